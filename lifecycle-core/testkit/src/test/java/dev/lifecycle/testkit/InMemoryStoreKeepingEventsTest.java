package dev.lifecycle.testkit;

import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;

class InMemoryStoreKeepingEventsTest extends LifecycleStoreContract {

    @Override
    protected LifecycleStore newStore() {
        return InMemoryStore.keepingEvents();
    }
}
