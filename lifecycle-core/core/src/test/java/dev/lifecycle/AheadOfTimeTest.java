package dev.lifecycle;

import static dev.lifecycle.model.Saas.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Saas;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("L-27: ahead of time")
class AheadOfTimeTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final InMemoryStore store = InMemoryStore.keepingEvents();

    private LifecycleBuilder builder() {
        return Lifecycle.of(Saas.model()).store(store).clock(() -> NOW);
    }

    @ParameterizedTest
    @EnumSource
    void one_wrong_clock_freezes_no_customer(LatePolicy late) {
        Lifecycle customers = builder().late(late).build();
        customers.handle("c-1", Saas.pro(), MONDAY, "e1");

        assertThatExceptionOfType(AheadOfTimeException.class)
                .isThrownBy(() ->
                        customers.handle("c-1", new Saas.Referred("bob"), Instant.parse("2099-01-01T00:00:00Z"), "e2"))
                .satisfies(e -> assertThat(e.ahead()).isEqualTo(Duration.ofDays(26_512)))
                .withMessageContaining("event 'e2' of subject 'c-1' is said to be at 2099-01-01T00:00:00Z")
                .withMessageContaining("26512 days ahead of the clock")
                .withMessageContaining("15 minutes at most");

        assertThat(customers.history("c-1")).hasSize(2);
        assertThat(customers.find("c-1").orElseThrow().asOf()).isEqualTo(MONDAY);
        assertThat(customers.handle("c-1", new Saas.Referred("bob"), NOW, "e2"))
                .as("the id was not consumed")
                .isInstanceOf(Outcome.Moved.class);
    }

    @Test
    void what_is_a_little_ahead_is_taken_and_how_much_is_the_hosts_to_say() {
        Instant edge = NOW.plus(Duration.ofMinutes(15));
        Lifecycle customers = builder().build();
        assertThat(customers.handle("a", Saas.pro(), edge, "e1")).isInstanceOf(Outcome.Moved.class);
        assertThatExceptionOfType(AheadOfTimeException.class)
                .isThrownBy(() -> customers.handle("b", Saas.pro(), edge.plusNanos(1_000), "e1"));
        assertThat(customers.find("b")).isEmpty();

        Lifecycle generous = builder().aheadAtMost(Duration.ofDays(1)).build();
        assertThat(generous.handle("b", Saas.pro(), edge.plusNanos(1_000), "e1"))
                .isInstanceOf(Outcome.Moved.class);
        assertThatIllegalArgumentException().isThrownBy(() -> builder().aheadAtMost(Duration.ofNanos(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().aheadAtMost(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    void adopting_sweeping_and_delivering_ahead_of_time_is_refused_too() {
        Lifecycle customers = builder().build();
        customers.handle("c-1", Saas.pro(), MONDAY, "e1");
        Instant ahead = NOW.plus(Duration.ofMinutes(16));

        assertThatExceptionOfType(AheadOfTimeException.class)
                .isThrownBy(() -> customers.adopt("c-2", Plan.PAYING, ahead, "import"));
        assertThatExceptionOfType(AheadOfTimeException.class)
                .isThrownBy(() -> customers.adopt("c-2", Plan.PAYING, MONDAY, "import", ahead));
        assertThatExceptionOfType(AheadOfTimeException.class).isThrownBy(() -> customers.sweep(ahead));
        assertThatExceptionOfType(AheadOfTimeException.class)
                .isThrownBy(() -> customers.sweep(Instant.parse("+99999-12-31T00:00:00Z")))
                .withMessageContaining("the sweep is said to be at +99999-12-31");
        assertThatExceptionOfType(AheadOfTimeException.class)
                .isThrownBy(() -> customers.deliver(ahead, touchpoint -> {}));
        assertThatExceptionOfType(AheadOfTimeException.class)
                .isThrownBy(() -> customers.adopt("c-2", Plan.PAYING, Instant.MAX, "import"));
        assertThat(customers.find("c-2")).isEmpty();
        assertThat(customers.history("c-1")).hasSize(2);
    }
}
