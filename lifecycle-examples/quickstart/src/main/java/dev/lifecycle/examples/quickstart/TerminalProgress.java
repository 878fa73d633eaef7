package dev.lifecycle.examples.quickstart;

import dev.lifecycle.examples.report.reading.Progress;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Says twice a second how far reading has come, how fast it goes and how long it will take, on a line that is written over. */
final class TerminalProgress implements Progress {

    private static final long NANOS = 1_000_000_000;
    private static final long BETWEEN = NANOS / 2;
    private static final int WIDTH = 78;
    private static final double MEGA = 1e6;

    private final PrintStream to;
    private final LongSupplier nanoTime;
    private final long start;
    private long last;
    private boolean written;

    /** By this clock, which need not show any time of day. */
    TerminalProgress(PrintStream to, LongSupplier nanoTime) {
        this.to = to;
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
        last = start;
    }

    @Override
    public void reading(long rows, long bytes, long ofBytes) {
        long now = nanoTime.getAsLong();
        if (now - last < BETWEEN) {
            return;
        }
        last = now;
        double seconds = (double) (now - start) / NANOS;
        double left = bytes == 0 ? 0 : seconds * Math.max(0, ofBytes - bytes) / bytes;
        write(String.format(
                Locale.ROOT,
                "Reading: %.1f M rows, %.0f of %.0f MB, %.0f MB/s, about %.0f s to go",
                rows / MEGA,
                bytes / MEGA,
                ofBytes / MEGA,
                bytes / MEGA / seconds,
                Math.ceil(left)));
        written = true;
    }

    /** Wipes the line. */
    void end() {
        if (written) {
            write("");
            to.print("\r");
            to.flush();
        }
    }

    private void write(String text) {
        to.print("\r" + text + " ".repeat(Math.max(0, WIDTH - text.length())));
        to.flush();
    }
}
