package dev.lifecycle.examples.report.reading.value;

import java.util.Locale;

/** The text of a cell without the blanks around it. Its array is used again for the next row: no object for each of millions of cells. */
public final class Cell implements CharSequence {

    private static final char NO_BREAK_SPACE = '\u00A0';
    private static final char NARROW_NO_BREAK_SPACE = '\u202F';

    private char[] chars = new char[32];
    private int length;

    public void clear() {
        length = 0;
    }

    public Cell set(String text) {
        return set(text.toCharArray(), 0, text.length());
    }

    public Cell set(char[] buffer, int offset, int count) {
        int from = offset;
        int to = offset + count;
        while (from < to && isBlank(buffer[from])) {
            from++;
        }
        while (from < to && isBlank(buffer[to - 1])) {
            to--;
        }
        length = to - from;
        if (length > chars.length) {
            chars = new char[Math.max(length, 2 * chars.length)];
        }
        System.arraycopy(buffer, from, chars, 0, length);
        return this;
    }

    public static boolean isBlank(char c) {
        return c <= ' ' || c == NO_BREAK_SPACE || c == NARROW_NO_BREAK_SPACE;
    }

    @Override
    public char charAt(int index) {
        return chars[index];
    }

    @Override
    public int length() {
        return length;
    }

    /** The array with the text at its beginning; for loops that read every character. */
    public char[] array() {
        return chars;
    }

    /** Whether it is printable ASCII alone, as most ids are. */
    public boolean isPlain() {
        for (int i = 0; i < length; i++) {
            if (chars[i] < ' ' || chars[i] > '~') {
                return false;
            }
        }
        return true;
    }

    public boolean isIgnoringCase(String lowerCase) {
        return lowerCase.length() == length
                && toString().toLowerCase(Locale.ROOT).equals(lowerCase);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().substring(start, end);
    }

    @Override
    public String toString() {
        return new String(chars, 0, length);
    }
}
