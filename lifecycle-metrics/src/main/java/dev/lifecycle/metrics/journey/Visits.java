package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.EventState;
import dev.lifecycle.metrics.internal.bytes.KeyedId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A log of stage entries read as visits: each entry lasts until the subject's next one. Visits are numbered from 0, subject by
 * subject, in order of time. Where subjects are episodes, the last visit of one lasts until the next episode of its customer begins.
 */
final class Visits {

    private final EventState log;
    private final long until;
    private final int[] order;
    private final StageOrder declared;
    private final String rows;
    private final List<String> stages;
    // From the number of an episode to the first visit of the one after it; empty where subjects are no episodes.
    private final Map<Integer, Integer> laterEpisodes;
    // The events that are counted; null for all.
    private final @Nullable BitSet counted;

    private Visits(
            EventState log,
            long until,
            int[] order,
            StageOrder declared,
            String rows,
            List<String> stages,
            Map<Integer, Integer> laterEpisodes,
            @Nullable BitSet counted) {
        this.log = log;
        this.until = until;
        this.order = order;
        this.declared = declared;
        this.rows = rows;
        this.stages = stages;
        this.laterEpisodes = laterEpisodes;
        this.counted = counted;
    }

    /** @param rows what the definition ids say of the rows */
    static Visits of(EventState log, int[] order, long until, StageOrder declared, String rows) {
        Set<String> stages = new LinkedHashSet<>(declared.stages());
        stages.addAll(Arrays.asList(log.names()));
        return new Visits(log, until, order, declared, rows, List.copyOf(stages), laterEpisodes(log, order), null);
    }

    private static Map<Integer, Integer> laterEpisodes(EventState log, int[] order) {
        Map<Object, TreeMap<Integer, Integer>> firstVisits = new HashMap<>();
        for (int start = 0; start < order.length; start = log.endOfSubject(order, start)) {
            if (log.id(log.subject(order[start])) instanceof KeyedId id && id.which() instanceof Integer episode) {
                firstVisits
                        .computeIfAbsent(id.whose(), whose -> new TreeMap<>())
                        .put(episode, start);
            }
        }
        Map<Integer, Integer> later = new HashMap<>();
        firstVisits
                .values()
                .forEach(visits -> visits.forEach((episode, first) -> {
                    Map.Entry<Integer, Integer> next = visits.higherEntry(episode);
                    if (next != null) {
                        later.put(log.subject(order[first]), next.getValue());
                    }
                }));
        return later;
    }

    /** The same paths, of whose visits only those that these events began are counted. */
    Visits only(BitSet events) {
        return new Visits(log, until, order, declared, rows, stages, laterEpisodes, events);
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
        int next = next(visit);
        // Rows of an episode may come after the next one began; it ended when it began then.
        return next < 0 ? until : Math.max(at(visit), at(next));
    }

    /** How long it lasted, in microseconds. */
    long lasted(int visit) {
        return end(visit) - at(visit);
    }

    /** Whether it is the subject's first. */
    boolean isFirst(int visit) {
        return visit == 0 || subject(visit - 1) != subject(visit);
    }

    /** Whether it is the subject's last. */
    boolean isLast(int visit) {
        return visit == order.length - 1 || subject(visit + 1) != subject(visit);
    }

    /** Whether it goes on: it is the last of its subject, of whom no later episode has begun. */
    boolean isOpen(int visit) {
        return next(visit) < 0;
    }

    /** The visit that ended this one: the subject's next, else the first of its customer's next episode; {@link EventState#NONE} while it goes on. */
    int next(int visit) {
        return isLast(visit) ? laterEpisodes.getOrDefault(subject(visit), EventState.NONE) : visit + 1;
    }

    /** Where the visits of this one's subject end, itself excluded. */
    int endOfSubject(int visit) {
        return log.endOfSubject(order, visit);
    }
}
