package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {

    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final TerminalProgress progress =
            new TerminalProgress(new PrintStream(written, true, StandardCharsets.UTF_8), nanos::get);

    @Test
    void rate_and_time_to_go_are_told_within_two_seconds_on_one_line() {
        after(1_900, 5_000_000, 100);
        assertThat(text())
                .contains("Reading: 5.0 M rows, 100 of 336 MB, 53 MB/s, about 5 s to go")
                .doesNotContain("\n");
        after(100, 5_100_000, 102);
        assertThat(text()).as("not at every call").doesNotContain("5.1 M rows");
        after(500, 6_000_000, 120);
        assertThat(text()).contains("6.0 M rows");
    }

    @Test
    void the_line_is_wiped_at_the_end_and_never_written_for_a_short_run() {
        progress.end();
        assertThat(text()).isEmpty();
        after(2_000, 1, 1);
        progress.end();
        assertThat(text()).endsWith("\r");
    }

    private void after(long millis, long rows, long megabytes) {
        nanos.addAndGet(millis * 1_000_000);
        progress.reading(rows, megabytes * 1_000_000, 336_000_000);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
