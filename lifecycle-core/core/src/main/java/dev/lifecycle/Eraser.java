package dev.lifecycle;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Position;
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
            FoundPosition known = positions.require(subject);
            Position found = known.present();
            String surrogate = configuration.surrogates().get();
            Position closed = found.closedAs(surrogate).atRevision(found.revision() + 1);
            HistoryEntry row = CommitBuilder.hostRow(Kind.ERASED, found.stage(), closed, "erased", configuration.now());
            CommitResult result =
                    configuration.store().erase(new Erasure(found.subject(), closed, row, known.stored()));
            return result == CommitResult.COMMITTED ? Optional.of(surrogate) : Optional.empty();
        });
    }
}
