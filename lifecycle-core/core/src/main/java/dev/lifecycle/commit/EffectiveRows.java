package dev.lifecycle.commit;

import dev.lifecycle.model.History;
import dev.lifecycle.stage.HistoryEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows of many subjects, each subject's together, without those that a recomputation superseded; holds one subject's rows at a time. */
public final class EffectiveRows implements Iterator<HistoryEntry> {

    private final Iterator<HistoryEntry> written;
    private @Nullable HistoryEntry ahead;
    private Iterator<HistoryEntry> ofSubject = List.<HistoryEntry>of().iterator();

    private EffectiveRows(Iterator<HistoryEntry> written) {
        this.written = written;
    }

    public static Stream<HistoryEntry> of(Stream<HistoryEntry> written) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(
                                new EffectiveRows(written.iterator()), Spliterator.ORDERED | Spliterator.NONNULL),
                        false)
                .onClose(written::close);
    }

    @Override
    public boolean hasNext() {
        return ofSubject.hasNext() || ahead != null || written.hasNext();
    }

    @Override
    public HistoryEntry next() {
        if (!ofSubject.hasNext()) {
            ofSubject = History.effective(nextSubject()).iterator();
        }
        return ofSubject.next();
    }

    private List<HistoryEntry> nextSubject() {
        HistoryEntry row = ahead == null ? written.next() : ahead;
        List<HistoryEntry> rows = new ArrayList<>();
        String subject = row.subject();
        ahead = null;
        rows.add(row);
        while (ahead == null && written.hasNext()) {
            HistoryEntry next = written.next();
            if (next.subject().equals(subject)) {
                rows.add(next);
            } else {
                ahead = next;
            }
        }
        return rows;
    }
}
