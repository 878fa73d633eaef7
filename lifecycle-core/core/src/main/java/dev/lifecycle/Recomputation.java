package dev.lifecycle;

import dev.lifecycle.commit.CommitBuilder;
import dev.lifecycle.commit.DecidedEvent;
import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.commit.PastReplay;
import dev.lifecycle.commit.QuietRows;
import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Source;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.UnknownEvent;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a late event changes when the past is worked out anew with it: from the first difference on, the subject's rows are written once
 * more, behind a row that says so, and pending contacts that no longer follow are withdrawn.
 */
final class Recomputation {

    /** That a step at this instant planned this contact. */
    private record Emission(String id, String stage, Instant at) {}

    private record Place(long revision, int step) {}

    /**
     * What was read of a subject after its position was.
     *
     * @param written  every row, in the order written
     * @param revision the position's
     */
    record Past(List<HistoryEntry> written, long revision) {

        /** Whether somebody changed, merged or erased the subject between the two readings. */
        boolean isOutdated() {
            return written.isEmpty() || written.get(written.size() - 1).key().revision() > revision;
        }
    }

    private final Configuration configuration;
    private final LifecycleStore store;

    Recomputation(Configuration configuration) {
        this.configuration = configuration;
        store = configuration.store();
    }

    /** The rows that the store has of a subject that was found there. */
    Past past(FoundPosition found) {
        Position before = found.present();
        return new Past(store.history(before.model(), before.subject()), before.revision());
    }

    /** Empty if there is nothing to work out: the event is known already, or not all events of the subject are kept. */
    Optional<DecidedEvent> decide(Occurrence late, FoundPosition found, Past past) {
        Position before = found.present();
        Instant recorded = configuration.now();
        List<HistoryEntry> written = past.written();
        List<HistoryEntry> known = History.effective(written).stream()
                .filter(row -> row.kind() != Kind.RECOMPUTED)
                .toList();
        List<Occurrence> events = new ArrayList<>(store.events(before.model(), before.subject()));
        if (!areAllKept(known, events)
                || events.stream().anyMatch(kept -> kept.id().equals(late.id()))) {
            return Optional.empty();
        }
        insertInTimeOrder(events, late);

        HistoryEntry first = known.get(0);
        PastReplay replay = new PastReplay(
                configuration.versions(), before, first, events.get(0).at(), recorded);
        Outcome outcome = replay(replay, events, hostActs(known), late);
        Position after = replay.end(before);

        String name = configuration.model().nameOf(late.event());
        CommitBuilder commit = new CommitBuilder(found.stored(), after, recorded);
        List<HistoryEntry> anew = new QuietRows(known, configuration.quiet() ? late.id() : null)
                .marked(replay.commit().rows());
        supersede(commit, known, anew, name + " (" + late.id() + ")");
        List<Touchpoint.Key> withdrawn = withdrawn(before, written, replay.commit());
        return Optional.of(
                new DecidedEvent(late, name, before, commit.build(after, asKept(late, name), withdrawn), outcome));
    }

    private Occurrence asKept(Occurrence late, String name) {
        return configuration.model().knows(late.event()) ? late : late.with(new UnknownEvent(name, late.event()));
    }

    private static void insertInTimeOrder(List<Occurrence> events, Occurrence late) {
        int place = 0;
        while (place < events.size() && !events.get(place).at().isAfter(late.at())) {
            place++;
        }
        events.add(place, late);
    }

    /** What the host did of its own accord after the first row. */
    private static List<HistoryEntry> hostActs(List<HistoryEntry> rows) {
        return rows.subList(1, rows.size()).stream()
                .filter(row -> row.kind() == Kind.CORRECTED || row.kind() == Kind.ADOPTED || row.kind() == Kind.MERGED)
                .toList();
    }

