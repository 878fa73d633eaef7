package dev.lifecycle.metrics.watch;

import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.Rate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.distribution.continuous.FDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** The points so far but the latest run of alerts, and what they make likely. Not thread-safe. */
final class Past {

    private static final double LEAST_EXPECTED = 5;
    private static final int LEAST_OF_WEEKDAY = 4;
    private static final double SHOWN = 0.01;

    private final Watch watch;
    private final List<Rate> all = new ArrayList<>();
    private final Map<LocalDate, Rate> run = new LinkedHashMap<>();
    private final Map<DayOfWeek, List<Rate>> byWeekday = new EnumMap<>(DayOfWeek.class);

    Past(Watch watch) {
        this.watch = watch;
    }

    /** What the past makes of the point, which then belongs to it. */
    WatchedRate verdict(LocalDate day, Rate rate) {
        WatchedRate point = judged(day, rate);
        if (point.isAlert()) {
            run.put(day, rate);
        } else {
            if (point.verdict() == WatchedRate.Verdict.USUAL) {
                run.forEach(this::add);
                run.clear();
            }
            add(day, rate);
        }
        return point;
    }

    private void add(LocalDate day, Rate rate) {
        all.add(rate);
        byWeekday
                .computeIfAbsent(day.getDayOfWeek(), weekday -> new ArrayList<>())
                .add(rate);
    }

    private WatchedRate judged(LocalDate day, Rate rate) {
        if (all.size() < watch.least()) {
            return WatchedRate.unknown(day, rate);
        }
        boolean own = watch.weekdays() && weekdaysDiffer();
        Rate pooled = own ? sum(byWeekday.getOrDefault(day.getDayOfWeek(), List.of())) : sum(all);
        double p = share(pooled);
        double n = rate.whole();
        if (n * p < LEAST_EXPECTED || n * (1 - p) < LEAST_EXPECTED) {
            return WatchedRate.unknown(day, rate);
        }
        int groups = own ? byWeekday.size() : 1;
        int freedom = all.size() - groups;
        double spread = Math.max(1, (own ? squaresWithin() : squares(all, p)) / freedom);
        double error = Math.sqrt(spread * p * (1 - p) * (1 / n + 1.0 / pooled.whole()));
        double t = (rate.value().orElseThrow() - p) / error;
        TDistribution student = new TDistribution(freedom);
        double beyond = switch (watch.side()) {
            case BOTH -> 2 * student.cumulativeProbability(-Math.abs(t));
            case DROPS -> student.cumulativeProbability(t);
            case RISES -> student.cumulativeProbability(-t);
        };
        double tail = watch.side() == Watch.Side.BOTH ? watch.falseAlarms() / 2 : watch.falseAlarms();
        double margin = -student.inverseCumulativeProbability(tail) * error;
        Interval usual = new Interval(
                watch.side() == Watch.Side.RISES ? 0 : Math.max(0, p - margin),
                watch.side() == Watch.Side.DROPS ? 1 : Math.min(1, p + margin));
        return new WatchedRate(
                day,
                rate,
                beyond < watch.falseAlarms() ? WatchedRate.Verdict.ALERT : WatchedRate.Verdict.USUAL,
                p,
                usual,
                beyond,
                own);
    }

    /** An F test of the weekdays' rates against the spread within weekdays. */
    private boolean weekdaysDiffer() {
        if (byWeekday.size() < DayOfWeek.values().length
                || byWeekday.values().stream().anyMatch(rates -> rates.size() < LEAST_OF_WEEKDAY)) {
            return false;
        }
        double p = share(sum(all));
        double between = 0;
        for (List<Rate> rates : byWeekday.values()) {
            Rate own = sum(rates);
            double off = (double) own.part() / own.whole() - p;
            between += own.whole() * off * off / (p * (1 - p));
        }
        int groups = byWeekday.size() - 1;
        int freedom = all.size() - byWeekday.size();
        double spread = Math.max(1, squaresWithin() / freedom);
        double f = between / groups / spread;
        return 1 - new FDistribution(groups, freedom).cumulativeProbability(f) < SHOWN;
    }

    private double squaresWithin() {
        double squares = 0;
        for (List<Rate> rates : byWeekday.values()) {
            squares += squares(rates, share(sum(rates)));
        }
        return squares;
    }

    /** Pearson's sum: what it is for chance alone is the number of points. */
    private static double squares(List<Rate> rates, double p) {
        double squares = 0;
        for (Rate rate : rates) {
            double off = rate.part() - rate.whole() * p;
            squares += off * off / (rate.whole() * p * (1 - p));
        }
        return squares;
    }

    /** With one more of either kind, so that it is never 0 or 1: such a past would make everything else impossible. */
    private static double share(Rate rate) {
        return (rate.part() + 1.0) / (rate.whole() + 2.0);
    }

    private static Rate sum(List<Rate> rates) {
        return rates.stream().reduce(Rate.EMPTY, Rate::plus);
    }
}
