package dev.lifecycle.commit;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a model and the ways that lead from each to the next, in one list: numbered from 0, the present one last. Subjects stay
 * under the name they were first kept under, so that renaming a model moves nothing that is stored.
 */
public final class Versions {

    /**
     * The step from one version to the next.
     *
     * @param way   how positions come there
     * @param since when the version it leads to came into force; null where nobody needs to know
     */
    public record Change(Migration way, @Nullable Instant since) {}

    private final List<Change> changes;
    private final StageModel present;
    private final List<Optional<StageModel>> past;

    /**
     * The model and the changes that led to it.
     *
     * @throws IllegalStateException unless the changes, oldest first, form a chain to the model
     */
    public Versions(StageModel model, List<Change> changes) {
        this.changes = List.copyOf(changes);
        for (int i = 0; i < changes.size(); i++) {
            Migration way = changes.get(i).way();
            boolean last = i == changes.size() - 1;
            String nextModel = last ? model.name() : changes.get(i + 1).way().fromModel();
            int nextVersion = last ? model.version() : changes.get(i + 1).way().fromVersion();
            if (!way.to().name().equals(nextModel) || way.to().version() != nextVersion) {
                throw new IllegalStateException(Messages.migrationsDoNotMeet(way.toString(), model.toString()));
            }
        }
        String name = changes.isEmpty() ? model.name() : changes.get(0).way().fromModel();
        present = keptAs(name, model);
        past = changes.stream()
                .map(change -> change.way().past().map(earlier -> keptAs(name, earlier)))
                .toList();
    }

    private static StageModel keptAs(String name, StageModel model) {
        return name.equals(model.name())
                ? model
                : model.extend(name).version(model.version()).build();
    }

    /** The present version, under the name that its subjects are kept under. */
    public StageModel present() {
        return present;
    }

    /** The position in the present version, taken over when each version came into force or, where that is not said, now. */
    public Position inPresent(Position stored, Supplier<Instant> now) {
        Position position = stored;
        for (Change change : changes) {
            if (position.version() == change.way().fromVersion()) {
                position = change.way().apply(position, inForceSince(change, now));
            }
        }
        return present.own(position);
    }

    private static Instant inForceSince(Change change, Supplier<Instant> now) {
        Instant since = change.since();
        return since == null ? now.get() : since;
    }

    /**
     * What telling the past anew needs.
     *
     * @throws IllegalStateException unless every earlier model is known, and each came into force later than the one before
     */
    public void requireTimeline() {
        for (int number = 1; number <= last(); number++) {
            model(number - 1);
            if (!since(number).isAfter(since(number - 1))) {
                throw new IllegalStateException(
                        Messages.notInForceLater(way(number).toString(), since(number), since(number - 1)));
            }
        }
    }

    /** The number of the present version. */
    public int last() {
        return changes.size();
    }

    /** The model of this number, under the name that its subjects are kept under. */
    public StageModel model(int number) {
        return number == last()
                ? present
                : past.get(number)
                        .orElseThrow(() -> new IllegalStateException(
                                Messages.pastModelUnknown(way(number + 1).toString())));
    }

    /** Since when the version of this number was in force; the first always was. */
    public Instant since(int number) {
        if (number == 0) {
            return Instant.MIN;
        }
        Instant since = changes.get(number - 1).since();
        if (since == null) {
            throw new IllegalStateException(Messages.inForceUnknown(way(number).toString()));
        }
        return since;
    }

    /** The position of the version before in the one of this number. */
    public Position takeOver(Position position, int number) {
        return model(number).own(way(number).apply(position, since(number)));
    }

    /** The number of the version in force at that instant. */
    public int at(Instant instant) {
        int number = 0;
        while (number < last() && !since(number + 1).isAfter(instant)) {
            number++;
        }
        return number;
    }

    /** The number of the version that a row says it was written under; the first for one that is older than all. */
    public int ofVersion(int version) {
        for (int number = last(); number > 0; number--) {
            if (model(number).version() <= version) {
                return number;
            }
        }
        return 0;
    }

    private Migration way(int number) {
        return changes.get(number - 1).way();
    }
}
