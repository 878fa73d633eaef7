package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.value.Cell;
import java.util.Arrays;

/**
 * A dictionary of texts: each has a number from 0, in the order of their coming. The texts lie one after the other in one array, each with
 * its number and its length before it, and the table points there: a look-up among a million costs two misses of the processor's cache
 * instead of five, which is half of the time it takes to read a file.
 */
final class Ids {

    private static final int NONE = -1;
    private static final int HEAD = 3;
    private static final int HALF = Short.SIZE;
    private static final long LOW = 0xFFFF_FFFFL;

    private char[] pool = new char[1 << 10];
    private int end;
    private int[] places = new int[1 << 6];
    private int size;

    /** A sum that means nothing, kept so that visits are not left out as useless. */
    @SuppressWarnings("UnusedVariable")
    private int visited;

    /** The hash in the upper half, the place in the pool plus one in the lower; 0 where there is none. */
    private long[] table = new long[1 << 7];

    /** The number of this text; -1 if it has not come yet. */
    int find(Cell text) {
        return find(text.array(), 0, text.length(), hash(text.array(), 0, text.length()));
    }

    private int find(char[] text, int from, int length, int hash) {
        int mask = table.length - 1;
        for (int at = hash & mask; ; at = (at + 1) & mask) {
            long entry = table[at];
            if (entry == 0) {
                return NONE;
            }
            if ((int) (entry >>> Integer.SIZE) == hash) {
                int place = (int) (entry & LOW) - 1;
                if (isAt(place, text, from, length)) {
                    return pool[place] << HALF | pool[place + 1];
                }
            }
        }
    }

    private boolean isAt(int place, char[] text, int from, int length) {
        int at = place + HEAD;
        return pool[place + 2] == length && Arrays.equals(pool, at, at + length, text, from, from + length);
    }

    /**
     * The numbers of many texts, which are taken in where they have not come yet. The places of all are visited before the first is
     * compared, so that the processor waits for its memory once, not once for each.
     *
     * @param texts   one after the other
     * @param ends    of each
     * @param hashes  room for as many numbers
     * @param numbers receives the numbers
     * @param count   how many texts there are
     */
    void numbers(char[] texts, int[] ends, int[] hashes, int[] numbers, int count) {
        int mask = table.length - 1;
        for (int i = 0, from = 0; i < count; from = ends[i++]) {
            hashes[i] = hash(texts, from, ends[i] - from);
        }
        for (int i = 0; i < count; i++) {
            numbers[i] = (int) (table[hashes[i] & mask] & LOW);
        }
        for (int i = 0; i < count; i++) {
            visited += numbers[i] == 0 ? 0 : pool[numbers[i] + 1];
        }
        for (int i = 0, from = 0; i < count; from = ends[i++]) {
            int length = ends[i] - from;
            int found = find(texts, from, length, hashes[i]);
            numbers[i] = found == NONE ? add(new String(texts, from, length)) : found;
        }
    }

    /** Takes in a text of at most 65,535 characters that has not come yet, and gives its number. */
    int add(String text) {
        int length = text.length();
        int needed = Math.addExact(end, HEAD + length);
        if (needed > pool.length) {
            pool = Arrays.copyOf(pool, (int)
                    Math.max(needed, Math.min(Integer.MAX_VALUE - 8, pool.length + (pool.length >> 1) + 0L)));
        }
        if (size == places.length) {
            places = Arrays.copyOf(places, 2 * size);
        }
        pool[end] = (char) (size >>> HALF);
        pool[end + 1] = (char) size;
        pool[end + 2] = (char) length;
        text.getChars(0, length, pool, end + HEAD);
        places[size] = end;
        end = needed;
        size++;
        if (2 * size > table.length) {
            table = new long[2 * table.length];
            for (int number = 0; number < size; number++) {
                put(number);
            }
        } else {
            put(size - 1);
        }
        return size - 1;
    }

    int size() {
        return size;
    }

    String text(int number) {
        int place = places[number];
        return new String(pool, place + HEAD, pool[place + 2]);
    }

    private void put(int number) {
        int place = places[number];
        int hash = hash(pool, place + HEAD, pool[place + 2]);
        int mask = table.length - 1;
        int at = hash & mask;
        while (table[at] != 0) {
            at = (at + 1) & mask;
        }
        table[at] = (long) hash << Integer.SIZE | place + 1L;
    }

    private static int hash(char[] text, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + text[i];
        }
        hash *= 0x9E3779B1;
        return hash ^ hash >>> 15;
    }
}
