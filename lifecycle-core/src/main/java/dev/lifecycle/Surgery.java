package dev.lifecycle;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.HistoryEntry.Cause;
import dev.lifecycle.model.HistoryEntry.Times;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What touches who a subject is rather than where it stands: erasing one, and making one of two. */
final class Surgery {

    private final Lifecycle lifecycle;
    private final LifecycleStore store;
    private final StageModel model;
    private final InstantSource clock;
    private final int attempts;
    private final Supplier<String> surrogates;

    Surgery(Lifecycle lifecycle, LifecycleStore store, LifecycleBuilder builder) {
        this.lifecycle = lifecycle;
        this.store = store;
        model = builder.model;
        clock = builder.clockOrSystem();
        attempts = builder.attemptsOrDefault();
        surrogates = builder.surrogates == null ? new Surrogates()::next : builder.surrogates;
    }

    String erase(String subject) {
        Position found = lifecycle.known(subject);
        for (int attempt = 1; attempt <= attempts; attempt++) {
            Instant now = clock.instant();
            Position closed = found.closedAs(surrogates.get()).atRevision(found.revision() + 1);
            HistoryEntry row = row(Kind.ERASED, found.stage(), closed, "erased", now);
            if (store.erase(new Erasure(found.subject(), closed, row)) == CommitResult.COMMITTED) {
                return closed.subject();
            }
            found = lifecycle.known(subject);
        }
        throw new ConcurrentChangeException(subject, "erasing it", found.revision(), attempts);
    }

    Position merge(String from, String into) {
        Position joined = lifecycle.known(from);
        for (int attempt = 1; attempt <= attempts; attempt++) {
            joined = lifecycle.known(from);
            Position remaining = lifecycle.known(into);
            if (joined.subject().equals(remaining.subject())) {
                throw new IllegalArgumentException(Messages.mergedWithItself(remaining.subject()));
            }
            Instant both = joined.asOf().isAfter(remaining.asOf()) ? joined.asOf() : remaining.asOf();
            if (lifecycle.advance(joined.subject(), both) || lifecycle.advance(remaining.subject(), both)) {
                continue;
            }
            Position one = model.merge(remaining, joined).atRevision(remaining.revision() + 1);
            Position tombstone = joined.closedAs(joined.subject()).atRevision(joined.revision() + 1);
            HistoryEntry row = row(Kind.MERGED, remaining.stage(), one, "merged", clock.instant());
            if (store.merge(new Merge(one, tombstone, row)) == CommitResult.COMMITTED) {
                return one;
            }
        }
        throw new ConcurrentChangeException(from, "merging it into '" + into + "'", joined.revision(), attempts);
    }

    private HistoryEntry row(Kind kind, Stage from, Position after, String what, Instant now) {
        HistoryEntry.Key key =
                new HistoryEntry.Key(model.name(), model.version(), after.subject(), after.revision(), 0);
        return new HistoryEntry(
                key,
                kind,
                from,
                after.stage(),
                after.episode(),
                Cause.host(what, null),
                new Times(now, after.asOf(), now));
    }
}
