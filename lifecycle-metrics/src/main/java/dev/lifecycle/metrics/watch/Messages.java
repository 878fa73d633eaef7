package dev.lifecycle.metrics.watch;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String falseAlarms(double share) {
        return "the share of false alarms lies above 0 and is at most 0.5, but it is " + share;
    }

    static String least(int points) {
        return "a past needs at least 3 points to vary, but " + points + " were declared";
    }
}
