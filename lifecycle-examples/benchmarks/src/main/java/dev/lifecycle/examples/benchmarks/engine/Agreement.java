package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.job.Tape;

/** Before anything is measured: do two engines end in the same stage, event by event? */
public final class Agreement {

    private Agreement() {}

    /**
     * Feeds the whole tape to both.
     *
     * @return how many events moved their customer to another stage
     * @throws IllegalStateException at the first event after which they differ
     */
    public static int check(Contestant contestant, boolean stored, Tape tape) {
        Engine trusted = Contestant.TABLE.live(tape);
        Engine engine = stored ? contestant.stored(tape) : contestant.live(tape);
        int[] stages = new int[tape.names().length];
        int moved = 0;
        for (int place = 0; place < tape.size(); place++) {
            int expected = trusted.feed(place);
            int seen = engine.feed(place);
            if (seen != expected) {
                throw new IllegalStateException(contestant.title() + (stored ? ", stored," : ", live,")
                        + " leads to stage " + seen + " at event " + place + ", " + tape.events()[place]
                        + ", where the table leads to " + expected);
            }
            int customer = tape.customers()[place];
            moved += stages[customer] == expected ? 0 : 1;
            stages[customer] = expected;
        }
        return moved;
    }
}
