package dev.lifecycle;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Texts;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import java.util.Optional;

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
        return retry.until(subject, "erasing it", () -> {
            Position found = positions.requireKnownVersion(subject).present();
            String surrogate = Texts.requireId(configuration.surrogates().get(), "a surrogate");
            Position closed = found.closedAs(surrogate).atRevision(found.revision() + 1);
            HistoryEntry row = CommitBuilder.hostRow(Kind.ERASED, found.stage(), closed, "erased", configuration.now());
            CommitResult result = configuration.store().erase(new Erasure(found.subject(), closed, row));
            return result == CommitResult.COMMITTED ? Optional.of(surrogate) : Optional.empty();
        });
    }
}
