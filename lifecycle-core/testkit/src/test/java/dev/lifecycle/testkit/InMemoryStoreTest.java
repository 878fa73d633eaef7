package dev.lifecycle.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest extends LifecycleStoreContract {

    @Override
    protected LifecycleStore newStore() {
        return new InMemoryStore();
    }

    @Test
    void a_foreign_cursor_is_refused() {
        assertThatThrownBy(() -> store().due("saas", Instant.EPOCH, "nonsense", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nonsense' is no cursor");
        assertThatThrownBy(() -> store().due("saas", Instant.EPOCH, "non:sense", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'non:sense' is no cursor");
    }
}
