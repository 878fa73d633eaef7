package dev.lifecycle.examples.report.reading.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

/** A text that can be read again, from any of its lines. */
public interface Text {

    /** From its beginning. */
    Reader open() throws IOException;

    /** How many lines it has. A line ends with a line feed, a carriage return, or both. */
    long lines();

    /** From this many lines on. */
    default Reader openAfter(long lines) throws IOException {
        return lines == 0 ? open() : LineSkip.after(lines, open());
    }

    /** One of its lines, from 1; empty beyond its end. */
    default String line(long number) throws IOException {
        try (BufferedReader reader = new BufferedReader(openAfter(number - 1))) {
            String line = reader.readLine();
            return line == null ? "" : line;
        }
    }

    static Text of(String text) {
        long lines = text.lines().count();
        return new Text() {
            @Override
            public Reader open() {
                return new StringReader(text);
            }

            @Override
            public long lines() {
                return lines;
            }
        };
    }
}
