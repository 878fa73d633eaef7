package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.EventState;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A log of stage entries read as visits: each entry lasts until the subject's next one. Visits are numbered from 0, subject by
 * subject, in order of time.
 */
final class Visits {

    private final EventState log;
    private final long until;
    private final int[] order;
    private final StageOrder declared;
    private final String rows;
    private final List<String> stages;
    // The events that are counted; null for all.
    private final @Nullable BitSet counted;

    private Visits(
            EventState log,
            long until,
            int[] order,
            StageOrder declared,
            String rows,
            List<String> stages,
            @Nullable BitSet counted) {
        this.log = log;
        this.until = until;
        this.order = order;
        this.declared = declared;
        this.rows = rows;
        this.stages = stages;
        this.counted = counted;
    }

    /** @param rows what the definition ids say of the rows */
    static Visits of(EventState log, int[] order, long until, StageOrder declared, String rows) {
        Set<String> stages = new LinkedHashSet<>(declared.stages());
        stages.addAll(Arrays.asList(log.names()));
        return new Visits(log, until, order, declared, rows, List.copyOf(stages), null);
    }

    /** The same paths, of whose visits only those that these events began are counted. */
    Visits only(BitSet events) {
        return new Visits(log, until, order, declared, rows, stages, events);
    }

    /** Whether the visit is to be counted; if not, it still is what its subject came from or went to. */
    boolean counts(int visit) {
        return counted == null || counted.get(order[visit]);
    }

    /** How many are counted. */
    int counted() {
        return counted == null ? size() : counted.cardinality();
    }

    /** How many, counted or not. */
    int size() {
        return order.length;
    }

    /** Until when was observed, in microseconds. */
    long until() {
        return until;
    }

    /** What a definition id says of the rows. */
    String rows() {
        return rows;
    }

    /** What was told about stages. */
    StageOrder declared() {
        return declared;
    }

    /** All stages: the declared ones in their order, others in the natural one. */
    List<String> stages() {
        return stages;
    }

    /** Every stage to zero, to be counted into. */
    Map<String, Long> zeros() {
        Map<String, Long> zeros = new LinkedHashMap<>();
        stages.forEach(stage -> zeros.put(stage, 0L));
        return zeros;
    }

    /** The number of a stage, or {@link EventState#NONE} if nobody ever was there. */
    int number(String stage) {
        return log.nameNumber(stage);
    }

    /** The number of the visit's stage. */
    int stageNumber(int visit) {
        return log.to(order[visit]);
    }

    /** The visit's stage. */
    String stage(int visit) {
        return log.name(stageNumber(visit));
    }

    /** The stage the row says its subject came from; empty text if it does not say. */
    String from(int visit) {
        return log.name(log.from(order[visit]));
    }

    /** The dense number of the visit's subject. */
    int subject(int visit) {
        return log.subject(order[visit]);
    }

    /** The visit's subject. */
    Object subjectId(int visit) {
        return log.id(subject(visit));
    }

    /** When the visit began, in microseconds. */
    long at(int visit) {
        return log.at(order[visit]);
    }

    /** When it ended, or until when it was observed, in microseconds. */
    long end(int visit) {
        return isOpen(visit) ? until : at(visit + 1);
    }

    /** How long it lasted, in microseconds. */
    long lasted(int visit) {
        return end(visit) - at(visit);
    }

    /** Whether it is the subject's first. */
    boolean isFirst(int visit) {
        return visit == 0 || subject(visit - 1) != subject(visit);
    }

    /** Whether it is the subject's last, which goes on. */
    boolean isOpen(int visit) {
        return visit == order.length - 1 || subject(visit + 1) != subject(visit);
    }

    /** Where the visits of this one's subject end, itself excluded. */
    int endOfSubject(int visit) {
        return log.endOfSubject(order, visit);
    }
}
