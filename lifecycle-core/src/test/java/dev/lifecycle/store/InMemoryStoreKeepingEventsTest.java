package dev.lifecycle.store;

import dev.lifecycle.testkit.LifecycleStoreContract;

class InMemoryStoreKeepingEventsTest extends LifecycleStoreContract {

    @Override
    protected LifecycleStore newStore() {
        return InMemoryStore.keepingEvents();
    }
}
