package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.value.Cell;

/** Orders by hashes of 64 bits: of ten million, two are mixed up once in four hundred thousand files. */
final class Orders {

    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Orders() {}

    /** 0 where there is none. A cancellation that bears the order's number with a C before it belongs to that order. */
    static long hash(Cell text) {
        int length = text.length();
        boolean cancels =
                length > 1 && (text.charAt(0) == 'C' || text.charAt(0) == 'c') && Character.isDigit(text.charAt(1));
        long hash = START;
        for (int i = cancels ? 1 : 0; i < length; i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return length == 0 ? 0 : hash;
    }
}