    private static boolean areAllKept(List<HistoryEntry> rows, List<Occurrence> events) {
        Set<String> kept = new HashSet<>();
        events.forEach(event -> kept.add(event.id()));
        return rows.stream()
                .filter(row -> row.cause().source() == Source.EVENT)
                .allMatch(row -> kept.contains(row.cause().eventId()));
    }

    /** Events go before what the host did at the same instant. */
    private static Outcome replay(
            PastReplay replay, List<Occurrence> events, List<HistoryEntry> acts, Occurrence late) {
        Optional<Outcome> outcome = Optional.empty();
        int next = 0;
        for (Occurrence event : events) {
            while (next < acts.size() && acts.get(next).at().isBefore(event.at())) {
                replay.repeat(acts.get(next++));
            }
            Outcome again = replay.handle(event);
            outcome = event.id().equals(late.id()) ? Optional.of(again) : outcome;
        }
        acts.subList(next, acts.size()).forEach(replay::repeat);
        return outcome.orElseThrow();
    }

    /** Writes the rows anew from the first difference on, behind one that says so. */
    private static void supersede(
            CommitBuilder commit, List<HistoryEntry> known, List<HistoryEntry> anew, String cause) {
        int same = 0;
        while (same < known.size() && same < anew.size() && isAlike(known.get(same), anew.get(same))) {
            same++;
        }
        Instant from = anew.get(same).at();
        for (HistoryEntry row : known.subList(same, known.size())) {
            from = row.at().isBefore(from) ? row.at() : from;
        }
        Instant since = from;
        List<HistoryEntry> before =
                anew.stream().filter(row -> row.at().isBefore(since)).toList();
        commit.supersede(since, before.isEmpty() ? anew.get(0) : before.get(before.size() - 1), cause + " came late");
        anew.stream().filter(row -> !row.at().isBefore(since)).forEach(commit::addAgain);
    }

    /** The same but for where it stands and when it was written. */
    private static boolean isAlike(HistoryEntry one, HistoryEntry other) {
        return one.kind() == other.kind()
                && one.key().version() == other.key().version()
                && one.left().map(Stage::id).equals(other.left().map(Stage::id))
                && one.to().is(other.to())
                && one.episode() == other.episode()
                && Objects.equals(one.cause(), other.cause())
                && one.kept().equals(other.kept())
                && one.times().occurred().equals(other.times().occurred())
                && one.at().equals(other.at());
    }

    /** Pending contacts whose step, as it is known now, did not happen, or was followed by leaving. */
    private List<Touchpoint.Key> withdrawn(Position before, List<HistoryEntry> written, CommitBuilder anew) {
        List<Touchpoint> pending = store.touchpoints(before.model(), before.subject()).stream()
                .filter(touchpoint -> touchpoint.status() == Touchpoint.Status.PENDING)
                .toList();
        if (pending.isEmpty()) {
            return List.of();
        }
        Map<Place, HistoryEntry> rows = new HashMap<>();
        written.forEach(
                row -> rows.put(new Place(row.key().revision(), row.key().step()), row));
        List<Emission> follow = new ArrayList<>();
        for (Touchpoint planned : anew.touchpoints()) {
            if (planned.status() == Touchpoint.Status.PENDING) {
                follow.add(emission(planned, anew.rows().get(planned.key().step())));
            }
        }
        List<Touchpoint.Key> withdrawn = new ArrayList<>();
        for (Touchpoint touchpoint : pending) {
            Touchpoint.Key key = touchpoint.key();
            HistoryEntry planner = rows.get(new Place(key.revision(), key.step()));
            // after a merge the rows have other places, and what was planned before it stays planned
            if (planner != null && !follow.remove(emission(touchpoint, planner))) {
                withdrawn.add(key);
            }
        }
        return withdrawn;
    }

    private static Emission emission(Touchpoint touchpoint, HistoryEntry planner) {
        return new Emission(touchpoint.id(), touchpoint.stage().id(), planner.at());
    }
}
