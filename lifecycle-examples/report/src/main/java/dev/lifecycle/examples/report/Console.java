package dev.lifecycle.examples.report;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What the program says on the terminal: UTF-8 whatever the locale, numbers the same everywhere. */
public final class Console {

    private final PrintStream out;

    /** Writes to this stream, which stays open. */
    public Console(OutputStream stream) {
        out = new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    /** One line, with {@code %,d} and the like. */
    @SuppressWarnings("AnnotateFormatMethod") // an example need not depend on a checker's annotations
    public void line(String format, Object... values) {
        out.print(String.format(Locale.ROOT, format, values) + "\n");
        out.flush();
    }

    /** A headline with an empty line above it. */
    public void head(String format, Object... values) {
        line("");
        line(format, values);
    }

    /** A finished text of one or more lines, each moved in by two blanks. */
    public void block(Object text) {
        text.toString().lines().forEach(one -> line("%s", one.isEmpty() ? "" : "  " + one));
    }
}
