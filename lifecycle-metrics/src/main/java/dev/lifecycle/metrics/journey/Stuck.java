package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has been in a stage for longer than nearly everybody stays there.
 *
 * <p>The limit of a stage is the time by which the declared share of its visits is over, after Kaplan and Meier: the first t with S(t) ≤ 1 − share, or the
 * middle of the stretch where the curve runs flat at exactly 1 − share. Visits that
 * go on count as having lasted at least so long; left out of it, they would make a stage look quicker the more people are stuck in it. A visit
 * that goes on for longer than the limit is stuck.
 *
 * <p>A stage has no limit, and nobody is stuck in it, while fewer visits than declared have ended, or while so many go on that the curve has not come
 * down so far. Stages declared as exits are left out: to be there for good is what they are for.
 *
 * <pre>{@code
 * Stuck stuck = rows.stream().collect(Stuck.of(moves.stages(model)).beyond(0.9).metric());
 * stuck.visits();     // who, since when, and how few stay so long: those furthest beyond their limit first
 * }</pre>
 *
 * @param definition id of the definition, such as {@code stuck/beyond-9-of-10/at-least-10/per-subject}
 * @param stages     in the declared order, then the natural one; without exits
 * @param visits     visits that go on beyond the limit of their stage, those furthest beyond it first
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier 1958</a>
 */
public record Stuck(String definition, List<StageLimit> stages, List<StuckVisit> visits)
        implements Result, Serializable {

    // A text is to be read; the list has all of them.
    private static final int SHOWN = 10;

    /**
     * The limit of one stage.
     *
     * @param stage which
     * @param ended visits that have ended
     * @param open  visits going on
     * @param limit how long the declared share of visits lasts at most; null if not known
     * @param low   where the 95 % band of the curve puts it at the earliest; null if not known
     * @param high  and at the latest; null if it may be later than anything observed
     * @param stuck of the open visits, those beyond the limit
     */
    public record StageLimit(
            String stage,
            long ended,
            long open,
            @Nullable Duration limit,
            @Nullable Duration low,
            @Nullable Duration high,
            long stuck)
            implements Serializable {

        /** {@code TRIAL: 3 of 40 stuck, limit 21.0 d}. */
        @Override
        public String toString() {
            return stage + ": " + stuck + " of " + open + " stuck, "
                    + (limit == null ? "no limit" : "limit " + Shown.time(limit));
        }
    }

    /**
     * One visit that goes on beyond the limit of its stage.
     *
     * @param subject who
     * @param stage   where
     * @param entered since when
     * @param lasted  how long so far
     * @param limit   of the stage
     * @param longer  the share of visits that last longer than this one has so far, 0 to 1, as far as the curve says
     */
    @SuppressWarnings("serial") // a subject is if the host means to send it
    public record StuckVisit(
            Object subject, String stage, Instant entered, Duration lasted, Duration limit, double longer)
            implements Serializable {

        /** {@code c-42 in TRIAL for 40.0 d, limit 21.0 d; 2.0 % stay longer}. */
        @Override
        public String toString() {
            return subject + " in " + stage + " for " + Shown.time(lasted) + ", limit " + Shown.time(limit) + "; "
                    + Shown.percent(longer) + " stay longer";
        }
    }

    /** Copies the lists. */
    public Stuck {
        stages = List.copyOf(stages);
        visits = List.copyOf(visits);
    }

    /** Over stage history: beyond nine tenths of the visits of a stage, once ten have ended, unless declared otherwise. */
    public static <T> StuckDefinition<T> of(StageHistory<T> history) {
        return StuckDefinition.of(history);
    }

    /** One stage, if it is known and no exit. */
    public Optional<StageLimit> in(String stage) {
        return stages.stream().filter(one -> one.stage().equals(stage)).findFirst();
    }

    /** Stuck visits of a stage of those that go on in it; undefined where nobody is there. */
    public MeasuredRate rate(String stage) {
        return MeasuredRate.of(
                in(stage).map(one -> new Rate(one.stuck(), one.open())).orElse(Rate.EMPTY), true, definition);
    }

    /** Stuck visits of all that go on, in whatever stage but an exit. */
    public MeasuredRate rate() {
        long open = stages.stream().mapToLong(StageLimit::open).sum();
        return MeasuredRate.of(new Rate(visits.size(), open), true, definition);
    }

    /** A line per stage, then the ten visits furthest beyond their limit. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("stage", "ended", "open", "limit", "95 %", "stuck"));
        for (StageLimit stage : stages) {
            table.line(List.of(
                    stage.stage(),
                    String.valueOf(stage.ended()),
                    String.valueOf(stage.open()),
                    stage.limit() == null ? "-" : text(stage.limit()),
                    stage.limit() == null ? "-" : text(stage.low()) + "–" + text(stage.high()),
                    String.valueOf(stage.stuck())));
        }
        StringBuilder text = new StringBuilder(table.toString());
        visits.stream().limit(SHOWN).forEach(visit -> text.append(visit).append('\n'));
        return visits.size() <= SHOWN
                ? text.toString()
                : text.append("and ")
                        .append(visits.size() - SHOWN)
                        .append(" more\n")
                        .toString();
    }

    private static String text(@Nullable Duration time) {
        return time == null ? "none" : Shown.time(time);
    }
}
