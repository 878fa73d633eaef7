package dev.lifecycle.store;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything kept of one subject in one model. Its monitor is what makes a commit atomic; only the position is read without it. */
final class Ledger {

    volatile @Nullable Position position;
    final List<HistoryEntry> rows = new ArrayList<>(4);
    final Set<String> eventIds = new HashSet<>(8);
    final Map<Touchpoint.Key, Touchpoint> touchpoints = new LinkedHashMap<>(4);

    long revision() {
        Position kept = position;
        return kept == null ? 0 : kept.revision();
    }
}
