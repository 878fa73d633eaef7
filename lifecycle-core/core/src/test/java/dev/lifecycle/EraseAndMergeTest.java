package dev.lifecycle;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.Saas;
import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EraseAndMergeTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private Instant now = NOW;
    private final InMemoryStore store = new InMemoryStore();
    private final Lifecycle customers =
            Lifecycle.of(Saas.model()).store(store).clock(() -> now).build();

    @Test
    @DisplayName("L-21: an erased person is gone, and every count is as before")
    void an_erased_person_is_gone_and_counts_stay() {
        customers.handle("lea", Saas.pro(), MONDAY, "e1");
        customers.handle("bob", Saas.pro(), MONDAY, "e1");
        Map<?, Long> before = customers.population();

        String surrogate = customers.erase("lea");

        assertThat(surrogate).matches("erased-[0-9a-f]{32}");
        assertThat(customers.find("lea")).isEmpty();
        assertThat(customers.history("lea")).isEmpty();
        assertThat(customers.population()).isEqualTo(before);
        assertThat(customers.history(surrogate))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.STARTED, Kind.MOVED, Kind.ERASED);
        assertThat(customers.history(surrogate)).allSatisfy(row -> {
            assertThat(row.subject()).isEqualTo(surrogate);
            assertThat(row.cause().eventId()).isNull();
        });
        Position closed = customers.find(surrogate).orElseThrow();
        assertThat(closed.isFrozen()).isTrue();
        assertThat(closed.nextDue()).isEmpty();
        now = NOW.plus(Duration.ofDays(999));
        assertThat(customers.sweep(now).moved()).containsExactly("bob");
    }

    @Test
    @DisplayName("L-21: a later event under the old id is a new customer's, and a closed position refuses events")
    void a_later_event_is_a_new_customers() {
        customers.handle("lea", Saas.pro(), MONDAY, "e1");
        String surrogate = customers.erase("lea");

        assertThat(customers.handle("lea", Saas.pro(), TUESDAY, "e1")).isInstanceOf(Outcome.Moved.class);
        assertThat(customers.find("lea")).get().extracting(Position::revision).isEqualTo(1L);
        assertThat(customers.handle(surrogate, Saas.pro(), TUESDAY, "e2").describe())
                .endsWith("Subscribed was refused, the position is closed");
    }

    @Test
    void surrogates_may_come_from_the_host() {
        Lifecycle named = Lifecycle.of(Saas.model())
                .store(store)
                .surrogates(() -> "gone-1")
                .build();
        named.handle("lea", Saas.pro(), MONDAY, "e1");

        assertThat(named.erase("lea")).isEqualTo("gone-1");
        assertThatExceptionOfType(UnknownSubjectException.class).isThrownBy(() -> named.erase("lea"));
    }

    @Test
    @DisplayName("L-22: two that are one: time order, the stage further on, counts added, later events follow")
    void two_subjects_become_one() {
        customers.handle("web-1", Saas.pro(), MONDAY, "w1");
        customers.handle("shop-9", Saas.pro(), MONDAY.plusSeconds(1), "s1");
        customers.handle("shop-9", new Referred("bob"), TUESDAY, "s2");

        Position one = customers.merge("shop-9", "web-1");

        assertThat(one.stage()).isEqualTo(Plan.CHAMPION);
        assertThat(one.subject()).isEqualTo("web-1");
        assertThat(one.tallies())
                .isEqualTo(
                        Map.of("Subscribed", new Tally(2, MONDAY.plusSeconds(1)), "Referred", new Tally(1, TUESDAY)));
        assertThat(customers.history("web-1"))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.STARTED, Kind.MOVED, Kind.STARTED, Kind.MOVED, Kind.MOVED, Kind.MERGED);
        assertThat(customers.handle("shop-9", new Referred("bob"), TUESDAY, "s2"))
                .isInstanceOf(Outcome.Duplicate.class);
        assertThat(customers
                        .handle("shop-9", new Cancelled("price"), TUESDAY.plusSeconds(9), "s3")
                        .subject())
                .isEqualTo("web-1");
        assertThat(customers.find("shop-9")).get().extracting(Position::stage).isEqualTo(Plan.CHURNED);
        assertThat(customers.why("shop-9")).hasToString(customers.why("web-1").toString());
        assertThat(customers.population().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    @DisplayName(
            "L-22: of one who is lost and one who is not, whoever was active last decides; timers between are applied first")
    void who_was_active_last_decides() {
        now = NOW.plus(Duration.ofDays(30));
        customers.handle("a", Saas.pro(), MONDAY, "e1");
        customers.handle("b", Saas.pro(), MONDAY, "e1");
        customers.handle("b", new Cancelled("price"), MONDAY.plus(Duration.ofDays(100)), "e2");

        Position one = customers.merge("a", "b");

        assertThat(one.stage()).isEqualTo(Plan.CHURNED);
        assertThat(one.enteredAt()).isEqualTo(MONDAY.plus(Duration.ofDays(100)));
        assertThat(customers.history("b"))
                .filteredOn(row -> row.cause().source() == HistoryEntry.Source.TIMER)
                .as("the silence of a, and of b before it cancelled")
                .hasSize(2);
    }

    @Test
    @DisplayName("L-22: a visitor of January does not revive a customer who churned in March, and one of April does")
    void an_old_visitor_revives_nobody() {
        customers.handle("visitor", Saas.pro(), Instant.parse("2026-01-10T00:00:00Z"), "e1");
        customers.handle("customer", Saas.pro(), Instant.parse("2026-02-01T00:00:00Z"), "e1");
        customers.handle("customer", new Cancelled("price"), Instant.parse("2026-03-01T00:00:00Z"), "e2");
        customers.handle("friend", Saas.pro(), Instant.parse("2026-04-01T00:00:00Z"), "e1");

        assertThat(customers.merge("visitor", "customer").stage()).isEqualTo(Plan.CHURNED);
        assertThat(customers.merge("customer", "friend").stage()).isEqualTo(Plan.PAYING);
    }

    @Test
    @DisplayName("L-22: all kept events stay; an id that both knew is given anew, in the rows too")
    void all_kept_events_stay() {
        InMemoryStore keeping = InMemoryStore.keepingEvents();
        Lifecycle both =
                Lifecycle.of(Saas.model()).store(keeping).clock(() -> now).build();
        both.handle("a", Saas.pro(), MONDAY, "e1");
        both.handle("b", Saas.pro(), MONDAY.plusSeconds(1), "e1");
        both.handle("b", new Referred("bob"), TUESDAY, "e1~2");

        both.merge("b", "a");

        assertThat(keeping.events("saas", "a"))
                .extracting(dev.lifecycle.stage.Occurrence::id)
                .containsExactly("e1", "e1~3", "e1~2");
        assertThat(both.history("a"))
                .extracting(row -> row.cause().eventId())
                .containsExactly(null, "e1", null, "e1~3", "e1~2", null);
        assertThat(both.handle("b", Saas.pro(), TUESDAY, "e1")).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    @DisplayName("L-21: a surrogate cannot be corrected or merged back to life")
    void an_erased_surrogate_is_not_revived() {
        customers.handle("lea", Saas.pro(), MONDAY, "e1");
        customers.handle("bob", Saas.pro(), MONDAY, "e1");
        String surrogate = customers.erase("lea");
        Position before = customers.find(surrogate).orElseThrow();

        assertThatExceptionOfType(ErasedSubjectException.class)
                .isThrownBy(() -> customers.correct(surrogate, Plan.PAYING, "was wrong", "mara"))
                .withMessageContaining(surrogate)
                .withMessageContaining("correcting it is refused");
        assertThatExceptionOfType(ErasedSubjectException.class).isThrownBy(() -> customers.merge(surrogate, "bob"));
        assertThatExceptionOfType(ErasedSubjectException.class).isThrownBy(() -> customers.merge("bob", surrogate));
        assertThat(customers.find(surrogate)).contains(before);
        assertThat(customers.find("bob").orElseThrow().stage()).isEqualTo(Plan.PAYING);
    }

    @Test
    @DisplayName(
            "L-21: nothing in the store holds the old id any more: no key, no row, no touchpoint, no alias, no due timer")
    void nothing_holds_the_old_id() {
        customers.handle("lea-old", Saas.pro(), MONDAY, "order-of-lea");
        customers.handle("lea-new", Saas.pro(), MONDAY, "e2");
        customers.handle("lea-new", new Referred("bob"), TUESDAY, "e3");
        customers.merge("lea-old", "lea-new");
        assertThat(Held.in(store)).contains("lea-old", "lea-new", "order-of-lea");

        customers.erase("lea-new");

        assertThat(Held.in(store)).noneMatch(text -> text.contains("lea"));
    }

    @Test
    void merging_a_subject_with_itself_is_refused() {
        customers.handle("a", Saas.pro(), MONDAY, "e1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.merge("a", "a"))
                .withMessageContaining("'a' cannot be merged with itself");
        assertThatExceptionOfType(UnknownSubjectException.class).isThrownBy(() -> customers.merge("a", "nobody"));
    }

    @Test
    @DisplayName("L-14: pruned ids are forgotten")
    void pruned_ids_are_forgotten() {
        customers.handle("a", Saas.free(), MONDAY, "e1");

        assertThat(customers.prune(NOW)).isZero();
        assertThat(customers.prune(NOW.plusSeconds(1))).isEqualTo(1);
        assertThat(customers.handle("a", Saas.free(), TUESDAY, "e1")).isInstanceOf(Outcome.Refused.class);
        assertThat(Set.copyOf(customers.history("a"))).hasSize(3);
    }

    @Test
    @DisplayName("L-21: everywhere means in every model of the store, each under a surrogate of its own")
    void erased_everywhere() {
        Lifecycle baskets = Lifecycle.of(Saas.model().extend("baskets").build())
                .store(store)
                .clock(() -> now)
                .build();
        for (Lifecycle each : List.of(customers, baskets)) {
            each.handle("lea", Saas.pro(), MONDAY, "e1");
            each.handle("bob", Saas.pro(), MONDAY, "e1");
        }
        baskets.handle("lea's other phone", Saas.pro(), MONDAY, "e1");
        baskets.merge("lea", "lea's other phone");

        Map<String, String> surrogates = customers.eraseEverywhere("lea");

        assertThat(surrogates).containsOnlyKeys("saas", "baskets");
        assertThat(new HashSet<>(surrogates.values())).hasSize(2);
        assertThat(customers.find("lea")).isEmpty();
        assertThat(baskets.find("lea")).isEmpty();
        assertThat(baskets.find("lea's other phone")).isEmpty();
        assertThat(baskets.find(surrogates.get("baskets")).orElseThrow().isFrozen())
                .isTrue();
        assertThat(baskets.population().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(2);
        assertThat(customers.find("bob").orElseThrow().isFrozen()).isFalse();
        assertThat(Held.in(store)).noneMatch(text -> text.contains("lea"));
        assertThatExceptionOfType(UnknownSubjectException.class).isThrownBy(() -> customers.eraseEverywhere("lea"));

        baskets.handle("lea", Saas.pro(), MONDAY, "e1");
        assertThat(customers.eraseEverywhere("lea"))
                .as("known in another model alone")
                .containsOnlyKeys("baskets");
    }
}
