package dev.lifecycle;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Texts;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes a person out of everything that is kept, and leaves what aggregates count under a surrogate. */
final class Eraser {

    private static final int SURROGATE_BYTES = 16;

    private final Configuration configuration;
    private final PositionReader positions;
    private final OptimisticRetry retry;

    Eraser(Configuration configuration, PositionReader positions, OptimisticRetry retry) {
        this.configuration = configuration;
        this.positions = positions;
        this.retry = retry;
    }

    /**
     * Surrogates such as {@code erased-9f86d081884c7d659a2feaa0c55ad015}, which nobody can guess or trace back: that they are random is
     * the point of them.
     */
    static Supplier<String> randomSurrogates() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[SURROGATE_BYTES];
            random.nextBytes(bytes);
            return "erased-" + HexFormat.of().formatHex(bytes);
        };
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
