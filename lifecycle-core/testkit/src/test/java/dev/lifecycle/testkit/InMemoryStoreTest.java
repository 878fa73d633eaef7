package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.SampleCommit.MODEL;
import static dev.lifecycle.testkit.SampleCommit.TRIAL;
import static dev.lifecycle.testkit.SampleCommit.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.store.CommitResult;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.time.Instant;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.DisplayName;
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

    @Test
    @DisplayName("L-21 whoever comes back in the very moment of being erased is listed")
    void whoever_comes_back_at_once_is_listed() {
        int rounds = 3_000;
        CyclicBarrier together = new CyclicBarrier(2);
        ThreadsAtOnce.run(2, thread -> {
            for (int round = 0; round < rounds; round++) {
                String lea = "lea-" + round;
                if (thread == 0) {
                    store().tryCommit(commit(lea, 1).build());
                }
                together.await();
                if (thread == 0) {
                    SampleCommit erased = commit("s-" + round, 2).frozen();
                    store().erase(new Erasure(lea, erased.position(), erased.hostRow(Kind.ERASED, 0)));
                } else {
                    while (store().tryCommit(commit(lea, 1).build()) != CommitResult.COMMITTED) {
                        Thread.onSpinWait();
                    }
                }
            }
            return 0;
        });

        assertThat(Page.all(cursor -> store().inStage(MODEL, TRIAL, cursor, 1_000))
                        .map(Position::subject)
                        .filter(subject -> subject.startsWith("lea-")))
                .hasSize(rounds);
    }
}
