package dev.lifecycle;

import dev.lifecycle.commit.PreparedCommit;
import dev.lifecycle.commit.Troubles;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.CommitResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the listener of commits in the order they were made, subject by subject. Commit and queueing happen under one lock per stripe of
 * subjects; the listener itself is called outside of it, so that it may call back.
 *
 * <p>Who tells of what the host committed takes no such lock: its holder may be waiting for a row that another transaction of the teller's
 * has locked, one that is set aside until he has told.
 */
final class ChangeNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeNotifier.class);
    private static final int STRIPES = 64;

    private final LifecycleListener listener;
    private final Stripe[] stripes = new Stripe[STRIPES];
    private final AtomicLong failures = new AtomicLong();

    ChangeNotifier(LifecycleListener listener) {
        this.listener = listener;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    CommitResult commit(PreparedCommit prepared, Function<Commit, CommitResult> store) {
        return commit(List.of(prepared), one -> List.of(store.apply(one.get(0))))
                .get(0);
    }

    /** Several at once; the locks are taken in one order, so that two threads never wait for each other. */
    List<CommitResult> commit(List<PreparedCommit> prepared, Function<List<Commit>, List<CommitResult>> store) {
        SortedSet<Integer> touched = new TreeSet<>();
        prepared.forEach(one -> touched.add(stripe(one)));
        List<CommitResult> results;
        touched.forEach(stripe -> stripes[stripe].committing.lock());
        try {
            results = store.apply(prepared.stream().map(PreparedCommit::commit).toList());
            for (int i = 0; i < prepared.size(); i++) {
                if (results.get(i) == CommitResult.COMMITTED) {
                    stripes[stripe(prepared.get(i))].add(changeOf(prepared.get(i)));
                }
            }
        } finally {
            touched.forEach(stripe -> stripes[stripe].committing.unlock());
        }
        for (int stripe : touched) {
            for (Change next = stripes[stripe].take(); next != null; next = stripes[stripe].next()) {
                tell(next);
            }
        }
        return results;
    }

    /** Tells of changes that somebody else committed, in their order. */
    void tell(List<Change> committed) {
        for (Change change : committed) {
            Stripe stripe = stripes[stripe(change.subject())];
            stripe.add(change);
            for (Change next = stripe.take(); next != null; next = stripe.next()) {
                tell(next);
            }
        }
    }

    private static Change changeOf(PreparedCommit prepared) {
        Commit kept = prepared.commit();
        return new Change(prepared.before(), kept.position(), kept.history(), kept.touchpoints());
    }

    private static int stripe(PreparedCommit prepared) {
        return stripe(prepared.after().subject());
    }

    private static int stripe(String subject) {
        return Math.floorMod(subject.hashCode(), STRIPES);
    }

    long failures() {
        return failures.get();
    }

    private void tell(Change change) {
        try {
            listener.changed(change);
        } catch (Throwable e) {
            // an Error too: what is left untold here would never be told
            failures.incrementAndGet();
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            report(change, e);
        }
    }

    private static void report(Change change, Throwable thrown) {
        try {
            Troubles.warn(LOG, "the listener failed on " + change.after() + "; the change itself is kept", thrown);
        } catch (Throwable e) {
            // there is nobody left to tell, and the changes that wait behind this one are worth more; it is counted
            LOG.warn("the listener failed, and so did the report of it");
        }
    }

    /** Changes waiting to be told; one thread tells at a time. */
    private static final class Stripe {
        private final ReentrantLock committing = new ReentrantLock();
        private final ReentrantLock queue = new ReentrantLock();
        private final Deque<Change> waiting = new ArrayDeque<>();
        private boolean telling;

        void add(Change change) {
            queue.lock();
            try {
                waiting.add(change);
            } finally {
                queue.unlock();
            }
        }

        /** The first change to tell, unless somebody is telling already. */
        @Nullable
        Change take() {
            queue.lock();
            try {
                return telling ? null : next();
            } finally {
                queue.unlock();
            }
        }

        @Nullable
        Change next() {
            queue.lock();
            try {
                Change next = waiting.poll();
                telling = next != null;
                return next;
            } finally {
                queue.unlock();
            }
        }
    }
}
