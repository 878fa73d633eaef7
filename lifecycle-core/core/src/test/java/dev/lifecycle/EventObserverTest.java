package dev.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who goes round each event hears what the host hears. */
class EventObserverTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Stage TRIAL = Stage.of("TRIAL");
    // spotless:off
    private static final StageModel MODEL = StageModel.named("observed")
            .startAt(TRIAL).terminal(TRIAL)
            .from(TRIAL).on("opened").when("on a good day", any -> { throw new IllegalStateException("no calendar"); }).stay()
            .from(TRIAL).on("paid").stay()
            .build();
    // spotless:on

    private final List<String> seen = new ArrayList<>();

    private final EventObserver observer = new EventObserver() {
        @Override
        public Outcome observe(Occurrence occurrence, Supplier<Outcome> handling) {
            try {
                Outcome outcome = handling.get();
                seen.add(occurrence.id() + " " + outcome.getClass().getSimpleName());
                return outcome;
            } catch (RuntimeException e) {
                seen.add(occurrence.id() + " threw");
                throw e;
            }
        }
    };

    @Test
    void it_hears_outcomes_duplicates_refusals_and_what_is_thrown() {
        Lifecycle customers = lifecycle(observer);
        customers.handle("c-1", Signal.of("paid"), MONDAY, "e-1");
        customers.handle("c-1", Signal.of("paid"), MONDAY, "e-1");
        customers.handle("c-1", Signal.of("called"), MONDAY, "e-2");
        assertThatThrownBy(() -> customers.handle("c-1", Signal.of("opened"), MONDAY, "e-3"))
                .hasStackTraceContaining("no calendar");
        assertThat(seen).containsExactly("e-1 Stayed", "e-1 Duplicate", "e-2 Refused", "e-3 threw");
    }

    @Test
    void a_batch_is_observed_as_one_where_the_observer_cares() {
        lifecycle(observer).handle(List.of(new Occurrence("c-1", Signal.of("paid"), MONDAY, "e-1")));
        assertThat(seen).as("not unless overridden").isEmpty();
        Lifecycle customers = lifecycle(new EventObserver() {
            @Override
            public Outcome observe(Occurrence occurrence, Supplier<Outcome> handling) {
                return observer.observe(occurrence, handling);
            }

            @Override
            public BatchResult observe(Collection<Occurrence> occurrences, Supplier<BatchResult> handling) {
                seen.add("batch of " + occurrences.size());
                return handling.get();
            }
        });
        BatchResult result = customers.handle(List.of(
                new Occurrence("c-1", Signal.of("paid"), MONDAY, "e-1"),
                new Occurrence("c-2", Signal.of("paid"), MONDAY, "e-1")));
        assertThat(seen).containsExactly("batch of 2");
        assertThat(result.answers()).hasSize(2);
    }

    private static Lifecycle lifecycle(EventObserver observer) {
        return Lifecycle.of(MODEL)
                .store(new InMemoryStore())
                .clock(() -> MONDAY)
                .observer(observer)
                .build();
    }
}
