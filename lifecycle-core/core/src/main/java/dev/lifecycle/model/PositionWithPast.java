package dev.lifecycle.model;

import dev.lifecycle.model.engine.Past;

/** A position that remembers more than where it stands: a class of its own, so that all others pay nothing for it. */
final class PositionWithPast extends Position {

    private final Past past;

    PositionWithPast(Positions.Values values) {
        super(values);
        past = values.past;
    }

    PositionWithPast(
            Position before, byte[] tallies, long lastEventAt, long asOf, boolean timersDone, long nextDue, Past past) {
        super(before, tallies, lastEventAt, asOf, timersDone, nextDue);
        this.past = past;
    }

    PositionWithPast(
            Position before,
            byte[] tallies,
            long lastEventAt,
            int stage,
            int reached,
            long at,
            int episode,
            long nextDue,
            Past past) {
        super(before, tallies, lastEventAt, stage, reached, at, episode, nextDue);
        this.past = past;
    }

    @Override
    Past past() {
        return past;
    }
}
