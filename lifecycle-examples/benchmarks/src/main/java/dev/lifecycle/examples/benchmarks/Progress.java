package dev.lifecycle.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;

/** What is at work, on the error stream: the whole takes the better part of an hour. */
final class Progress {

    private Progress() {}

    /** Says it with the time since this process began, such as {@code [12:05] scale: replay, 2 threads …}. */
    static void say(String doing) {
        Duration elapsed =
                Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        System.err.printf(Locale.ROOT, "[%d:%02d] %s%n", elapsed.toMinutes(), elapsed.toSecondsPart(), doing);
    }
}
