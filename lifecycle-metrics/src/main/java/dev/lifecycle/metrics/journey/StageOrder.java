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
 */
record StageOrder(ArrayList<String> stages, TreeSet<String> exits) implements Serializable {

    static final StageOrder NONE = new StageOrder(new ArrayList<>(), new TreeSet<>());

    StageOrder inOrder(Collection<String> inOrder) {
        return new StageOrder(new ArrayList<>(List.copyOf(inOrder)), exits);
    }

    StageOrder withExits(Collection<String> waysOut) {
        return new StageOrder(stages, new TreeSet<>(List.copyOf(waysOut)));
    }

    /** What the order adds to the definition of a result that depends on it. */
    String id() {
        return "/of-" + String.join(",", stages) + exitsId();
    }

    /** What the exits add. */
    String exitsId() {
        return exits.isEmpty() ? "" : "/exits-" + String.join(",", exits);
    }
}
