package dev.lifecycle.examples.quickstart.report;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of a whole base with one path for each customer. Where two were merged, the rows of both stand in order of time, as two
 * people would have written them; a person can only leave the stage they are in, so rows that say otherwise are passed over, and the row of
 * the merge leads to where the one customer stands.
 */
public final class Paths {

    private final List<HistoryEntry> rows = new ArrayList<>();
    private @Nullable String subject;
    private @Nullable Stage stage;

    private Paths() {}

    /** All rows of all customers, each customer's together and in order. */
    public static List<HistoryEntry> of(Lifecycle lifecycle) {
        Paths paths = new Paths();
        lifecycle.history().forEach(paths::take);
        return paths.rows;
    }

    private void take(HistoryEntry row) {
        if (!row.subject().equals(subject)) {
            subject = row.subject();
            stage = null;
        }
        Stage now = stage;
        if (now == null) {
            add(row);
        } else if (row.kind() == Kind.MERGED) {
            add(new HistoryEntry(row.key(), row.kind(), now, row.to(), row.episode(), row.cause(), row.times()));
        } else if (row.left().filter(now::is).isPresent()) {
            add(row);
        }
    }

    private void add(HistoryEntry row) {
        rows.add(row);
        stage = row.to();
    }
}
