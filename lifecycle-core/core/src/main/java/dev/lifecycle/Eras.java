package dev.lifecycle;

import dev.lifecycle.model.Migration;
import dev.lifecycle.model.StageModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of a model that were in force one after another, the present one last. */
final class Eras {

    /**
     * One version.
     *
     * @param since when it came into force; the first always was
     * @param way   how positions come there from the version before; null for the first
     */
    record Era(StageModel model, Instant since, @Nullable Migration way) {}

    private final List<Era> eras;

    /** {@code changes} lead to the present model without a gap, as {@link Versions} makes sure. */
    Eras(StageModel present, List<VersionChange> changes) {
        List<Era> all = new ArrayList<>();
        Instant since = Instant.MIN;
        Migration way = null;
        for (VersionChange change : changes) {
            StageModel past = change.way()
                    .past()
                    .orElseThrow(() -> new IllegalStateException(Messages.pastModelUnknown(change.way())));
            all.add(new Era(Versions.keptAs(present.name(), past), since, way));
            Instant next = change.since();
            if (next == null || !next.isAfter(since)) {
                throw new IllegalStateException(Messages.notInForceLater(change.way(), next, since));
            }
            since = next;
            way = change.way();
        }
        all.add(new Era(present, since, way));
        eras = List.copyOf(all);
    }

    Era get(int number) {
        return eras.get(number);
    }

    boolean isLast(int number) {
        return number == eras.size() - 1;
    }

    /** The number of the version in force at that instant. */
    int at(Instant instant) {
        int number = 0;
        while (!isLast(number) && !eras.get(number + 1).since().isAfter(instant)) {
            number++;
        }
        return number;
    }

    /** The number of the era in which this version was in force; the first for one that is older than all. */
    int ofVersion(int version) {
        for (int number = eras.size() - 1; number > 0; number--) {
            if (eras.get(number).model().version() <= version) {
                return number;
            }
        }
        return 0;
    }
}
