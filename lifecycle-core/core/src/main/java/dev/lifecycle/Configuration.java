package dev.lifecycle;

import dev.lifecycle.commit.Versions;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.store.LifecycleStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a lifecycle was set up with, frozen when it was built: every part of it reads this and none can change it.
 *
 * @param versions     the model and the versions it had before
 * @param store        where all is kept
 * @param clock        where "now" comes from
 * @param late         what becomes of late events
 * @param attempts     how often something is decided anew when others are faster, at least 1
 * @param contactRules what must hold before a touchpoint is carried out
 * @param listener     who is told of every change; null if nobody is
 * @param observer     who goes round each event that is handed in; null if nobody does
 * @param surrogates   where the names of erased subjects come from
 * @param touchpointKeys where the keys of touchpoints come from
 * @param aheadAtMost  how far an instant may lie beyond "now"
 * @param lateAtMost   how far back the past is worked out anew; null for as far as need be
 * @param quiet        whether no touchpoint is planned
 */
record Configuration(
        Versions versions,
        LifecycleStore store,
        InstantSource clock,
        LatePolicy late,
        int attempts,
        ContactRules contactRules,
        @Nullable LifecycleListener listener,
        @Nullable EventObserver observer,
        Supplier<String> surrogates,
        Supplier<String> touchpointKeys,
        Duration aheadAtMost,
        @Nullable Duration lateAtMost,
        boolean quiet) {

    /** The model whose rules apply, under the name that its subjects are kept under. */
    StageModel model() {
        return versions.present();
    }

    /** In microseconds, as all that is kept. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The instant itself, if it is not further ahead of "now" than it may be.
     *
     * @param what whose instant it is, for the message
     */
    Instant requireNotAhead(Instant at, Supplier<String> what) {
        Instant now = clock.instant();
        if (at.isAfter(now) && at.isAfter(now.truncatedTo(ChronoUnit.MICROS).plus(aheadAtMost))) {
            throw new AheadOfTimeException(what.get(), at, now.truncatedTo(ChronoUnit.MICROS), aheadAtMost);
        }
        return at;
    }

    Configuration quietly() {
        return new Configuration(
                versions,
                store,
                clock,
                late,
                attempts,
                contactRules,
                listener,
                observer,
                surrogates,
                touchpointKeys,
                aheadAtMost,
                lateAtMost,
                true);
    }

    /** The same over a store within a transaction of the host's: nothing is decided anew there, and somebody else is told of it. */
    Configuration within(LifecycleStore joined, @Nullable LifecycleListener told) {
        return new Configuration(
                versions,
                joined,
                clock,
                late,
                1,
                contactRules,
                told,
                observer,
                surrogates,
                touchpointKeys,
                aheadAtMost,
                lateAtMost,
                quiet);
    }
}
