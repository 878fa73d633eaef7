package dev.lifecycle.model;

import dev.lifecycle.model.engine.Spent;

/** A position with a past that no timer is to fire for: a class of its own, so that all others pay nothing for it. */
final class PositionWithPast extends Position {

    private final Spent past;

    PositionWithPast(Positions.Values values) {
        super(values);
        past = values.spent;
    }

    PositionWithPast(Position before, byte[] tallies, long lastEventAt, long asOf, boolean timersDone, long nextDue) {
        super(before, tallies, lastEventAt, asOf, timersDone, nextDue);
        past = before.past();
    }

    PositionWithPast(
            Position before,
            byte[] tallies,
            long lastEventAt,
            int stage,
            int reached,
            long at,
            int episode,
            long nextDue) {
        super(before, tallies, lastEventAt, stage, reached, at, episode, nextDue);
        past = before.past();
    }

    @Override
    Spent past() {
        return past;
    }
}
