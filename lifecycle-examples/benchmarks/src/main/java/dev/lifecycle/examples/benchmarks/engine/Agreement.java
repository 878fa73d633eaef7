package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.EventLog;

/** Before anything is measured: do two engines end in the same stage, event by event? */
public final class Agreement {

    private Agreement() {}

    /**
     * Feeds the whole log to both.
     *
     * @return how many events moved their customer to another stage
     * @throws IllegalStateException at the first event after which they differ
     */
    public static int check(Contestant contestant, boolean stored, EventLog log) {
        Engine trusted = Contestant.TABLE.live(log);
        Engine engine = stored ? contestant.stored(log) : contestant.live(log);
        int[] stages = new int[log.names().length];
        int moved = 0;
        for (int place = 0; place < log.size(); place++) {
            int expected = trusted.feed(place);
            int seen = engine.feed(place);
            if (seen != expected) {
                throw new IllegalStateException(contestant.title() + (stored ? ", stored," : ", live,")
                        + " leads to stage " + seen + " at event " + place + ", " + log.events()[place]
                        + ", where the table leads to " + expected);
            }
            int customer = log.customers()[place];
            moved += stages[customer] == expected ? 0 : 1;
            stages[customer] = expected;
        }
        return moved;
    }
}
