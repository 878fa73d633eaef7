package dev.lifecycle;

import dev.lifecycle.model.History;
import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.HistoryEntry.Source;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Outcome;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Touchpoint;
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

    private final LifecycleStore store;
    private final Eras eras;

    Recomputation(LifecycleStore store, Eras eras) {
        this.store = store;
        this.eras = eras;
    }

    /** Empty if there is nothing to work out: the event is known already, or not all events of the subject are kept. */
    Optional<Draft> draft(Standing standing, Occurrence late, String name, Instant recorded) {
        Position base = standing.base();
        String model = base.model();
        List<HistoryEntry> written = store.history(model, base.subject());
        List<HistoryEntry> told = History.effective(written).stream()
                .filter(row -> row.kind() != Kind.RECOMPUTED)
                .toList();
        List<Occurrence> events = new ArrayList<>(store.events(model, base.subject()));
        if (!areAllKept(told, events)
                || events.stream().anyMatch(kept -> kept.id().equals(late.id()))) {
            return Optional.empty();
        }
        int place = 0;
        while (place < events.size() && !events.get(place).at().isAfter(late.at())) {
            place++;
        }
        events.add(place, late);

        HistoryEntry first = told.get(0);
        Retelling retelling = new Retelling(eras, base, first, events.get(0).at(), recorded);
        List<HistoryEntry> acts = told.subList(1, told.size()).stream()
                .filter(row -> row.kind() == Kind.CORRECTED || row.kind() == Kind.ADOPTED || row.kind() == Kind.MERGED)
                .toList();
        Outcome outcome = tell(retelling, events, acts, late);
        Position after = retelling.end(base);

        Plan plan = new Plan(standing.stored(), after, recorded);
        correct(plan, told, retelling.plan().rows(), name + " (" + late.id() + ")");
        List<Touchpoint.Key> withdrawn = withdrawn(base, written, retelling.plan());
        return Optional.of(new Draft(late, name, base, plan, plan.commit(after, late, withdrawn), outcome));
    }

    private static boolean areAllKept(List<HistoryEntry> rows, List<Occurrence> events) {
        Set<String> kept = new HashSet<>();
        events.forEach(event -> kept.add(event.id()));
        return rows.stream()
                .filter(row -> row.cause().source() == Source.EVENT)
                .allMatch(row -> kept.contains(row.cause().eventId()));
    }

    /** Events go before what the host did at the same instant. */
    private static Outcome tell(
            Retelling retelling, List<Occurrence> events, List<HistoryEntry> acts, Occurrence late) {
        Optional<Outcome> outcome = Optional.empty();
        int next = 0;
        for (Occurrence event : events) {
            while (next < acts.size() && acts.get(next).at().isBefore(event.at())) {
                retelling.tell(acts.get(next++));
            }
            Outcome told = retelling.tell(event);
            outcome = event.id().equals(late.id()) ? Optional.of(told) : outcome;
        }
        acts.subList(next, acts.size()).forEach(retelling::tell);
        return outcome.orElseThrow();
    }

    private static void correct(Plan plan, List<HistoryEntry> told, List<HistoryEntry> anew, String cause) {
        int same = 0;
        while (same < told.size() && same < anew.size() && isAlike(told.get(same), anew.get(same))) {
            same++;
        }
        Instant from = anew.get(same).at();
        for (HistoryEntry row : told.subList(same, told.size())) {
            from = row.at().isBefore(from) ? row.at() : from;
        }
        Instant since = from;
        List<HistoryEntry> before =
                anew.stream().filter(row -> row.at().isBefore(since)).toList();
        plan.supersede(since, before.isEmpty() ? anew.get(0) : before.get(before.size() - 1), cause + " came late");
        anew.stream().filter(row -> !row.at().isBefore(since)).forEach(plan::addAgain);
    }

    /** The same but for where it stands and when it was written. */
    private static boolean isAlike(HistoryEntry one, HistoryEntry other) {
        return one.kind() == other.kind()
                && one.key().version() == other.key().version()
                && one.left().map(Stage::id).equals(other.left().map(Stage::id))
                && one.to().is(other.to())
                && one.episode() == other.episode()
                && Objects.equals(one.cause(), other.cause())
                && one.times().occurred().equals(other.times().occurred())
                && one.at().equals(other.at());
    }

    /** Pending contacts whose step, as told now, did not happen, or was followed by leaving. */
    private List<Touchpoint.Key> withdrawn(Position base, List<HistoryEntry> written, Plan anew) {
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
        for (Touchpoint pending : store.touchpoints(base.model(), base.subject())) {
            Touchpoint.Key key = pending.key();
            HistoryEntry planner = rows.get(new Place(key.revision(), key.step()));
            // after a merge the rows have other places, and what was planned before it stays planned
            if (pending.status() == Touchpoint.Status.PENDING
                    && planner != null
                    && !follow.remove(emission(pending, planner))) {
                withdrawn.add(key);
            }
        }
        return withdrawn;
    }

    private static Emission emission(Touchpoint touchpoint, HistoryEntry planner) {
        return new Emission(touchpoint.id(), touchpoint.stage().id(), planner.at());
    }
}
