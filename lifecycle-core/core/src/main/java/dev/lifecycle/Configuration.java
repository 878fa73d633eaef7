package dev.lifecycle;

import dev.lifecycle.model.LatePolicy;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.time.InstantSource;
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
 * @param surrogates   where the names of erased subjects come from
 * @param touchpointKeys where the keys of touchpoints come from
 */
record Configuration(
        Versions versions,
        LifecycleStore store,
        InstantSource clock,
        LatePolicy late,
        int attempts,
        ContactRules contactRules,
        @Nullable LifecycleListener listener,
        Supplier<String> surrogates,
        Supplier<String> touchpointKeys) {

    /** The model whose rules apply, under the name that its subjects are kept under. */
    StageModel model() {
        return versions.present();
    }

    Instant now() {
        return clock.instant();
    }

    /** The same over a store within a transaction of the host's: nothing is decided anew there, and somebody else is told of it. */
    Configuration within(LifecycleStore joined, @Nullable LifecycleListener told) {
        return new Configuration(versions, joined, clock, late, 1, contactRules, told, surrogates, touchpointKeys);
    }
}
