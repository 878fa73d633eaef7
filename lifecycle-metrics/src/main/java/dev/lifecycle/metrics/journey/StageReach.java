package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.internal.EventLog;
import java.util.Map;

/** How far subjects got, and from where they were lost; reads one subject's rows after another. */
final class StageReach {

    private final EventLog log;
    private final int[] order;
    private final StageOrder declared;
    private final Map<String, Long> counts;
    private long none;

    /** @param counts every stage to zero, to be counted into */
    StageReach(EventLog log, int[] order, StageOrder declared, Map<String, Long> counts) {
        this.log = log;
        this.order = order;
        this.declared = declared;
        this.counts = counts;
    }

    /** Subjects by stage. */
    Map<String, Long> counts() {
        return counts;
    }

    /** How many subjects had no such stage. */
    long none() {
        return none;
    }

    void furthest() {
        forEachSubject((start, end) -> {
            int furthest = -1;
            for (int i = start; i < end; i++) {
                furthest = Math.max(furthest, Math.max(rank(log.from(order[i])), rank(log.to(order[i]))));
            }
            count(furthest < 0 ? "" : declared.stages().get(furthest));
        });
    }

    void lastBeforeExit() {
        forEachSubject((start, end) -> {
            if (isExit(log.name(log.to(order[end - 1])))) {
                String stage = "";
                for (int i = end - 1; i >= start && (i == end - 1 || isExit(stage)); i--) {
                    String from = log.name(log.from(order[i]));
                    stage = !from.isEmpty() ? from : i > start ? log.name(log.to(order[i - 1])) : "";
                }
                count(isExit(stage) ? "" : stage);
            }
        });
    }

    private void count(String stage) {
        if (stage.isEmpty()) {
            none++;
        } else {
            counts.merge(stage, 1L, Long::sum);
        }
    }

    private boolean isExit(String stage) {
        return declared.exits().contains(stage);
    }

    /** Place in the declared order; −1 for exits and for no stage. */
    private int rank(int name) {
        String stage = log.name(name);
        if (stage.isEmpty() || isExit(stage)) {
            return -1;
        }
        int rank = declared.stages().indexOf(stage);
        if (rank < 0) {
            throw new IllegalArgumentException(Messages.noPlace(stage, declared.stages()));
        }
        return rank;
    }

    /** Takes one subject's rows, from start to before end. */
    private interface Taker {
        void take(int start, int end);
    }

    private void forEachSubject(Taker taker) {
        for (int start = 0; start < order.length; ) {
            int end = log.endOfSubject(order, start);
            taker.take(start, end);
            start = end;
        }
    }
}
