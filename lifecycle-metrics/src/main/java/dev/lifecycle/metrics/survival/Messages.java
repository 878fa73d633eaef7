package dev.lifecycle.metrics.survival;

import java.math.BigDecimal;
import java.math.MathContext;

/** Every text this package speaks to its user. */
final class Messages {

    private Messages() {}

    static String moreEntries(int entries, long durations) {
        return "there are " + entries + " late entries of " + durations + " durations";
    }

    static String tooManyDurations(int most) {
        return "an accumulator keeps up to " + most + " durations of a kind; count a sample of the subjects";
    }

    static String durationRefused(double duration) {
        return "a duration must be a number ≥ 0, but is " + duration;
    }

    static String entryRefused(double entry, double duration) {
        return "whoever is observed late must enter at a number ≥ 0 and before the duration ends, but enters at "
                + entry + " with duration " + duration;
    }

    static String row(int index, String problem) {
        return problem + ", in row " + index;
    }

    static String columnsDiffer(String what, int length, int expected) {
        return "every column needs a value per row, but " + what + " has " + length + " for " + expected + " durations";
    }

    static String levelOutOfRange(double level) {
        return "a confidence level lies between 0 and 1, such as 0.95, but is " + level;
    }

    static String probabilityOutOfRange(double p) {
        return "a quantile needs a probability between 0 and 1, such as 0.5 for the median, but has " + p;
    }

    static String noTime() {
        return "a time is a number, but this is NaN";
    }

    static String shorterThanRounding(double time) {
        return "somebody was observed for less than rounding can tell, from and to " + time
                + "; leave such rows out, or declare ties(Ties.EXACT)";
    }

    static String horizonRefused(double horizon) {
        return "a restricted mean needs a horizon that is a number ≥ 0, but has " + horizon;
    }

    /** Up to six digits, without zeros at the end. */
    static String number(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }
}
