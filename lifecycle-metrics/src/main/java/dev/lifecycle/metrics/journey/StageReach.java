package dev.lifecycle.metrics.journey;

import java.util.Map;

/** How far subjects got, and from where they were lost; reads one subject's rows after another. */
final class StageReach {

    private final Visits visits;
    private final StageOrder declared;
    private final Map<String, Long> counts;
    private long none;

    StageReach(Visits visits) {
        this.visits = visits;
        this.declared = visits.declared();
        this.counts = visits.zeros();
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
            boolean counts = false;
            for (int i = start; i < end; i++) {
                if (!visits.counts(i)) {
                    continue;
                }
                counts = true;
                furthest = Math.max(furthest, Math.max(rank(visits.from(i)), rank(visits.stage(i))));
            }
            if (counts) {
                count(furthest < 0 ? "" : declared.stages().get(furthest));
            }
        });
    }

    void lastBeforeExit() {
        forEachSubject((start, end) -> {
            if (isExit(visits.stage(end - 1)) && visits.counts(end - 1)) {
                String stage = "";
                for (int i = end - 1; i >= start && (i == end - 1 || isExit(stage)); i--) {
                    String from = visits.from(i);
                    stage = !from.isEmpty() ? from : i > start ? visits.stage(i - 1) : "";
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
    private int rank(String stage) {
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
        for (int start = 0; start < visits.size(); ) {
            int end = visits.endOfSubject(start);
            taker.take(start, end);
            start = end;
        }
    }
}
