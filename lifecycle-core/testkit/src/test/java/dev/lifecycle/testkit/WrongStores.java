package dev.lifecycle.testkit;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Cause;
import dev.lifecycle.stage.HistoryEntry.Times;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that each break one promise and keep the others. */
final class WrongStores {

    private WrongStores() {}

    /** Keeps nothing and says no to everything. */
    static final class Nothing implements LifecycleStore {
        @Override
        public Optional<Position> find(String model, String subject) {
            return Optional.empty();
        }

        @Override
        public CommitResult tryCommit(Commit commit) {
            return CommitResult.STALE;
        }

        @Override
        public List<HistoryEntry> history(String model, String subject) {
            return List.of();
        }

        @Override
        public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
            return new Page<>(List.of(), null);
        }

        @Override
        public Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit) {
            return new Page<>(List.of(), null);
        }

        @Override
        public Map<String, Long> population(String model) {
            return Map.of();
        }

        @Override
        public Set<String> models() {
            return Set.of();
        }

        @Override
        public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
            return new Page<>(List.of(), null);
        }

        @Override
        public List<Touchpoint> touchpoints(String model, String subject) {
            return List.of();
        }

        @Override
        public Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit) {
            return new Page<>(List.of(), null);
        }

        @Override
        public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
            return List.of();
        }

        @Override
        public Optional<Claim> claim(String key, Duration lease) {
            return Optional.empty();
        }

        @Override
        public Optional<Touchpoint> touchpoint(String key) {
            return Optional.empty();
        }

        @Override
        public Page<Touchpoint> failedTouchpoints(@Nullable String cursor, int limit) {
            return new Page<>(List.of(), null);
        }

        @Override
        public boolean retry(String key, Instant due) {
            return false;
        }

        @Override
        public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
            return false;
        }

        @Override
        public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
            return BeginResult.LOST;
        }

        @Override
        public Contacts contacts(String subject, Instant since) {
            return new Contacts(List.of(), List.of());
        }

        @Override
        public long prune(Instant before) {
            return 0;
        }

        @Override
        public CommitResult erase(Erasure erasure) {
            return CommitResult.STALE;
        }

        @Override
        public CommitResult merge(Merge merge) {
            return CommitResult.STALE;
        }

        @Override
        public Optional<String> mergedInto(String model, String subject) {
            return Optional.empty();
        }
    }

    /** Says it committed, and forgets every third commit. */
    static final class Forgets extends ForwardingStore {
        private int commits;

        @Override
        public synchronized CommitResult tryCommit(Commit commit) {
            commits++;
            return commits % 3 == 0 ? CommitResult.COMMITTED : super.tryCommit(commit);
        }
    }

    /** Writes over whatever is there: the last one wins. */
    static final class IgnoresTheRevision extends ForwardingStore {
        @Override
        public synchronized CommitResult tryCommit(Commit commit) {
            long found = find(commit.position().model(), commit.position().subject())
                    .map(Position::revision)
                    .orElse(0L);
            return super.tryCommit(found == commit.expectedRevision() ? commit : atRevision(commit, found + 1));
        }
    }

    /** Keeps the latest row of each commit alone. */
    static final class LosesHistory extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            List<HistoryEntry> rows = commit.history();
            return super.tryCommit(with(commit, rows.subList(rows.size() - 1, rows.size()), commit.touchpoints()));
        }
    }

    /** Cancels and adds touchpoints first, and only then looks whether the commit may be kept. */
    static final class IsNotAtomic extends ForwardingStore {
        @Override
        public synchronized CommitResult tryCommit(Commit commit) {
            long found = find(commit.position().model(), commit.position().subject())
                    .map(Position::revision)
                    .orElse(0L);
            if (found > 0
                    && found != commit.expectedRevision()
                    && !commit.touchpoints().isEmpty()) {
                Commit early = atRevision(commit, found + 1);
                super.tryCommit(new Commit(
                        find(commit.position().model(), commit.position().subject())
                                .orElseThrow()
                                .atRevision(found + 1),
                        List.of(),
                        null,
                        commit.leaves(),
                        early.touchpoints(),
                        commit.withdrawn()));
            }
            return super.tryCommit(commit);
        }
    }

    /** Keeps the first touchpoint of a commit alone. */
    static final class DropsTouchpoints extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            List<Touchpoint> some = commit.touchpoints().stream().limit(1).toList();
            return super.tryCommit(with(commit, commit.history(), some));
        }
    }

    /** Says it committed what it had already. */
    static final class SwallowsDuplicates extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            CommitResult result = super.tryCommit(commit);
            return result == CommitResult.DUPLICATE ? CommitResult.COMMITTED : result;
        }
    }

    /** Calls every loser stale, so that a caller retries a duplicate in vain. */
    static final class CallsDuplicatesStale extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            CommitResult result = super.tryCommit(commit);
            return result == CommitResult.DUPLICATE ? CommitResult.STALE : result;
        }
    }

    /** Gives due positions by subject. */
    static final class ReordersDue extends ForwardingStore {
        @Override
        public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
            Page<Position> page = super.due(model, upTo, cursor, limit);
            List<Position> items = new ArrayList<>(page.items());
            items.sort(Comparator.comparing(Position::subject));
            return new Page<>(items, page.cursor());
        }
    }

    /** Gives what is due at the very instant too. */
    static final class IsNotStrict extends ForwardingStore {
        @Override
        public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
            return super.due(model, upTo.plusNanos(1_000), cursor, limit);
        }
    }

    /** Takes ids that differ in case alone for one. */
    static final class IgnoresCase extends ForwardingStore {
        private final Map<String, String> spelling = new ConcurrentHashMap<>();

        @Override
        public Optional<Position> find(String model, String subject) {
            return super.find(model, firstSpelling(subject));
        }

        @Override
        public CommitResult tryCommit(Commit commit) {
            String subject = commit.position().subject();
            return firstSpelling(subject).equals(subject) ? super.tryCommit(commit) : CommitResult.STALE;
        }

        private String firstSpelling(String subject) {
            return spelling.computeIfAbsent(subject.toLowerCase(Locale.ROOT), lower -> subject);
        }
    }

    /** Hands a touchpoint to everybody who asks. */
    static final class ClaimsTwice extends ForwardingStore {
        @Override
        public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
            return super.claim(now, Duration.ZERO, limit, selection).stream()
                    .map(claim -> new Claim(claim.touchpoint(), claim.owner(), claim.number(), now.plus(lease)))
                    .toList();
        }
    }

    /** Ends a lease by the clock of whoever asks next. */
    static final class LeasesByTheCallersClock extends ForwardingStore {
        private final Map<Claim, Instant> held = new ConcurrentHashMap<>();

        @Override
        public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
            List<Claim> claims = new ArrayList<>(super.claim(now, lease, limit, selection));
            held.forEach((claim, until) -> {
                if (!until.isAfter(now)) {
                    claims.add(claim);
                }
            });
            claims.forEach(claim -> held.put(claim, now.plus(lease)));
            return claims;
        }

        @Override
        public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
            held.remove(claim);
            return super.settle(claim, outcome, at);
        }
    }

    /** Lets a worker send without a look at what happened since its claim. */
    static final class BeginsBlindly extends ForwardingStore {
        @Override
        public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
            BeginResult result = super.begin(claim, lease, check);
            return result == BeginResult.LOST ? BeginResult.BEGUN : result;
        }
    }

    /** Counts the attempt with the claim, so that what was never tried has lost one. */
    static final class CountsClaimsAsAttempts extends ForwardingStore {
        @Override
        public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
            return super.claim(now, lease, limit, selection).stream()
                    .map(Claim::begun)
                    .toList();
        }
    }

    /** Lets a lease count from the claim alone. */
    static final class NeverRenewsTheLease extends ForwardingStore {
        @Override
        public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
            return super.begin(claim, Duration.ofMillis(1), check);
        }
    }

    /** Asks whether the cap allows it, and begins without it. */
    static final class CountsFirstAndBeginsThen extends ForwardingStore {
        @Override
        public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
            Instant since = check.since().orElse(null);
            if (since != null) {
                BeginResult room = check.against(
                        contacts(check.customer(), since),
                        claim.touchpoint().key().text());
                if (room != BeginResult.BEGUN) {
                    return room;
                }
                Thread.yield();
                LockSupport.parkNanos(2_000_000);
            }
            return super.begin(claim, lease, new ContactCheck(check.customer(), List.of()));
        }
    }

    /** Gives up for good what had only to wait. */
    static final class SuppressesForWhatIsUnderway extends ForwardingStore {
        @Override
        public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
            BeginResult result = super.begin(claim, lease, check);
            return result == BeginResult.ANOTHER_UNDERWAY ? BeginResult.CAP_REACHED : result;
        }
    }

    /** Keeps a claim that is given back until its lease ends. */
    static final class KeepsWhatIsGivenBack extends ForwardingStore {
        @Override
        public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
            return outcome.equals(claim.touchpoint()) || super.settle(claim, outcome, at);
        }
    }

    /** Leaves touchpoints of a stage pending when the customer left it. */
    static final class NeverCancels extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            return super.tryCommit(new Commit(
                    commit.position(),
                    commit.history(),
                    commit.occurrence(),
                    false,
                    commit.touchpoints(),
                    commit.withdrawn(),
                    commit.found()));
        }
    }

    /** Leaves touchpoints pending that no longer follow from the past. */
    static final class NeverWithdraws extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            return super.tryCommit(new Commit(
                    commit.position(),
                    commit.history(),
                    commit.occurrence(),
                    commit.leaves(),
                    commit.touchpoints(),
                    List.of(),
                    commit.found()));
        }
    }

    /** Leaves the last item of every page out. */
    static final class SkipsBetweenPages extends ForwardingStore {
        @Override
        public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
            Page<HistoryEntry> page = super.history(model, cursor, limit);
            return page.cursor() == null
                    ? page
                    : new Page<>(page.items().subList(0, page.items().size() - 1), page.cursor());
        }
    }

    /** Prunes nothing. */
    static final class NeverForgets extends ForwardingStore {
        @Override
        public long prune(Instant before) {
            return 0;
        }
    }

    /** Keeps what a recomputation has superseded for ever: it forgets ids, and puts rows back. */
    static final class KeepsSuperseded extends ForwardingStore {
        private final Map<String, List<HistoryEntry>> written = new ConcurrentHashMap<>();

        @Override
        public CommitResult tryCommit(Commit commit) {
            CommitResult result = super.tryCommit(commit);
            if (result == CommitResult.COMMITTED) {
                written.computeIfAbsent(owner(commit.position()), owner -> new ArrayList<>())
                        .addAll(commit.history());
            }
            return result;
        }

        @Override
        public List<HistoryEntry> history(String model, String subject) {
            List<HistoryEntry> kept = super.history(model, subject);
            List<HistoryEntry> all = written.getOrDefault(model + "/" + subject, List.of());
            return all.containsAll(kept) ? List.copyOf(all) : kept;
        }

        private static String owner(Position position) {
            return position.model() + "/" + position.subject();
        }
    }

    /** Knows its models by whoever asked for one. */
    static final class NamesWhatWasAskedFor extends ForwardingStore {
        private final Set<String> asked = ConcurrentHashMap.newKeySet();

        @Override
        public CommitResult tryCommit(Commit commit) {
            asked.add(commit.position().model());
            return super.tryCommit(commit);
        }

        @Override
        public List<HistoryEntry> history(String model, String subject) {
            asked.add(model);
            return super.history(model, subject);
        }

        @Override
        public Set<String> models() {
            return Set.copyOf(asked);
        }
    }

    /** Says the person is erased. */
    static final class NeverErases extends ForwardingStore {
        @Override
        public CommitResult erase(Erasure erasure) {
            return CommitResult.COMMITTED;
        }
    }

    /** Says the two are one. */
    static final class NeverMerges extends ForwardingStore {
        @Override
        public CommitResult merge(Merge merge) {
            return CommitResult.COMMITTED;
        }
    }

    /** Counts what it has listed of a stage, and goes on from there whatever happened meanwhile. */
    static final class PagesStagesByOffset extends ForwardingStore {
        @Override
        public Page<Position> inStage(String model, Stage stage, @Nullable String cursor, int limit) {
            return byOffset(cursor, limit, (after, size) -> super.inStage(model, stage, after, size));
        }
    }

    /** Counts the rows of history it has given. */
    static final class PagesHistoryByOffset extends ForwardingStore {
        @Override
        public Page<HistoryEntry> history(String model, @Nullable String cursor, int limit) {
            return byOffset(cursor, limit, (after, size) -> super.history(model, after, size));
        }
    }

    /** Counts the touchpoints it has listed. */
    static final class PagesTouchpointsByOffset extends ForwardingStore {
        @Override
        public Page<Touchpoint> dueTouchpoints(Instant upTo, @Nullable String cursor, int limit) {
            return byOffset(cursor, limit, (after, size) -> super.dueTouchpoints(upTo, after, size));
        }
    }

    /** Counts the due subjects it has listed. */
    static final class PagesDueByOffset extends ForwardingStore {
        @Override
        public Page<Position> due(String model, Instant upTo, @Nullable String cursor, int limit) {
            return byOffset(cursor, limit, (after, size) -> super.due(model, upTo, after, size));
        }
    }

    /** Takes the instant of an event for the one it was recorded at. */
    static final class PrunesByWhatHappened extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            Occurrence occurrence = commit.occurrence();
            List<HistoryEntry> rows = occurrence == null
                    ? commit.history()
                    : commit.history().stream()
                            .map(row -> new HistoryEntry(
                                    row.key(),
                                    row.kind(),
                                    row.from(),
                                    row.to(),
                                    row.episode(),
                                    row.cause(),
                                    new Times(
                                            row.times().occurred(), row.times().effective(), occurrence.at())))
                            .toList();
            return super.tryCommit(with(commit, rows, commit.touchpoints()));
        }
    }

    /** Looks at the revision first and erases afterwards, whatever was committed in between. */
    static final class ErasesWhatItLookedAt extends ForwardingStore {
        @Override
        public CommitResult erase(Erasure erasure) {
            Position frozen = erasure.frozen();
            long found = revision(this, frozen.model(), erasure.subject());
            if (found == 0 || found + 1 != frozen.revision()) {
                return CommitResult.STALE;
            }
            linger();
            CommitResult result = CommitResult.STALE;
            while (result == CommitResult.STALE) {
                long next = revision(this, frozen.model(), erasure.subject()) + 1;
                result = super.erase(
                        new Erasure(erasure.subject(), frozen.atRevision(next), atRevision(erasure.row(), next)));
            }
            return result;
        }
    }

    /** Looks at both revisions first and merges afterwards, over whatever was committed in between. */
    static final class MergesWhatItLookedAt extends ForwardingStore {
        @Override
        public CommitResult merge(Merge merge) {
            Position into = merge.into();
            Position from = merge.from();
            long foundInto = revision(this, into.model(), into.subject());
            long foundFrom = revision(this, from.model(), from.subject());
            if (foundInto == 0
                    || foundFrom == 0
                    || foundInto + 1 != into.revision()
                    || foundFrom + 1 != from.revision()) {
                return CommitResult.STALE;
            }
            linger();
            CommitResult result = CommitResult.STALE;
            while (result == CommitResult.STALE) {
                long next = revision(this, into.model(), into.subject()) + 1;
                result = super.merge(new Merge(
                        into.atRevision(next),
                        from.atRevision(revision(this, from.model(), from.subject()) + 1),
                        atRevision(merge.row(), next)));
            }
            return result;
        }
    }

    /** Looks at the revision alone, which is the same again for somebody who was erased and came back. */
    static final class GoesByTheRevisionAlone extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            return super.tryCommit(new Commit(
                    commit.position(),
                    commit.history(),
                    commit.occurrence(),
                    commit.leaves(),
                    commit.touchpoints(),
                    commit.withdrawn()));
        }
    }

    /** The same when it erases. */
    static final class ErasesByTheRevisionAlone extends ForwardingStore {
        @Override
        public CommitResult erase(Erasure erasure) {
            return super.erase(new Erasure(erasure.subject(), erasure.frozen(), erasure.row()));
        }
    }

    /** The same when it merges. */
    static final class MergesByTheRevisionAlone extends ForwardingStore {
        @Override
        public CommitResult merge(Merge merge) {
            return super.merge(new Merge(merge.into(), merge.from(), merge.row()));
        }
    }

    /** Takes the rows of history away a while before the position. */
    static final class ErasesInSteps extends ForwardingStore {
        private final Set<String> going = ConcurrentHashMap.newKeySet();

        @Override
        public List<HistoryEntry> history(String model, String subject) {
            return going.contains(subject) ? List.of() : super.history(model, subject);
        }

        @Override
        public CommitResult erase(Erasure erasure) {
            if (revision(this, erasure.frozen().model(), erasure.subject()) + 1
                    != erasure.frozen().revision()) {
                return super.erase(erasure);
            }
            going.add(erasure.subject());
            linger();
            CommitResult result = super.erase(erasure);
            going.remove(erasure.subject());
            return result;
        }
    }

    /** Writes what came of a claim a while after it looked whether the claim holds. */
    static final class SettlesWhatItLookedAt extends ForwardingStore {
        private final Map<Touchpoint.Key, Touchpoint> written = new ConcurrentHashMap<>();

        @Override
        public List<Touchpoint> touchpoints(String model, String subject) {
            return super.touchpoints(model, subject).stream()
                    .map(touchpoint -> written.getOrDefault(touchpoint.key(), touchpoint))
                    .toList();
        }

        @Override
        public CommitResult tryCommit(Commit commit) {
            if (commit.leaves()) {
                // whoever settles looks first, also on a busy machine
                linger(8);
            }
            CommitResult result = super.tryCommit(commit);
            written.clear();
            return result;
        }

        @Override
        public CommitResult merge(Merge merge) {
            CommitResult result = super.merge(merge);
            written.clear();
            return result;
        }

        @Override
        public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
            boolean kept = super.settle(claim, outcome, at);
            linger();
            if (kept) {
                written.put(claim.touchpoint().key(), outcome);
            }
            return kept;
        }
    }

    /** Believes everybody who settles a claim while it is still there. */
    static final class BelievesEverybody extends ForwardingStore {
        private final Set<Touchpoint.Key> settled = ConcurrentHashMap.newKeySet();

        @Override
        public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
            boolean isOpen = !settled.contains(claim.touchpoint().key());
            linger();
            boolean kept = super.settle(claim, outcome, at);
            if (kept) {
                settled.add(claim.touchpoint().key());
            }
            return kept || (isOpen && settled.contains(claim.touchpoint().key()));
        }
    }

    /** Keeps notes in a column of 255 characters. */
    static final class CutsNotes extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            return super.tryCommit(withNotes(commit, WrongStores::cut));
        }
    }

    /** Keeps reasons in a column of 255 characters. */
    static final class CutsReasons extends ForwardingStore {
        @Override
        public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
            return super.settle(claim, outcome.with(outcome.status(), cut(outcome.reason())), at);
        }
    }

    /** Keeps notes in a character set of three bytes. */
    static final class LosesEmojiOfNotes extends ForwardingStore {
        @Override
        public CommitResult tryCommit(Commit commit) {
            return super.tryCommit(withNotes(commit, WrongStores::withoutEmoji));
        }
    }

    /** Keeps reasons in a character set of three bytes. */
    static final class LosesEmojiOfReasons extends ForwardingStore {
        @Override
        public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
            return super.settle(claim, outcome.with(outcome.status(), withoutEmoji(outcome.reason())), at);
        }
    }

    static <T> Page<T> byOffset(
            @Nullable String cursor, int limit, BiFunction<@Nullable String, Integer, Page<T>> query) {
        query.apply(null, limit);
        List<T> all = Page.all(after -> query.apply(after, 1000)).toList();
        int from = Math.min(cursor == null ? 0 : Integer.parseInt(cursor), all.size());
        int to = Math.min(from + limit, all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? Integer.toString(to) : null);
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= 255 ? text : text.substring(0, 255);
    }

    private static @Nullable String withoutEmoji(@Nullable String text) {
        return text == null ? null : text.replaceAll("[\\x{10000}-\\x{10FFFF}]", "?");
    }

    private static Commit withNotes(Commit commit, UnaryOperator<@Nullable String> change) {
        List<HistoryEntry> rows = commit.history().stream()
                .map(row -> new HistoryEntry(
                        row.key(),
                        row.kind(),
                        row.from(),
                        row.to(),
                        row.episode(),
                        new Cause(
                                row.cause().source(),
                                row.cause().trigger(),
                                row.cause().rule(),
                                row.cause().passed(),
                                row.cause().refused(),
                                row.cause().eventId(),
                                change.apply(row.cause().note())),
                        row.times(),
                        row.kept()))
                .toList();
        return with(commit, rows, commit.touchpoints());
    }

    private static long revision(LifecycleStore store, String model, String subject) {
        return store.find(model, subject).map(Position::revision).orElse(0L);
    }

    private static HistoryEntry atRevision(HistoryEntry row, long revision) {
        HistoryEntry.Key key = row.key();
        return row.withKey(new HistoryEntry.Key(key.model(), key.version(), key.subject(), revision, key.step()));
    }

    /** Long enough for somebody else to come in between. */
    static void linger() {
        linger(40);
    }

    private static void linger(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Commit with(Commit commit, List<HistoryEntry> rows, List<Touchpoint> touchpoints) {
        return new Commit(
                commit.position(),
                rows,
                commit.occurrence(),
                commit.leaves(),
                touchpoints,
                commit.withdrawn(),
                commit.found());
    }

    private static Commit atRevision(Commit commit, long revision) {
        List<HistoryEntry> rows = commit.history().stream()
                .map(row -> row.withKey(new HistoryEntry.Key(
                        row.key().model(),
                        row.key().version(),
                        row.subject(),
                        revision,
                        row.key().step())))
                .toList();
        List<Touchpoint> touchpoints = commit.touchpoints().stream()
                .map(t -> t.keyed(Touchpoint.Key.composed(
                        t.key().model(), t.subject(), revision, t.key().step(), t.id(), 9)))
                .toList();
        return new Commit(
                commit.position().atRevision(revision),
                rows,
                commit.occurrence(),
                commit.leaves(),
                touchpoints,
                commit.withdrawn());
    }
}
