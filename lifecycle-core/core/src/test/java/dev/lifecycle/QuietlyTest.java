package dev.lifecycle;

import static dev.lifecycle.model.Saas.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Saas;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-31: quietly")
class QuietlyTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(400));
    private static final Duration SILENCE = Duration.ofDays(90);

    private Instant now = NOW;
    private final InMemoryStore store = InMemoryStore.keepingEvents();
    private final StageModel saas = Saas.model();
    private final List<Change> told = new ArrayList<>();
    private final Lifecycle customers = Lifecycle.of(saas)
            .store(store)
            .clock(() -> now)
            .late(LatePolicy.RECOMPUTE)
            .listener(told::add)
            .build();

    @Test
    void a_thousand_adopted_since_long_ago_are_sent_nothing() {
        for (int i = 0; i < 1_000; i++) {
            customers.adopt("c-" + i, Plan.PAYING, LONG_AGO, "import");
        }

        assertThat(customers.sweep(NOW).moved()).isEmpty();
        assertThat(store.dueTouchpoints(Instant.MAX, null, 10).items()).isEmpty();
        Position adopted = customers.find("c-7").orElseThrow();
        assertThat(adopted.enteredAt()).isEqualTo(LONG_AGO);
        assertThat(adopted.asOf()).isEqualTo(LONG_AGO);
        assertThat(adopted.spentUpTo()).contains(NOW);
        assertThat(adopted.nextDue()).as("silence counts from now").contains(NOW.plus(SILENCE));
        assertThat(customers.history("c-7").get(0).knownAt()).contains(NOW);
        assertThat(customers.history("c-7").get(0).late()).isFalse();
        assertThat(History.replay(saas, customers.history("c-7"))).isEqualTo(adopted);

        now = NOW.plus(SILENCE).plusSeconds(1);
        assertThat(customers.sweep(now).moved()).hasSize(1_000);
    }

    @Test
    void up_to_when_is_the_hosts_to_say_and_so_is_whether_they_fire() {
        Instant listed = NOW.minus(Duration.ofDays(100));
        customers.adopt("listed", Plan.PAYING, LONG_AGO, "import", listed);
        customers.adopt("fires", Plan.PAYING, LONG_AGO, "import", Overdue.FIRE);
        customers.adopt("spent", Plan.PAYING, LONG_AGO, "import", Overdue.SPENT);

        assertThat(customers.find("listed").orElseThrow().nextDue()).contains(listed.plus(SILENCE));
        assertThat(customers.find("fires").orElseThrow().nextDue()).contains(LONG_AGO.plus(SILENCE));
        assertThat(customers.find("spent").orElseThrow().nextDue()).contains(NOW.plus(SILENCE));
        assertThat(customers.sweep(NOW).moved()).containsExactly("fires", "listed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.adopt("x", Plan.PAYING, NOW, "import", LONG_AGO))
                .withMessageContaining("'x' cannot be known at");
    }

    @Test
    void what_is_spent_stays_spent_when_the_past_is_worked_out_anew() {
        customers.adopt("c-1", Plan.PAYING, LONG_AGO, "import");
        Instant later = LONG_AGO.plus(Duration.ofDays(200));
        customers.handle("c-1", new Referred("bob"), later, "e2");
        Position expected = customers.find("c-1").orElseThrow();

        customers.handle("c-1", Saas.pro(), LONG_AGO.plus(Duration.ofDays(1)), "e1");

        Position again = customers.find("c-1").orElseThrow();
        assertThat(again.nextDue()).isEqualTo(expected.nextDue()).contains(NOW.plus(SILENCE));
        assertThat(again.spentUpTo()).contains(NOW);
        assertThat(customers.history("c-1")).noneMatch(row -> row.cause().source() == HistoryEntry.Source.TIMER);
    }

    @Test
    void old_events_move_a_customer_and_plan_nothing_and_history_says_so() {
        Lifecycle quiet = customers.quietly();
        quiet.handle("c-1", Saas.pro(), MONDAY.minus(Duration.ofDays(200)), "e1");
        quiet.handle("c-1", new Referred("bob"), MONDAY, "e2");
        quiet.sweep(NOW);

        assertThat(customers.find("c-1").orElseThrow().stage()).isEqualTo(Plan.CHAMPION);
        assertThat(store.touchpoints("saas", "c-1")).isEmpty();
        assertThat(customers.history("c-1"))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row.cause().note()).isEqualTo("quietly"));
        assertThat(told).as("the listener is told, in one order").hasSize(3);
        assertThat(quiet.quietly()).isSameAs(quiet);
        assertThat(customers.sweep(NOW).moved()).as("nothing is left due").isEmpty();
    }

    @Test
    void rows_that_were_quiet_say_so_after_a_recomputation_too() {
        Lifecycle quiet = customers.quietly();
        quiet.handle("c-1", Saas.pro(), MONDAY, "e1");
        quiet.handle("c-1", new Referred("bob"), MONDAY.plus(Duration.ofDays(2)), "e3");
        customers.handle("c-1", Saas.pro(), MONDAY.plus(Duration.ofDays(3)), "e4");

        quiet.handle("c-1", Saas.pro(), MONDAY.plus(Duration.ofDays(1)), "e2");

        assertThat(customers.history("c-1"))
                .filteredOn(row -> row.cause().source() == HistoryEntry.Source.EVENT)
                .extracting(row -> row.cause().eventId() + " " + row.cause().note())
                .containsExactly("e1 quietly", "e2 quietly", "e3 quietly", "e4 null");
        assertThat(store.touchpoints("saas", "c-1")).isEmpty();
    }
}
