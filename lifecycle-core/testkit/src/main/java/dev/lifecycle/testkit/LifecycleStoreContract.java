package dev.lifecycle.testkit;

import dev.lifecycle.store.LifecycleStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * Finds out whether a store keeps the promises of {@link LifecycleStore}. Extend it, say how to get an empty store, and run it with
 * JUnit; that is the whole test of an implementation:
 *
 * <pre>{@code
 * class MongoStoreTest extends LifecycleStoreContract {
 *     @Override
 *     protected LifecycleStore newStore() {
 *         return new MongoStore(freshDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>It asks of a store what {@link LifecycleStore} says and nothing else. A test that fails says in words what was expected.
 *
 * <p>Every test begins with {@link #newStore()}; none is ever skipped, and none passes for a store that keeps nothing.
 */
public abstract class LifecycleStoreContract
        implements CommitLaws,
                IdLaws,
                TextLaws,
                MemoryLaws,
                ReadingLaws,
                PagingLaws,
                RaceLaws,
                OverlapLaws,
                TouchpointLaws,
                ClaimLaws,
                SettlementLaws,
                CapLaws,
                ContactLaws,
                CustomerLaws,
                PruneLaws,
                ErasureLaws,
                MergeLaws,
                ComebackLaws {

    private @Nullable LifecycleStore store;

    /** For subclasses. */
    protected LifecycleStoreContract() {}

    /** An empty store that nobody else uses; called before each test. */
    protected abstract LifecycleStore newStore();

    @BeforeEach
    void beginWithAnEmptyStore() {
        store = newStore();
    }

    /** The store under test. */
    @Override
    public final LifecycleStore store() {
        if (store == null) {
            throw new IllegalStateException("the store exists while a test runs, not before");
        }
        return store;
    }
}
