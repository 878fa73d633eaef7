package dev.lifecycle;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Between the facade and the store: finds subjects, in the present version and across merges, and brings commits through. */
final class Keeper {

    final LifecycleStore store;
    final StageModel model;
    final InstantSource clock;
    final int attempts;
    private final Versions versions;
    private final @Nullable Notifier notifier;

    Keeper(LifecycleBuilder builder, LifecycleStore store) {
        this.store = store;
        versions = new Versions(
                builder.model,
                builder.versionChanges.stream().map(VersionChange::way).toList());
        model = versions.present();
        clock = builder.clock == null ? InstantSource.system() : builder.clock;
        attempts = builder.attemptsOrDefault();
        notifier = builder.listener == null ? null : new Notifier(builder.listener);
    }

    /** The subject, or the one it was merged into; empty if it is not known. */
    Optional<Standing> find(String subject) {
        return stored(subject).map(found -> new Standing(found, versions.present(found)));
    }

    /** Those of the subjects that are known, merged ones as they are. */
    Map<String, Standing> findOwn(Collection<String> subjects) {
        Map<String, Standing> found = new HashMap<>();
        store.find(model.name(), subjects)
                .forEach((subject, position) -> found.put(subject, new Standing(position, versions.present(position))));
        return found;
    }

    Standing known(String subject) {
        return find(subject).orElseThrow(() -> new UnknownSubjectException(model.name(), subject));
    }

    /** A commit in the making on this standing, with the row that says so if the subject was migrated on the way. */
    Plan plan(Standing standing) {
        Plan plan = new Plan(standing.stored(), standing.base(), clock.instant());
        if (standing.stored() != null && standing.isMigrated()) {
            plan.addMigrated(standing.stored(), standing.base());
        }
        return plan;
    }

    /** Fires what is due before this instant on top of the plan. */
    Position advance(Standing standing, Instant upTo, Plan plan) {
        var advance = model.advance(standing.base(), upTo);
        advance.trace().forEach(plan::add);
        return advance.position();
    }

    CommitResult commit(Plan plan, Commit commit) {
        return notifier == null ? store.tryCommit(commit) : notifier.commit(commit, plan, store::tryCommit);
    }

    /** Tries many, to different subjects, each for itself. */
    List<CommitResult> commit(List<Draft> drafts) {
        List<Commit> commits = drafts.stream().map(Draft::commit).toList();
        List<Plan> plans = drafts.stream().map(Draft::plan).toList();
        return notifier == null ? store.tryCommit(commits) : notifier.commit(commits, plans, store::tryCommit);
    }

    /** Tries until an attempt has an answer; none means that somebody else was faster. */
    <T> T retry(String subject, String doing, Function<Integer, Optional<T>> attempt) {
        for (int i = 1; i <= attempts; i++) {
            Optional<T> answer = attempt.apply(i);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        long revision = stored(subject).map(Position::revision).orElse(0L);
        throw new ConcurrentChangeException(subject, doing, revision, attempts);
    }

    long listenerFailures() {
        return notifier == null ? 0 : notifier.failures();
    }

    private Optional<Position> stored(String subject) {
        Optional<Position> found = store.find(model.name(), subject);
        if (found.isEmpty() || !found.get().isFrozen()) {
            return found;
        }
        return store.mergedInto(model.name(), subject)
                .flatMap(into -> store.find(model.name(), into))
                .or(() -> found);
    }
}
