package dev.lifecycle;

import dev.lifecycle.commit.CommitBuilder;
import dev.lifecycle.commit.FoundPosition;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Takes a person out of everything that is kept, and leaves what aggregates count under a surrogate. */
final class Eraser {

    private final Configuration configuration;
    private final PositionReader positions;
    private final OptimisticRetry retry;

    Eraser(Configuration configuration, PositionReader positions, OptimisticRetry retry) {
        this.configuration = configuration;
        this.positions = positions;
        this.retry = retry;
    }

    /** The surrogate. */
    String erase(String subject) {
        return retry.until(subject, () -> "erasing it", () -> erase(positions.requireKnownVersion(subject)));
    }

    /** The surrogates by model; each model for itself, so that what was erased before one fails stays erased. */
    Map<String, String> eraseEverywhere(String subject) {
        Map<String, String> surrogates = new TreeMap<>();
        String own = configuration.model().name();
        // first, as it may be refused
        if (positions.find(subject).isPresent()) {
            surrogates.put(own, erase(subject));
        }
        LifecycleStore store = configuration.store();
        for (String model : new TreeSet<>(store.models())) {
            if (!model.equals(own)) {
                List<String> erased = retry.until(subject, () -> "erasing it in model " + model, () -> {
                    Optional<Position> found = stored(store, model, subject);
                    return found.isEmpty()
                            ? Optional.of(List.of())
                            : erase(new FoundPosition(found.get(), found.get())).map(List::of);
                });
                erased.forEach(surrogate -> surrogates.put(model, surrogate));
            }
        }
        if (surrogates.isEmpty()) {
            throw new UnknownSubjectException(own, subject);
        }
        return Collections.unmodifiableMap(surrogates);
    }

    private static Optional<Position> stored(LifecycleStore store, String model, String subject) {
        String remaining = store.mergedInto(model, subject).orElse(subject);
        return store.find(model, remaining);
    }

    /** Empty if somebody else changed the subject meanwhile. */
    private Optional<String> erase(FoundPosition known) {
        Position found = known.present();
        String surrogate = Texts.requireId(configuration.surrogates().get(), "a surrogate");
        Position closed = found.closedAs(surrogate).atRevision(found.revision() + 1);
        HistoryEntry row = CommitBuilder.hostRow(Kind.ERASED, found.stage(), closed, "erased", configuration.now());
        CommitResult result = configuration.store().erase(new Erasure(found.subject(), closed, row, known.stored()));
        return result == CommitResult.COMMITTED ? Optional.of(surrogate) : Optional.empty();
    }
}
