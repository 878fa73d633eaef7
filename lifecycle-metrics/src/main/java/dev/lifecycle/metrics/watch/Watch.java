package dev.lifecycle.metrics.watch;

import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Looks at a rate day by day, or month by month, and says when it leaves what its own past makes likely. Immutable: every option gives a new one.
 *
 * <p>A point is compared with the points before it. While alerts follow each other none of them counts among these, so that a drop does not become usual by lasting; one that was followed by a
 * usual point does, or the past would look steadier than it is and cry wolf. What is likely is the pooled rate of these, ± Student's quantile ×
 * {@code √(φ · p(1 − p) · (1/n + 1/N))}: n of the point, N of its past, φ how much more the past varies than chance alone would, at least 1. Of as many usual points as the declared
 * share some raise an alert all the same; that is the false-alarm rate, and the price of seeing real ones.
 *
 * <p>No verdict is given, and said to be unknown, while the past has fewer than eight points (unless declared otherwise), or where fewer than five of either kind are to be expected in a point. Slow drifts move the past with them and raise no alert: compare
 * with a {@link dev.lifecycle.metrics.rate.RateDifference} instead.
 *
 * <pre>{@code
 * Watched csat = Watch.falseAlarms(0.01).drops().over(monthlyShares);
 * csat.latest().get().isAlert();       // wake somebody
 * }</pre>
 *
 * @param falseAlarms share of usual points that raise an alert, above 0 and at most 0.5
 * @param side        which way out is an alert
 * @param weekdays    whether weekdays may differ
 * @param least       points that a past needs
 * @see <a href="https://doi.org/10.1002/qre.1017">Laney 2002, on control charts of rates that vary more than chance</a>
 */
public record Watch(double falseAlarms, Side side, boolean weekdays, int least) implements Serializable {

    private static final int LEAST_POINTS = 8;

    /** Which way out of the usual is an alert. */
    public enum Side {
        /** Above and below. */
        BOTH,
        /** Below alone. */
        DROPS,
        /** Above alone. */
        RISES
    }

    /** @throws IllegalArgumentException if the share of false alarms or the number of points is out of range */
    public Watch {
        if (!(falseAlarms > 0 && falseAlarms <= 0.5)) {
            throw new IllegalArgumentException(Messages.falseAlarms(falseAlarms));
        }
        if (least < 3) {
            throw new IllegalArgumentException(Messages.least(least));
        }
    }

    /**
     * A watch on both sides.
     *
     * @param share of usual points that may raise an alert, such as 0.01: one in a hundred
     */
    public static Watch falseAlarms(double share) {
        return new Watch(share, Side.BOTH, false, LEAST_POINTS);
    }

    /** Only what lies too low is an alert. */
    public Watch drops() {
        return new Watch(falseAlarms, Side.DROPS, weekdays, least);
    }

    /** Only what lies too high is an alert. */
    public Watch rises() {
        return new Watch(falseAlarms, Side.RISES, weekdays, least);
    }

    /**
     * Where the past shows that weekdays differ (by an F test at 1 %, once each has four points), a day is compared with its own weekday. For points that are days.
     */
    public Watch byWeekday() {
        return new Watch(falseAlarms, side, true, least);
    }

    /** How many points a past needs before it says what is usual; 8 unless declared, at least 3. */
    public Watch atLeast(int points) {
        return new Watch(falseAlarms, side, weekdays, points);
    }

    /**
     * The verdict on each point, by its own past.
     *
     * @param rates the first day of each period to its rate; one of nobody is passed over
     */
    public Watched over(SortedMap<LocalDate, Rate> rates) {
        List<WatchedRate> points = new ArrayList<>();
        Past past = new Past(this);
        for (Map.Entry<LocalDate, Rate> entry : rates.entrySet()) {
            if (entry.getValue().whole() > 0) {
                points.add(past.verdict(entry.getKey(), entry.getValue()));
            }
        }
        return new Watched(this, points);
    }
}
