package dev.lifecycle.examples.report.purchases;

import static dev.lifecycle.examples.report.Report.ordered;

import dev.lifecycle.examples.report.rows.Lasting;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.survival.KaplanMeier;
import dev.lifecycle.metrics.survival.SurvivalPoint;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How long customers last: from the first purchase until they have been silent for the given days for the first time, in weeks. Those
 * who have not been are censored at the end of the observation.
 */
final class Tenure {

    private static final double DAYS_PER_WEEK = 7;

    private final int silence;
    private final KaplanMeier curve;

    private Tenure(int silence, KaplanMeier curve) {
        this.silence = silence;
        this.curve = curve;
    }

    static Tenure of(List<PurchaseDay> days, int silence, LocalDate observedUntil) {
        return new Tenure(
                silence,
                lasting(days, silence, observedUntil).stream()
                        .collect(KaplanMeier.of(Lasting::weeks, Lasting::ended).metric()));
    }

    /** How long each customer has lasted. */
    static List<Lasting> lasting(List<PurchaseDay> days, int silence, LocalDate observedUntil) {
        Map<String, TreeSet<LocalDate>> byCustomer = new TreeMap<>();
        days.forEach(day -> byCustomer
                .computeIfAbsent(day.customer(), customer -> new TreeSet<>())
                .add(day.day()));
        List<Lasting> lasting = new ArrayList<>(byCustomer.size());
        for (TreeSet<LocalDate> bought : byCustomer.values()) {
            LocalDate end = firstLoss(new ArrayList<>(bought), silence, observedUntil);
            double weeks = ChronoUnit.DAYS.between(bought.first(), end == null ? observedUntil : end) / DAYS_PER_WEEK;
            lasting.add(new Lasting("all", weeks, end != null));
        }
        return lasting;
    }

    private static @Nullable LocalDate firstLoss(List<LocalDate> bought, int silence, LocalDate observedUntil) {
        for (int i = 0; i < bought.size(); i++) {
            LocalDate loss = bought.get(i).plusDays(silence);
            LocalDate next = i + 1 < bought.size() ? bought.get(i + 1) : observedUntil.plusDays(1);
            if (loss.isBefore(next)) {
                return loss;
            }
        }
        return null;
    }

    Map<String, @Nullable Object> figures() {
        return ordered(
                "definition", "kaplan-meier/first-silence-of-" + silence + "-days/weeks/log-interval",
                "customers", curve.subjects(),
                "censored", curve.censored(),
                "median", orNull(curve.median().time()),
                "curve", curve.points().stream().map(Tenure::point).toList());
    }

    private static Map<String, @Nullable Object> point(SurvivalPoint point) {
        return ordered(
                "week", point.time(),
                "atRisk", point.atRisk(),
                "lost", point.events(),
                "survival", point.survival(),
                "low", point.interval().map(Interval::low).orElse(null),
                "high", point.interval().map(Interval::high).orElse(null));
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
