package dev.lifecycle;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Touchpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one commit changed.
 *
 * @param before      the position before; null for a subject that is new
 * @param after       the position kept
 * @param entries     the rows of history it wrote, in order
 * @param touchpoints the contacts it planned
 */
public record Change(
        @Nullable Position before, Position after, List<HistoryEntry> entries, List<Touchpoint> touchpoints) {

    /** Copies the lists. */
    public Change {
        entries = List.copyOf(entries);
        touchpoints = List.copyOf(touchpoints);
    }

    /** Whose change it is. */
    public String subject() {
        return after.subject();
    }

    /** The position before, unless the subject is new. */
    public Optional<Position> previous() {
        return Optional.ofNullable(before);
    }

    /** Whether the subject is in another stage than before; a new subject is. */
    public boolean movedStage() {
        return before == null || !before.stage().is(after.stage());
    }
}
