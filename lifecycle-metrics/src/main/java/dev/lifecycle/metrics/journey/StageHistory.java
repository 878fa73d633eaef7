package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.bytes.KeyedId;
import dev.lifecycle.metrics.internal.counts.Cells;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stage history as metrics see it: rows that each bring a subject into a stage at an instant. {@link Population},
 * {@link TransitionMatrix}, {@link StageFlows}, {@link TimeInStage}, {@link StageConversion} and {@link Funnel} are all made
 * {@code of} it. Immutable: every option gives a new one.
 *
 * <p>Broken down with {@code by(…)}, a visit belongs to the segment of the row that began it, while the path of its subject stays whole: who enters by
 * the web and goes on in the shop has converted in the segment of the web. A funnel's subjects belong to the segment of their first step.
 *
 * <p>Each row begins a new visit of its stage, also when the subject came from the same one; rows that change nothing are kept
 * out with {@link #where}. Rows of one instant go by {@link #orderedBy}, else each follows the one that leads to its from.
 * A missing subject, instant or stage is refused with {@link dev.lifecycle.metrics.InvalidRowException}.
 *
 * <pre>{@code
 * StageHistory<Move> moves = StageHistory.of(Move::customer, Move::at, Move::from, Move::to);
 * TransitionMatrix matrix = rows.stream().collect(TransitionMatrix.of(moves).metric());
 * Funnel funnel = rows.stream().collect(Funnel.of(moves).steps("DISCOVERY", "ACQUISITION", "RETENTION").metric());
 * }</pre>
 */
public final class StageHistory<T> implements Serializable {

    private static final long serialVersionUID = 1L;
    // More steps than one commit can hold, so that revision and step make one number.
    private static final long STEPS_PER_REVISION = 1L << 20;

    private final EventMetric.Source<T> source;
    private final StageOrder order;

    private StageHistory(EventMetric.Source<T> source, StageOrder order) {
        this.source = source;
        this.order = order;
    }

    /** What is read from the visits; serialisable like the metric that carries it. */
    interface Reading<R> extends Serializable {
        R read(Visits visits);
    }

    /** A reading that is a sum over subjects. */
    interface SummedReading<R> extends Reading<R> {
        /** Counts the visits of one customer into its cells. */
        void count(Visits one, Cells into);

        /** The result of all who were counted, told the same about rows and until when they were observed. */
        R result(Cells all, StageOrder declared, String rows, long until);
    }

    /**
     * Over any rows of the host.
     *
     * @param subject who
     * @param at      when it came into the stage
     * @param from    the stage it left; null for the first row of a subject
     * @param to      the stage it came into
     */
    public static <T> StageHistory<T> of(
            Extractor<? super T, ?> subject,
            Extractor<? super T, Instant> at,
            Extractor<? super T, @Nullable String> from,
            Extractor<? super T, String> to) {
        return new StageHistory<>(
                new EventMetric.Source<T>(subject, at, null, from, to, null, null, null, "subject"), StageOrder.NONE);
    }

    /**
     * Over the history of stage models, such as {@code Lifecycle.history()}: the rows by which subjects came into a stage, in their
     * own order. Where two subjects were merged, the rows of both are read as {@linkplain #joinedBy one path}.
     */
    public static StageHistory<HistoryEntry> ofEntries() {
        return StageHistory.<HistoryEntry>of(
                        HistoryEntry::subject,
                        HistoryEntry::at,
                        entry -> entry.left().map(Stage::id).orElse(null),
                        entry -> entry.to().id())
                .where("entry", HistoryEntry::isEntry)
                .joinedBy(row -> row.kind() == Kind.MERGED)
                .orderedBy(entry -> entry.key().revision() * STEPS_PER_REVISION
                        + entry.key().step());
    }

    /** Decides between rows of one instant: a revision, a line number. */
    public StageHistory<T> orderedBy(Extractor<? super T, Long> sequence) {
        return with(source.orderedBy(sequence));
    }

    /**
     * Only rows for which this holds bring a subject into a stage.
     *
     * @param name what the condition asks, as the definition id names it: {@code entry}
     * @throws IllegalArgumentException if the name is blank
     */
    public StageHistory<T> where(String name, Extractor<? super T, Boolean> condition) {
        return with(source.where(name, condition));
    }

    /**
     * Rows for which this holds join another subject to theirs, and the rows of both now stand under one name in order of time, as two
     * people wrote them. They are read as the path of one customer, who can only leave the stage they are in:
     * <ul>
     *   <li>the first row of the subject begins it;
     *   <li>a row whose from is another stage than the one the path has reached, or that has none, was the other's and is passed over;
     *   <li>the joining row leads from wherever the path is to its stage; if the path is there already, it begins no visit.
     * </ul>
     * A joining row after {@link #observedUntil} counts no more, but says all the same that these are the rows of two. Subjects without such a row are read as ever. Rows that join are read even where {@link #where} says otherwise, and rows
     * must tell their from.
     */
    public StageHistory<T> joinedBy(Extractor<? super T, Boolean> condition) {
        return with(source.joinedBy(condition));
    }

    /** Until when was observed: rows from then on are left out, visits then still going on are open. Without it the data end with the last row. */
    public StageHistory<T> observedUntil(Instant end) {
        return with(source.until(end));
    }

    /** The order in which results list stages, and that they list these even without rows. Others follow in natural order. */
    public StageHistory<T> stages(Collection<String> inOrder) {
        return new StageHistory<>(source, order.inOrder(inOrder));
    }

    /** The stages of a model in its order, with those it marks as exits. */
    public StageHistory<T> stages(StageModel model) {
        List<String> inOrder = model.stages().stream().map(Stage::id).toList();
        List<String> ways =
                model.stages().stream().filter(model::isExit).map(Stage::id).toList();
        return new StageHistory<>(source, order.inOrder(inOrder).withExits(ways));
    }

    /** The stages that are a way out (lost, churned): nobody got furthest into them, and {@link PopulationDefinition#lastBeforeExit()} looks back from them. */
    public StageHistory<T> exits(Collection<String> waysOut) {
        return new StageHistory<>(source, order.withExits(waysOut));
    }

    /**
     * Every episode of a subject on its own: a customer in its second pass counts again. An episode is over when the subject's next one begins, and so is
     * the visit it stood in, which led to the stage that the next one began in.
     */
    public StageHistory<T> perEpisode(Extractor<? super T, Integer> episode) {
        Extractor<? super T, ?> subject = source.subject();
        EventMetric.Source<T> keyed = source.keyedBy(
                "episode",
                row -> new KeyedId(
                        Rows.<T, Object>required(subject, row, "subject"),
                        Rows.<T, Integer>required(episode, row, "episode")));
        return with(keyed);
    }

    /** A metric over the visits, called so in its definition id. */
    <R> Metric<T, ?, R> read(String counted, Reading<R> reading) {
        return new VisitMetric<>(source, counted + order.id() + source.id(), order, reading);
    }

    /** The rows, for who reads events instead of visits. */
    EventMetric.Source<T> source() {
        return source;
    }

    /** What was told about stages. */
    StageOrder order() {
        return order;
    }

    private StageHistory<T> with(EventMetric.Source<T> other) {
        return new StageHistory<>(other, order);
    }
}
