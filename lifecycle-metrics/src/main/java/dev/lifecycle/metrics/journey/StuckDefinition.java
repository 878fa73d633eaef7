package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.survival.KaplanMeier;
import dev.lifecycle.metrics.survival.SurvivalQuantile;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** When a visit is stuck, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class StuckDefinition<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final double NINE_TENTHS = 0.9;
    private static final int TEN = 10;

    private final StageHistory<T> history;
    private final double share;
    private final int least;

    private StuckDefinition(StageHistory<T> history, double share, int least) {
        this.history = history;
        this.share = share;
        this.least = least;
    }

    static <T> StuckDefinition<T> of(StageHistory<T> history) {
        return new StuckDefinition<>(history, NINE_TENTHS, TEN);
    }

    /**
     * The share of a stage's visits that are over by its limit.
     *
     * @throws IllegalArgumentException unless above 0 and below 1
     */
    public StuckDefinition<T> beyond(double shareOfVisits) {
        if (!(shareOfVisits > 0 && shareOfVisits < 1)) {
            throw new IllegalArgumentException(Messages.shareOfVisits(shareOfVisits));
        }
        return new StuckDefinition<>(history, shareOfVisits, least);
    }

    /**
     * How many visits of a stage must have ended before it has a limit.
     *
     * @throws IllegalArgumentException if below 1
     */
    public StuckDefinition<T> atLeast(int endedVisits) {
        if (endedVisits < 1) {
            throw new IllegalArgumentException(Messages.endedVisits(endedVisits));
        }
        return new StuckDefinition<>(history, share, endedVisits);
    }

    /** The metric. Broken down with {@link Metric#by}, the visits of a segment are compared with one another. */
    public Metric<T, ?, Stuck> metric() {
        double beyond = share;
        int ended = least;
        String id = "stuck/beyond-" + fraction(beyond) + "/at-least-" + ended;
        return history.read(id, visits -> new Reading(visits, beyond, ended).read(id));
    }

    /** {@code 9-of-10} for 0.9. */
    private static String fraction(double share) {
        BigDecimal digits = BigDecimal.valueOf(share).stripTrailingZeros();
        return digits.unscaledValue() + "-of-" + BigInteger.TEN.pow(digits.scale());
    }

    private record Reading(Visits visits, double share, int least) {

        private Stuck read(String id) {
            List<Stuck.StageLimit> limits = new ArrayList<>();
            List<Stuck.StuckVisit> stuck = new ArrayList<>();
            for (String stage : visits.stages()) {
                if (!visits.declared().exits().contains(stage)) {
                    limits.add(limit(stage, stuck));
                }
            }
            stuck.sort(Comparator.<Stuck.StuckVisit>comparingDouble(StuckDefinition::excess)
                    .reversed()
                    .thenComparing(Stuck.StuckVisit::entered)
                    .thenComparing(visit -> String.valueOf(visit.subject())));
            return new Stuck(id + visits.declared().exitsId() + visits.rows(), limits, stuck);
        }

        private Stuck.StageLimit limit(String stage, List<Stuck.StuckVisit> stuck) {
            int number = visits.number(stage);
            int[] here = new int[visits.size()];
            int count = 0;
            int open = 0;
            for (int i = 0; i < visits.size(); i++) {
                if (visits.stageNumber(i) == number && visits.counts(i)) {
                    here[count++] = i;
                    open += visits.isOpen(i) ? 1 : 0;
                }
            }
            if (count - open < least) {
                return new Stuck.StageLimit(stage, count - open, open, null, null, null, 0);
            }
            KaplanMeier curve = curve(Arrays.copyOf(here, count));
            SurvivalQuantile by = curve.quantile(share);
            Duration limit = time(by.time());
            int before = stuck.size();
            for (int i = 0; i < count && limit != null; i++) {
                Duration lasted = Duration.of(visits.lasted(here[i]), ChronoUnit.MICROS);
                if (visits.isOpen(here[i]) && lasted.compareTo(limit) > 0) {
                    stuck.add(new Stuck.StuckVisit(
                            visits.subjectId(here[i]),
                            stage,
                            Instants.of(visits.at(here[i])),
                            lasted,
                            limit,
                            curve.survival((double) visits.lasted(here[i]))));
                }
            }
            return new Stuck.StageLimit(
                    stage, count - open, open, limit, time(by.low()), time(by.high()), stuck.size() - before);
        }

        private KaplanMeier curve(int[] here) {
            double[] lasted = new double[here.length];
            boolean[] ended = new boolean[here.length];
            for (int i = 0; i < here.length; i++) {
                lasted[i] = visits.lasted(here[i]);
                ended[i] = !visits.isOpen(here[i]);
            }
            return KaplanMeier.ofColumns(lasted, ended);
        }
    }

    private static double excess(Stuck.StuckVisit visit) {
        return (double) visit.lasted().toNanos() / Math.max(1, visit.limit().toNanos());
    }

    private static @Nullable Duration time(OptionalDouble micros) {
        return micros.isPresent() ? Duration.of(Math.round(micros.getAsDouble()), ChronoUnit.MICROS) : null;
    }
}
