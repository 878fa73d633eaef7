package dev.lifecycle.store;

import java.util.function.Supplier;

/**
 * A transaction that the host has open on this thread, as a store knows it whom the host's framework tells. A
 * {@link dev.lifecycle.Lifecycle} over such a store takes part in it by itself: what it does is kept together with what the host writes, or
 * not at all. Without a framework {@link dev.lifecycle.Lifecycle#within} does the same by hand.
 */
public interface OpenTransaction {

    /** The store within it, which {@linkplain LifecycleStore#isInTransaction() takes part}. */
    LifecycleStore store();

    /** Who takes part in it under this key: whoever did so first, made now if nobody does yet. */
    Participant participant(Object key, Supplier<Participant> first);

    /** One who takes part in a transaction. */
    interface Participant {

        /** Told once the transaction has committed, and never if it does not. */
        void committed();
    }
}
