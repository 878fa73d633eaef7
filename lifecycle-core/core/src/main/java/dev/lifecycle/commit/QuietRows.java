package dev.lifecycle.commit;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which rows say that they planned no contact, so that they still say so once the past was worked out anew. */
public final class QuietRows {

    /** What makes a row the same one in another past: its event, or its rule and when that fired. */
    private record Sameness(String cause, @Nullable Instant at) {
        static Sameness of(HistoryEntry row) {
            String eventId = row.cause().eventId();
            return eventId == null
                    ? new Sameness(row.cause().trigger() + " " + row.cause().rule(), row.at())
                    : new Sameness(eventId, null);
        }
    }

    private final Set<Sameness> quiet = new HashSet<>();

    /** {@code lateId} is the id of an event that comes in quietly now; null if none does. */
    public QuietRows(List<HistoryEntry> known, @Nullable String lateId) {
        known.stream().filter(QuietRows::isQuiet).map(Sameness::of).forEach(quiet::add);
        if (lateId != null) {
            quiet.add(new Sameness(lateId, null));
        }
    }

    public List<HistoryEntry> marked(List<HistoryEntry> anew) {
        return anew.stream()
                .map(row -> quiet.contains(Sameness.of(row))
                        ? row.withNote(quietly(row.cause().note()))
                        : row)
                .toList();
    }

    private static String quietly(@Nullable String note) {
        if (note == null) {
            return Messages.QUIETLY;
        }
        return isMark(note) ? note : Messages.QUIETLY + ", " + note;
    }

    /** What a rule noted, so that it does not read as if the library had said that no contact was planned. */
    static String notMistakable(String noted) {
        return isMark(noted) ? "“" + noted + "”" : noted;
    }

    private static boolean isMark(String note) {
        return note.startsWith(Messages.QUIETLY);
    }

    private static boolean isQuiet(HistoryEntry row) {
        String note = row.cause().note();
        boolean moves = row.kind() != Kind.ADOPTED && row.kind() != Kind.CORRECTED;
        return moves && note != null && isMark(note);
    }
}
