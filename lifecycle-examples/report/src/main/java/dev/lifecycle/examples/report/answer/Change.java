package dev.lifecycle.examples.report.answer;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.rate.RateDifference;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.GrowthPeriod;
import java.util.List;
import java.util.Locale;

/** The last period that is over against the one before: what grew, what shrank, and whether that is more than chance. */
final class Change {

    /** A difference of two counts beyond so many of its standard errors is hardly chance: one time in twenty. */
    private static final double SURELY = 1.96;

    private final List<GrowthPeriod> over;
    private final String unit;

    private Change(List<GrowthPeriod> over, String unit) {
        this.over = over;
        this.unit = unit;
    }

    static Change of(Growth growth, Periods periods) {
        return new Change(growth.all().stream().filter(GrowthPeriod::complete).toList(), periods.id());
    }

    /** Whether there are two such periods. */
    boolean isKnown() {
        return over.size() >= 2;
    }

    /** What is compared, such as {@code 1998-05 against 1998-04, the last two months that are over}. */
    String title() {
        return latest().period().label() + " against " + before().period().label() + ", the last two " + unit
                + "s that are over";
    }

    /** A line for each. */
    List<String> lines() {
        return List.of(
                line("bought", latest().active(), before().active()),
                line("of them new", latest().newCustomers(), before().newCustomers()),
                line("of them back after a gap", latest().resurrected(), before().resurrected()),
                stayed());
    }

    private String stayed() {
        if (over.size() < 3
                || before().active() == 0
                || over.get(over.size() - 3).active() == 0) {
            return "  bought again from " + unit + " to " + unit + ": too early to compare";
        }
        Rate now = new Rate(latest().returning(), before().active());
        Rate then = new Rate(before().returning(), over.get(over.size() - 3).active());
        RateDifference difference = RateDifference.between(now, then);
        return String.format(
                Locale.ROOT,
                "  stayed from one %s to the next: %s after %s, %s",
                unit,
                percent(now),
                percent(then),
                difference.isSignificant() ? "more than chance" : "may be chance");
    }

    private static String percent(Rate rate) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * rate.value().orElse(0));
    }

    private static String line(String what, long now, long then) {
        boolean surely = Math.abs(now - then) > SURELY * Math.sqrt((double) now + then);
        return String.format(
                Locale.ROOT,
                "  %-26s %,10d after %,10d   %s",
                what,
                now,
                then,
                now == then ? "the same" : surely ? "more than chance" : "may be chance");
    }

    private GrowthPeriod latest() {
        return over.get(over.size() - 1);
    }

    private GrowthPeriod before() {
        return over.get(over.size() - 2);
    }
}
