package dev.lifecycle;

import dev.lifecycle.commit.DecidedEvent;
import dev.lifecycle.commit.PreparedCommit;
import dev.lifecycle.contact.Deliverer;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Brings commits to the store and, once they are kept, to the listener, if there is one. */
final class Committer {

    private final Configuration configuration;
    private final LifecycleStore store;
    private final @Nullable ChangeNotifier notifier;
    private final Supplier<String> touchpointKeys;
    private final Deliverer deliverer;

    Committer(Configuration configuration) {
        this.configuration = configuration;
        store = configuration.store();
        touchpointKeys = configuration.touchpointKeys();
        deliverer = new Deliverer(store, configuration.contactRules());
        notifier = configuration.listener() == null ? null : new ChangeNotifier(configuration.listener());
    }

    CommitResult tryCommit(PreparedCommit prepared) {
        return commit(prepared.with(this::drawn));
    }

    /** Tries many, to different subjects, each for itself. */
    List<CommitResult> tryCommit(List<PreparedCommit> prepared) {
        return commit(prepared.stream().map(one -> one.with(this::drawn)).toList());
    }

    /** What the host is told of an event, with the contacts it called for; empty if somebody else was faster. */
    Optional<Outcome> tryCommit(DecidedEvent decided) {
        PreparedCommit drawn = decided.commit().with(this::drawn);
        return told(decided, drawn, commit(drawn));
    }

    /** The same of many, to different subjects, each for itself. */
    List<Optional<Outcome>> tryCommitEach(List<DecidedEvent> decided) {
        List<PreparedCommit> drawn =
                decided.stream().map(one -> one.commit().with(this::drawn)).toList();
        List<CommitResult> results = commit(drawn);
        List<Optional<Outcome>> outcomes = new ArrayList<>(results.size());
        for (int i = 0; i < results.size(); i++) {
            outcomes.add(told(decided.get(i), drawn.get(i), results.get(i)));
        }
        return outcomes;
    }

    /** The position as it is kept now; empty if somebody else was faster. */
    Optional<Position> keep(PreparedCommit prepared) {
        return tryCommit(prepared) == CommitResult.COMMITTED ? Optional.of(prepared.after()) : Optional.empty();
    }

    private CommitResult commit(PreparedCommit prepared) {
        return notifier == null ? store.tryCommit(prepared.commit()) : notifier.commit(prepared, store::tryCommit);
    }

    private List<CommitResult> commit(List<PreparedCommit> prepared) {
        return notifier == null
                ? store.tryCommit(prepared.stream().map(PreparedCommit::commit).toList())
                : notifier.commit(prepared, store::tryCommit);
    }

    private Optional<Outcome> told(DecidedEvent decided, PreparedCommit drawn, CommitResult result) {
        Optional<Outcome> outcome = decided.after(result);
        List<Touchpoint> called = result == CommitResult.COMMITTED ? drawn.called() : List.of();
        return called.isEmpty()
                ? outcome
                : outcome.map(one ->
                        one.calling(deliverer.preview(called, drawn.after().subject(), configuration.now())));
    }

    /** Under a key of its own, where until then it is named by its place in the commit, and at its hour of the day. */
    private Touchpoint drawn(Touchpoint planned) {
        String key = Texts.requireId(touchpointKeys.get(), "a touchpoint key");
        return deliverer.atItsHour(planned.keyed(planned.key().drawn(key)));
    }

    /** Whether anybody is told of changes. */
    boolean hasListener() {
        return notifier != null;
    }

    /** Tells the listener of changes that the host committed. */
    void tell(List<Change> committed) {
        if (notifier != null) {
            notifier.tell(committed);
        }
    }

    long listenerFailures() {
        return notifier == null ? 0 : notifier.failures();
    }
}
