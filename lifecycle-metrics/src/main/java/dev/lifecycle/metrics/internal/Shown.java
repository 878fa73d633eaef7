package dev.lifecycle.metrics.internal;

import java.time.Duration;
import java.util.Locale;

/** Shares, p-values and times as texts that never round something to nothing, nor nearly all to all. */
public final class Shown {

    private static final double LEAST_P = 0.001;

    private Shown() {}

    /** {@code p = 0.146}, or {@code p < 0.001}: a small p-value is never zero. */
    public static String p(double value) {
        return value < LEAST_P ? "p < 0.001" : String.format(Locale.ROOT, "p = %.3f", value);
    }

    /**
     * {@code 15.0 %}; {@code < 0.1 %} for a share that is not zero but would round to it, {@code > 99.9 %} for one that is not all.
     *
     * @param value 0 to 1
     */
    public static String percent(double value) {
        return number(100 * value) + " %";
    }

    /** {@code 12.0 d}, {@code 2.0 h} or {@code 10.0 min}: the largest of these units of which there is one. */
    public static String time(Duration time) {
        if (time.toDays() > 0) {
            return String.format(Locale.ROOT, "%.1f d", time.toSeconds() / 86_400.0);
        }
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%.1f h", time.toSeconds() / 3_600.0)
                : String.format(Locale.ROOT, "%.1f min", time.toMillis() / 60_000.0);
    }

    /** The same without the sign: a bound of an interval. */
    static String number(double percent) {
        String rounded = String.format(Locale.ROOT, "%.1f", percent);
        if (percent > 0 && rounded.equals("0.0")) {
            return "< 0.1";
        }
        return percent < 100 && rounded.equals("100.0") ? "> 99.9" : rounded;
    }
}
