package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.MONDAY;
import static dev.lifecycle.testkit.SampleCommit.PAYING;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static dev.lifecycle.testkit.SampleCommit.days;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What the laws do to a store and ask of it, in steps that are worth a name. */
record StoreSteps(LifecycleStore store) {

    /** How long a claim holds in these tests. */
    static final Duration LEASE = Duration.ofMinutes(5);

    /** The same for a claim that is to end soon. */
    static final Duration BRIEFLY = Duration.ofMillis(20);

    /** All that is free by now or soon, as leases of others end. */
    List<Claim> claimedInTheEnd(int expected) {
        return claimedInTheEnd(expected, LEASE);
    }

    List<Claim> claimedInTheEnd(int expected, Duration lease) {
        Instant now = MONDAY.plus(days(1));
        List<Claim> claims = new ArrayList<>(store.claim(now, lease, expected));
        for (int attempt = 0; claims.size() < expected && attempt < 1_000; attempt++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            claims.addAll(store.claim(now, lease, expected));
        }
        assertEquals(expected, claims.size(), "touchpoints that are free once the leases on them have ended");
        return claims;
    }

    BeginResult begin(Claim claim, @Nullable ContactLimit limit) {
        return store.begin(claim, LEASE, check(claim, limit));
    }

    /** Of the claim's owner, by this limit or by none. */
    static ContactCheck check(Claim claim, @Nullable ContactLimit limit) {
        return new ContactCheck(claim.owner(), limit == null ? List.of() : List.of(limit));
    }

    /** When the customer was sent something, and how much is under way, in words that a failing test can show. */
    String counted(String customer, Instant since) {
        Contacts contacts = store.contacts(customer, since);
        return counted(
                contacts.underway().size(),
                contacts.sent().stream().map(Contacts.Contact::at).toArray(Instant[]::new));
    }

    static String counted(int underway, Instant... sent) {
        return "sent at " + List.of(sent) + ", under way " + underway;
    }

    static Claim byId(List<Claim> claims, String id) {
        return claims.stream()
                .filter(claim -> claim.touchpoint().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("what is due and in nobody's hands must be handed out"));
    }

    void plan(String subject, String id, Instant due, boolean cancelIfLeft) {
        keep(commit(subject, 1).touch(id, due, cancelIfLeft).build());
    }

    void keep(Commit commit) {
        assertEquals(
                CommitResult.COMMITTED,
                store.tryCommit(commit),
                () -> "a commit decided on the revision before must be kept: " + commit.position());
    }

    /** Plans these at {@code MONDAY} in the first commit of a subject. */
    void plan(String subject, Touch... touches) {
        SampleCommit commit = commit(subject, 1);
        for (Touch touch : touches) {
            commit.touch(planned(subject, touch, Map.of()));
        }
        keep(commit.build());
    }

    static Touchpoint planned(String subject, Touch touch, Map<String, String> about) {
        Touchpoint.Key key = Touchpoint.Key.composed(MODEL, subject, 1, 0, touch.id(), 0);
        return Touchpoint.planned(key, touch, PAYING, MONDAY, about);
    }

    /** Begun and settled as sent, counted among this customer's. */
    void send(Claim claim, String customer) {
        assertEquals(
                BeginResult.BEGUN,
                store.begin(claim, LEASE, new ContactCheck(customer, List.of())),
                "a claim that holds must be begun");
        assertTrue(
                store.settle(claim, sent(claim), MONDAY),
                "a claim that holds must be settled, and the store must say so");
    }

    List<Claim> claim(Instant now, int limit) {
        return store.claim(now, LEASE, limit);
    }

    List<String> statuses(String subject) {
        return store.touchpoints(MODEL, subject).stream()
                .map(touchpoint -> touchpoint.status().name())
                .toList();
    }

    static Touchpoint sent(Claim claim) {
        return claim.touchpoint().with(Status.SENT, null);
    }

    void join(String into, long intoRevision, String from, long fromRevision) {
        Position tombstone = commit(from, fromRevision).frozen().position();
        SampleCommit remains = commit(into, intoRevision);
        assertEquals(
                CommitResult.COMMITTED,
                store.merge(new Merge(remains.position(), tombstone, remains.hostRow(Kind.MERGED, 0))),
                "a merge decided on the present revisions must be kept");
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>(store.population(MODEL));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    List<Long> revisions(String subject) {
        return store.history(MODEL, subject).stream()
                .map(row -> row.key().revision())
                .toList();
    }
}
