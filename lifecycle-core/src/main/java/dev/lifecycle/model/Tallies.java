package dev.lifecycle.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts and latest instants per event type, packed: for each type seen, its number and its count as varints and the instant in eight
 * bytes. Seven types cost 88 bytes this way and 272 as a map of objects, and every position carries one.
 */
final class Tallies {

    static final byte[] EMPTY = {};

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Tallies() {}

    /** The same with one more event of this type. */
    static byte[] plus(byte[] packed, int type, long at) {
        return plus(packed, type, 1, at);
    }

    static byte[] plus(byte[] packed, int type, long count, long at) {
        int entry = find(packed, type);
        int countAt = entry < 0 ? packed.length + width(type) : entry + width(type);
        long before = entry < 0 ? 0 : read(packed, countAt);
        long last = entry < 0 ? at : Math.max(at, instantAfter(packed, countAt));
        long after = before + count;
        int grows = width(after) - (entry < 0 ? 0 : width(before));
        byte[] result = new byte[packed.length + grows + (entry < 0 ? width(type) + Long.BYTES : 0)];
        if (entry < 0) {
            System.arraycopy(packed, 0, result, 0, packed.length);
            write(result, packed.length, type);
        } else {
            System.arraycopy(packed, 0, result, 0, countAt);
            int rest = countAt + width(before);
            System.arraycopy(packed, rest, result, rest + grows, packed.length - rest);
        }
        write(result, countAt, after);
        LONGS.set(result, countAt + width(after), last);
        return result;
    }

    static long count(byte[] packed, int type) {
        int entry = find(packed, type);
        return entry < 0 ? 0 : read(packed, entry + width(type));
    }

    /** The latest instant in microseconds, or {@link Micros#NEVER}. */
    static long last(byte[] packed, int type) {
        int entry = find(packed, type);
        return entry < 0 ? Micros.NEVER : instantAfter(packed, entry + width(type));
    }

    /** Where the entry after this one begins; the first begins at 0, and the end is the array's. */
    static int next(byte[] packed, int entry) {
        int countAt = entry + width(read(packed, entry));
        return countAt + width(read(packed, countAt)) + Long.BYTES;
    }

    static int typeAt(byte[] packed, int entry) {
        return (int) read(packed, entry);
    }

    private static int find(byte[] packed, int type) {
        for (int entry = 0; entry < packed.length; entry = next(packed, entry)) {
            if (read(packed, entry) == type) {
                return entry;
            }
        }
        return -1;
    }

    private static long instantAfter(byte[] packed, int countAt) {
        return (long) LONGS.get(packed, countAt + width(read(packed, countAt)));
    }

    private static int width(long value) {
        int width = 1;
        for (long rest = value >>> 7; rest != 0; rest >>>= 7) {
            width++;
        }
        return width;
    }

    private static long read(byte[] packed, int from) {
        long value = 0;
        int shift = 0;
        int i = from;
        while (packed[i] < 0) {
            value |= (packed[i++] & 0x7FL) << shift;
            shift += 7;
        }
        return value | (long) packed[i] << shift;
    }

    private static void write(byte[] packed, int from, long value) {
        int i = from;
        long rest = value;
        while (rest > 0x7F) {
            packed[i++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        packed[i] = (byte) rest;
    }
}
