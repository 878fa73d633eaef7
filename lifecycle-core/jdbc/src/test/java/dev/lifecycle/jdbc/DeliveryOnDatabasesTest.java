package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.LifecycleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Delivery where databases differ: in the texts they keep, in what two transactions see of each other, in their clocks. */
class DeliveryOnDatabasesTest {

    private static DataSource database(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        return database;
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-3: an error with what no database keeps is settled all the same")
    void an_error_with_what_no_database_keeps_is_settled(String kind) {
        LifecycleStore store = new JdbcStore(database(kind));
        Lifecycle customers = Lifecycle.of(Customers.SAAS)
                .store(store)
                .clock(() -> MONDAY)
                .contactRules(ContactRules.of().retry(1, Duration.ofMinutes(1)))
                .build();
        customers.handle("c-1", opened(), MONDAY, "e-1");

        Delivery delivery = customers.deliver(MONDAY, claim -> {
            throw new IllegalStateException("nul \u0000 half \ud83d. " + "\ud83d\ude00".repeat(50_000));
        });

        assertThat(delivery.failed()).hasSize(1);
        Touchpoint kept = store.touchpoints(MODEL, "c-1").get(0);
        assertThat(kept).isEqualTo(delivery.failed().get(0));
        assertThat(kept.reason())
                .contains("nul \ufffd half \ufffd. \ud83d\ude00")
                .endsWith("\ud83d\ude00…");
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-34: a cap of 1 is exact with eight workers at one instant")
    void a_cap_is_exact_with_eight_workers(String kind) throws Exception {
        DataSource pooled = Pool.of(database(kind), 8);
        JdbcStore store = new JdbcStore(pooled);
        Lifecycle customers = Lifecycle.of(Customers.SAAS)
                .store(store)
                .clock(() -> MONDAY)
                .contactRules(ContactRules.of().cap(1, Duration.ofDays(7)).lease(Duration.ofMinutes(1)))
                .build();
        int count = 60;
        for (int i = 0; i < count; i++) {
            for (int event = 0; event < 3; event++) {
                customers.handle("c-" + i, opened(), MONDAY, "e-" + event);
            }
        }
        Map<String, Integer> sent = new ConcurrentHashMap<>();
        CountDownLatch ready = new CountDownLatch(8);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Delivery>> runs = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            runs.add(pool.submit(() -> {
                ready.countDown();
                ready.await();
                return customers.deliver(MONDAY, claim -> sent.merge(claim.owner(), 1, Integer::sum));
            }));
        }
        for (Future<Delivery> run : runs) {
            assertThat(run.get().errors()).isEmpty();
        }
        pool.shutdown();
        assertThat(sent).hasSize(count);
        assertThat(sent.values()).containsOnly(1);
        // what waited for another is suppressed, for one was sent
        customers.deliver(MONDAY.plus(Duration.ofMinutes(1)), claim -> sent.merge(claim.owner(), 1, Integer::sum));
        assertThat(sent.values()).containsOnly(1);
        for (int i = 0; i < count; i++) {
            assertThat(store.touchpoints(MODEL, "c-" + i))
                    .extracting(Touchpoint::status)
                    .containsExactlyInAnyOrder(Status.SENT, Status.SUPPRESSED, Status.SUPPRESSED);
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-33: a lease counts from the claim by the database's clock, within a long transaction too")
    void a_lease_goes_by_the_databases_clock(String kind) {
        JdbcStore store = new JdbcStore(database(kind));
        Customers.in(store).handle("c-1", opened(), MONDAY, "e-1");
        Instant before = Instant.now();

        Claim claim = store.claim(MONDAY, Duration.ofHours(1), 1).get(0);

        // database and test run on one machine here
        assertThat(claim.until())
                .isBetween(
                        before.plus(Duration.ofHours(1)).minusSeconds(1),
                        Instant.now().plus(Duration.ofHours(1)).plusSeconds(1));
        JdbcStore later =
                new JdbcStore(Databases.h2WithTables(), JdbcOptions.defaults().clock(() -> MONDAY));
        Customers.in(later).handle("c-1", opened(), MONDAY, "e-1");
        assertThat(later.claim(MONDAY, Duration.ofHours(1), 1).get(0).until())
                .as("a clock given for tests")
                .isEqualTo(MONDAY.plus(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-21: the row that a cap is counted by goes with the customer")
    void nothing_of_the_customer_is_left(String kind) {
        DataSource database = database(kind);
        Lifecycle customers = Lifecycle.of(Customers.SAAS)
                .store(new JdbcStore(database))
                .clock(() -> MONDAY)
                .contactRules(ContactRules.of().cap(1, Duration.ofDays(7)))
                .build();
        for (String name : List.of("lea", "lea too")) {
            customers.handle(name, opened(), MONDAY, "e-1");
        }
        assertThat(customers.deliver(MONDAY, claim -> {}).sent()).hasSize(2);
        assertThat(StoredState.of(database))
                .anyMatch(row -> row.startsWith("lifecycle_customer")
                        && row.toLowerCase(java.util.Locale.ROOT).contains("=lea"));

        customers.merge("lea too", "lea");
        customers.erase("lea");

        assertThat(StoredState.of(database))
                .noneMatch(row -> row.toLowerCase(java.util.Locale.ROOT).contains("=lea"));
    }
}
