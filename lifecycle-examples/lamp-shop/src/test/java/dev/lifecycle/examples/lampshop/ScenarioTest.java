package dev.lifecycle.examples.lampshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.examples.lampshop.LumenEvents.CustomerErased;
import dev.lifecycle.examples.lampshop.LumenEvents.CustomerImported;
import dev.lifecycle.examples.lampshop.LumenEvents.IdentityMerged;
import dev.lifecycle.examples.lampshop.LumenEvents.SubscriptionStarted;
import dev.lifecycle.preset.event.OrderCompleted;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    private static final Scenario SCENARIO = ScenarioGenerator.generate(ScenarioGenerator.SEED);

    @Test
    void the_same_seed_gives_the_same_year_and_another_seed_another() {
        assertThat(ScenarioGenerator.generate(ScenarioGenerator.SEED)).isEqualTo(SCENARIO);
        assertThat(ScenarioGenerator.generate(1).log()).isNotEqualTo(SCENARIO.log());
    }

    @Test
    void about_two_thousand_customers_and_sixty_thousand_events() {
        assertThat(SCENARIO.customers()).hasSize(2_012);
        assertThat((double) SCENARIO.log().size()).isCloseTo(60_000, within(4_000.0));
        assertThat(SCENARIO.log()).isSortedAccordingTo((a, b) -> a.arrivedAt().compareTo(b.arrivedAt()));
        assertThat(SCENARIO.log().get(SCENARIO.log().size() - 1).arrivedAt()).isBeforeOrEqualTo(Scenario.NOW);
    }

    @Test
    void about_four_hundred_newcomers_buy_and_a_hundred_and_sixty_subscribe() {
        assertThat(newcomersWith(OrderCompleted.class)).isCloseTo(400, within(40));
        assertThat(newcomersWith(SubscriptionStarted.class)).isCloseTo(160, within(25));
    }

    @Test
    void one_event_in_a_hundred_comes_twice_and_two_come_late() {
        Map<String, Integer> seen = new HashMap<>();
        SCENARIO.log()
                .forEach(one ->
                        seen.merge(one.customer() + "/" + one.occurrence().id(), 1, Integer::sum));
        double events = SCENARIO.log().size();
        assertThat(seen.values().stream().filter(count -> count == 2).count() / events)
                .isCloseTo(0.01, within(0.002));
        List<Duration> delays = SCENARIO.log().stream()
                .map(one -> Duration.between(one.occurrence().at(), one.arrivedAt()))
                .filter(delay -> delay.compareTo(Duration.ofHours(3)) > 0)
                .toList();
        assertThat(delays.size() / events).isCloseTo(0.02, within(0.003));
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isLessThan(Duration.ofDays(21)));
    }

    @Test
    void one_event_in_two_hundred_shares_its_instant_with_another() {
        long pairs = SCENARIO.log().stream()
                .filter(one -> one.occurrence().id().endsWith("-b"))
                .count();
        assertThat(pairs / (double) SCENARIO.log().size()).isCloseTo(0.005, within(0.001));
    }

    @Test
    void imports_merges_and_erasures_are_in_it() {
        assertThat(customersWith(CustomerImported.class)).hasSize(300);
        assertThat(customersWith(IdentityMerged.class)).hasSize(50);
        assertThat(customersWith(CustomerErased.class)).hasSize(10).contains("lumen-fr/léa");
    }

    @Test
    void the_two_shops_use_the_same_customer_numbers_and_keep_their_customers_apart() {
        Set<String> french = ids(Shop.FR);
        Set<String> shared = new HashSet<>(ids(Shop.US));
        shared.retainAll(french);
        assertThat(shared).hasSize(300);
        Arrival american = SCENARIO.log().stream()
                .filter(one -> one.shop() == Shop.US && one.occurrence().event() instanceof OrderCompleted)
                .findFirst()
                .orElseThrow();
        ShopSystems us = new ShopSystems(Shop.US, american::arrivedAt);
        ShopSystems fr = new ShopSystems(Shop.FR, american::arrivedAt);
        us.handle(american.occurrence());
        String customer = american.occurrence().subject();
        assertThat(us.fiveStage().find(customer)).isPresent();
        assertThat(fr.fiveStage().find(customer)).isEmpty();
    }

    private static Set<String> ids(Shop shop) {
        return SCENARIO.customers().stream()
                .filter(customer -> customer.shop() == shop)
                .map(Customer::id)
                .collect(Collectors.toSet());
    }

    private static Set<String> customersWith(Class<?> event) {
        return SCENARIO.log().stream()
                .filter(one -> event.isInstance(one.occurrence().event()))
                .map(Arrival::customer)
                .collect(Collectors.toSet());
    }

    private static int newcomersWith(Class<?> event) {
        return (int) customersWith(event).stream()
                .filter(customer -> customer.contains("/c-"))
                .count();
    }
}
