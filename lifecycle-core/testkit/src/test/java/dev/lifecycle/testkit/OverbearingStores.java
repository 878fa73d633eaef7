package dev.lifecycle.testkit;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.Selection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores that lose the terms of contacts, or write to customers more than their rules allow. */
final class OverbearingStores {

    private OverbearingStores() {}

    /** Keeps of each touchpoint what is left of it. */
    private abstract static class Losing extends ForwardingStore {
        private final UnaryOperator<Touchpoint> kept;

        Losing(UnaryOperator<Touchpoint> kept) {
            this.kept = kept;
        }

        @Override
        public CommitResult tryCommit(Commit commit) {
            return super.tryCommit(commit.with(kept));
        }
    }

    private static Touchpoint with(
            Touchpoint of, @Nullable Instant expires, boolean transactional, Map<String, String> about) {
        return new Touchpoint(
                of.key(),
                of.channel(),
                of.stage(),
                of.due(),
                of.hour(),
                expires,
                of.cancelIfLeft(),
                transactional,
                about,
                of.status(),
                of.attempts(),
                of.reason());
    }

    static final class LosesWhatItIsAbout extends Losing {
        LosesWhatItIsAbout() {
            super(one -> with(one, one.expires(), one.transactional(), Map.of()));
        }
    }

    static final class LosesExpiry extends Losing {
        LosesExpiry() {
            super(one -> with(one, null, one.transactional(), one.about()));
        }
    }

    /** Cuts every text to what a short column holds. */
    static final class CutsWhatItIsAbout extends Losing {
        CutsWhatItIsAbout() {
            super(one -> {
                Map<String, String> cut = new TreeMap<>(one.about());
                cut.replaceAll((name, text) -> text.length() <= 999 ? text : text.substring(0, 999));
                return with(one, one.expires(), one.transactional(), cut);
            });
        }
    }

    /** Keeps the hour it was planned with, whatever was settled. */
    static final class KeepsTheHour extends ForwardingStore {
        @Override
        public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
            Touchpoint planned = claim.touchpoint();
            return super.settle(
                    claim,
                    new Touchpoint(
                            outcome.key(),
                            outcome.channel(),
                            outcome.stage(),
                            outcome.due(),
                            planned.hour(),
                            planned.expires(),
                            outcome.cancelIfLeft(),
                            outcome.transactional(),
                            outcome.about(),
                            outcome.status(),
                            outcome.attempts(),
                            outcome.reason()),
                    at);
        }
    }

    /** Takes what came too late for what went wrong. */
    static final class GivesUpWhatExpired extends ForwardingStore {
        @Override
        public boolean settle(Claim claim, Touchpoint outcome, Instant at) {
            boolean expired = outcome.status() == Touchpoint.Status.EXPIRED;
            return super.settle(
                    claim, expired ? outcome.with(Touchpoint.Status.FAILED, outcome.reason()) : outcome, at);
        }
    }

    /** Knows after an erasure what the person was written about. */
    static final class RemembersWhatItWasAbout extends ForwardingStore {
        private final Map<String, Map<String, String>> about = new ConcurrentHashMap<>();

        @Override
        public CommitResult erase(Erasure erasure) {
            List<Touchpoint> before = touchpoints(erasure.frozen().model(), erasure.subject());
            CommitResult result = super.erase(erasure);
            before.forEach(one ->
                    about.put(one.key().renamed(erasure.frozen().subject()).text(), one.about()));
            return result;
        }

        @Override
        public List<Touchpoint> touchpoints(String model, String subject) {
            return super.touchpoints(model, subject).stream()
                    .map(one -> with(
                            one,
                            one.expires(),
                            one.transactional(),
                            about.getOrDefault(one.key().text(), one.about())))
                    .toList();
        }
    }

    /** Begins after a merge for who remains, and counts for who was there before. */
    static final class FollowsTheSubjectAlone extends ForwardingStore {
        @Override
        public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
            WrongStores.linger();
            Claim followed = mergedInto(claim.touchpoint().key().model(), claim.owner())
                    .map(into -> new Claim(claim.touchpoint(), into, claim.number(), claim.until()))
                    .orElse(claim);
            return super.begin(followed, lease, check);
        }
    }

    /** Looks through the first that are due for what it was asked for. */
    static final class ChoosesFromTheFirst extends ForwardingStore {
        @Override
        public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
            return super.claim(now, lease, limit, Selection.ALL).stream()
                    .filter(claim -> selection.takes(claim.touchpoint()))
                    .toList();
        }
    }

    /** Counts those it has listed. */
    static final class PagesTheFailedByOffset extends ForwardingStore {
        @Override
        public Page<Touchpoint> failedTouchpoints(@Nullable String cursor, int limit) {
            return WrongStores.byOffset(cursor, limit, super::failedTouchpoints);
        }
    }

    /** Holds back and counts what is owed like everything else. */
    static final class ForgetsWhatIsOwed extends Losing {
        ForgetsWhatIsOwed() {
            super(one -> with(one, one.expires(), false, one.about()));
        }
    }

    /** Counts by the subject, whosever cart it is. */
    static final class CountsBySubject extends ForwardingStore {
        @Override
        public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
            return super.begin(claim, lease, new ContactCheck(claim.owner(), check.limits()));
        }
    }

    /** Counts everything towards every limit. */
    static final class CountsEverything extends ForwardingStore {
        @Override
        public BeginResult begin(Claim claim, Duration lease, ContactCheck check) {
            List<ContactLimit> all = check.limits().stream()
                    .map(limit -> new ContactLimit(limit.most(), limit.since(), null, Set.of(), Set.of()))
                    .toList();
            return super.begin(claim, lease, new ContactCheck(check.customer(), all));
        }
    }

    /** Lets contacts count for the subject that remains, whatever the merge says. */
    static final class MergesForTheSubject extends ForwardingStore {
        @Override
        public CommitResult merge(Merge merge) {
            return super.merge(new Merge(
                    merge.into(),
                    merge.from(),
                    merge.row(),
                    merge.foundInto(),
                    merge.foundFrom(),
                    merge.into().subject()));
        }
    }

    static final class ClaimsWhateverIsDue extends ForwardingStore {
        @Override
        public List<Claim> claim(Instant now, Duration lease, int limit, Selection selection) {
            return super.claim(now, lease, limit, Selection.ALL);
        }
    }

    /** Hands out one touchpoint to everybody who knows its key. */
    static final class ClaimsByKeyTwice extends ForwardingStore {
        @Override
        public Optional<Claim> claim(String key, Duration lease) {
            return super.claim(key, Duration.ZERO);
        }
    }

    static final class ListsNoneOfTheFailed extends ForwardingStore {
        @Override
        public Page<Touchpoint> failedTouchpoints(@Nullable String cursor, int limit) {
            return new Page<>(List.of(), null);
        }
    }

    static final class NeverRetries extends ForwardingStore {
        @Override
        public boolean retry(String key, Instant due) {
            return true;
        }
    }
}
