package dev.lifecycle;

import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.commit.Versions;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads where subjects stand: in the model's present version, and across merges. */
final class PositionReader {

    private static final int PAGE = 500;
    private static final int READ_AGAIN = 1_000;

    private final Configuration configuration;
    private final LifecycleStore store;
    private final Versions versions;
    private final StageModel model;

    PositionReader(Configuration configuration) {
        this.configuration = configuration;
        store = configuration.store();
        versions = configuration.versions();
        model = configuration.model();
    }

    /** The subject, or the one it was merged into; empty if it is not known. */
    Optional<FoundPosition> find(String subject) {
        return stored(subject).map(this::found);
    }

    /** Those of the subjects that are known, by subject, as the store has them; merged ones as they are. */
    Map<String, Position> findStored(Collection<String> subjects) {
        return store.find(model.name(), subjects);
    }

    /**
     * The subject to decide on.
     *
     * @throws UnknownSubjectException if it is not known
     * @throws NewerVersionException   if it is of a version that is not known here
     */
    FoundPosition requireKnownVersion(String subject) {
        return requireKnownVersion(require(subject));
    }

    /** @throws NewerVersionException if it is of a version that is not known here: it can be read, and that is all */
    FoundPosition requireKnownVersion(FoundPosition found) {
        Position present = found.present();
        if (present.version() > model.version()) {
            throw new NewerVersionException(model.name(), present.subject(), present.version(), model.version());
        }
        return found;
    }

    /**
     * The subject to decide on, if anything can still become of it.
     *
     * @throws ErasedSubjectException if it is closed for good
     */
    FoundPosition requireOpen(String subject, String doing) {
        FoundPosition found = requireKnownVersion(subject);
        Position present = found.present();
        if (present.isFrozen()) {
            throw new ErasedSubjectException(present.model(), present.subject(), doing);
        }
        return found;
    }

    /** @throws UnknownSubjectException if it is not known */
    FoundPosition require(String subject) {
        return find(subject).orElseThrow(() -> new UnknownSubjectException(model.name(), subject));
    }

    /** The revision the store has now, 0 if the subject is not known. */
    long revision(String subject) {
        return stored(subject).map(Position::revision).orElse(0L);
    }

    /** Those in this stage that the store has in the present version. */
    Stream<Position> inStage(Stage stage) {
        return storedIn(stage)
                .filter(position -> position.version() == model.version())
                .map(model::own);
    }

    /** Those that the store has under an earlier version, by its own stages. */
    Stream<Position> ofEarlierVersions() {
        return store.population(model.name()).keySet().stream()
                .flatMap(stage -> storedIn(Stage.of(stage)))
                .filter(position -> position.version() < model.version());
    }

    /** How many subjects are in each stage, in the model's order. */
    Map<Stage, Long> population() {
        Map<String, Long> counted = store.population(model.name());
        Map<Stage, Long> population = new LinkedHashMap<>();
        for (Stage stage : model.stages()) {
            population.put(stage, counted.getOrDefault(stage.id(), 0L));
        }
        return population;
    }

    /** The position taken over, if need be; one of a newer version as it is. */
    FoundPosition found(Position stored) {
        return new FoundPosition(
                stored, stored.version() > model.version() ? stored : versions.inPresent(stored, configuration::now));
    }

    private Stream<Position> storedIn(Stage stage) {
        return Page.all(cursor -> store.inStage(model.name(), stage, cursor, PAGE));
    }

    /**
     * The subject itself or whoever it was merged into, from tombstone to tombstone. One of them may lose its name between two readings, as
     * whoever remained was erased; then it begins again, as a tombstone is nobody's position. Who is closed under the name itself was erased.
     *
     * @throws ConcurrentChangeException if that never ends
     */
    private Optional<Position> stored(String subject) {
        String name = subject;
        Optional<Position> found = store.find(model.name(), name);
        for (int i = 0; found.isPresent() && found.get().isFrozen(); i++) {
            if (i == READ_AGAIN) {
                throw new ConcurrentChangeException(
                        subject, "reading it", found.get().revision(), i);
            }
            Optional<String> into = store.mergedInto(model.name(), name);
            String next = into.orElse(name);
            Optional<Position> there = store.find(model.name(), next);
            if (into.isEmpty() && there.equals(found)) {
                return found;
            }
            name = there.isPresent() ? next : subject;
            found = there.isPresent() ? there : store.find(model.name(), subject);
        }
        return found;
    }
}
