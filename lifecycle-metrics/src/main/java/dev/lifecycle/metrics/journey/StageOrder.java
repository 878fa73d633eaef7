package dev.lifecycle.metrics.journey;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What a report was told about its stages.
 *
 * @param stages in their order; empty if none was declared
 * @param exits  those that are a way out
 * @param unit   what is counted as one: {@code subject} or {@code episode}
 */
record StageOrder(ArrayList<String> stages, TreeSet<String> exits, String unit) implements Serializable {

    static final StageOrder NONE = new StageOrder(new ArrayList<>(), new TreeSet<>(), "subject");

    StageOrder inOrder(Collection<String> inOrder) {
        return new StageOrder(new ArrayList<>(List.copyOf(inOrder)), exits, unit);
    }

    StageOrder withExits(Collection<String> waysOut) {
        return new StageOrder(stages, new TreeSet<>(List.copyOf(waysOut)), unit);
    }

    StageOrder per(String counted) {
        return new StageOrder(stages, exits, counted);
    }

    /** The id of a definition over visits, such as {@code transitions/per-subject}. */
    String id(String measure) {
        return measure + "/per-" + unit;
    }
}
