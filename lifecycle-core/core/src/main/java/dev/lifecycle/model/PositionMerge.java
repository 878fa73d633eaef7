package dev.lifecycle.model;

/** Two positions made one. */
final class PositionMerge {

    private final Table table;
    private final Position into;
    private final Position from;

    PositionMerge(Table table, Position into, Position from) {
        this.table = table;
        this.into = into;
        this.from = from;
    }

    Position position() {
        Position further = rank(from) > rank(into) ? from : into;
        PositionDraft draft = new PositionDraft(further);
        draft.subject = into.subject;
        draft.revision = into.revision;
        draft.asOf = Math.max(into.asOf, from.asOf);
        if (further.asOf < draft.asOf) {
            draft.flags &= ~Position.TIMERS_DONE;
        }
        draft.lastEventAt = Math.max(into.lastEventAt, from.lastEventAt);
        draft.episode = Math.max(into.episode, from.episode);
        draft.furthest = Math.max(into.furthest, from.furthest);
        draft.furthestEver = Math.max(into.furthestEver, from.furthestEver);
        draft.tallies = sum(into.tallies, from.tallies);
        return table.finished(draft);
    }

    private int rank(Position position) {
        return table.exits[position.stage] ? -1 : position.stage;
    }

    private static byte[] sum(byte[] into, byte[] from) {
        byte[] sum = into;
        for (int entry = 0; entry < from.length; entry = Tallies.next(from, entry)) {
            int type = Tallies.typeAt(from, entry);
            sum = Tallies.plus(sum, type, Tallies.count(from, type), Tallies.last(from, type));
        }
        return sum;
    }
}
