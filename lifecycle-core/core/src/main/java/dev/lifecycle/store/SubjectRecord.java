package dev.lifecycle.store;

import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.UnknownEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything but touchpoints kept of one subject in one model. All is done under its monitor; only positions are read without it. */
final class SubjectRecord {

    volatile @Nullable Position position;
    volatile @Nullable String mergedInto;
    /** Set once the subject has another name: whoever waited for this record must look again. */
    boolean gone;

    private final List<HistoryEntry> rows = new ArrayList<>(4);
    private final Map<String, Instant> recorded = new HashMap<>(8);
    private final Map<String, Occurrence> events = new LinkedHashMap<>(0);

    boolean knows(@Nullable String eventId) {
        return eventId != null && recorded.containsKey(eventId);
    }

    /** Whether nobody changed the subject since it was found like this; where nothing is said of that, the revision tells. */
    boolean isAt(long revision, @Nullable Position found) {
        Position kept = position;
        return !gone && (kept == null ? 0 : kept.revision()) == revision && (found == null || found.equals(kept));
    }

    List<HistoryEntry> rows() {
        return List.copyOf(rows);
    }

    List<Occurrence> events() {
        List<Occurrence> inOrder = new ArrayList<>(events.values());
        inOrder.sort(Comparator.comparing(Occurrence::at));
        return List.copyOf(inOrder);
    }

    void keep(Commit commit, boolean withEvent) {
        rows.addAll(commit.history());
        Occurrence occurrence = commit.occurrence();
        if (occurrence != null) {
            recorded.put(
                    occurrence.id(),
                    commit.history().get(commit.history().size() - 1).times().recorded());
            if (withEvent) {
                Object itself = occurrence.event() instanceof UnknownEvent unknown ? unknown.event() : null;
                events.put(occurrence.id(), itself == null ? occurrence : occurrence.with(itself));
            }
        }
        position = commit.position();
    }

    long prune(Instant before) {
        forgetSuperseded(before);
        int known = recorded.size();
        recorded.entrySet().removeIf(id -> id.getValue().isBefore(before) && !events.containsKey(id.getKey()));
        return known - (long) recorded.size();
    }

    /** Drops the rows that something recorded before this instant has superseded. */
    private void forgetSuperseded(Instant before) {
        if (rows.stream().anyMatch(row -> row.kind() == Kind.RECOMPUTED)) {
            rows.removeAll(new HashSet<>(History.superseded(rows, before)));
        }
    }

    /** What an erasure leaves of the other record. */
    void takeErased(SubjectRecord other, Erasure erasure) {
        other.rows.forEach(row -> rows.add(erasure.erased(row)));
        rows.add(erasure.row());
        position = erasure.frozen();
    }

    /** Takes over what the other record keeps, which is left empty but for its tombstone. */
    void absorb(SubjectRecord other, Merge merge) {
        Set<String> shared = new HashSet<>(other.events.keySet());
        shared.retainAll(recorded.keySet());
        Set<String> known = new HashSet<>(recorded.keySet());
        known.addAll(other.recorded.keySet());
        Map<String, String> anew = Merge.anew(shared, known);
        List<HistoryEntry> joined = merge.joined(rows, other.rows, anew);
        rows.clear();
        rows.addAll(joined);
        String subject = merge.into().subject();
        other.events.forEach((id, event) -> {
            String kept = anew.getOrDefault(id, id);
            recorded.putIfAbsent(
                    kept, other.recorded.getOrDefault(id, merge.row().times().recorded()));
            events.put(kept, Occurrence.kept(subject, event.event(), event.at(), kept));
        });
        other.recorded.forEach(recorded::putIfAbsent);
        position = merge.into();
        other.rows.clear();
        other.recorded.clear();
        other.events.clear();
        // in this order: whoever reads a tombstone without the monitor can then read whom it points to
        other.mergedInto = merge.into().subject();
        other.position = merge.from();
    }
}
