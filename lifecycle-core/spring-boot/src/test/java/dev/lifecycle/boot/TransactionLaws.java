package dev.lifecycle.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.boot.Host.Checkout;
import dev.lifecycle.boot.Host.Heard;
import dev.lifecycle.boot.Host.Rows;
import dev.lifecycle.boot.Host.Shipped;
import dev.lifecycle.boot.Shop.Ordered;
import dev.lifecycle.boot.Shop.Paid;
import dev.lifecycle.boot.Shop.Standing;
import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.LostRaceException;
import dev.lifecycle.store.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.exception.JDBCConnectionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.NestedTransactionNotSupportedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What holds for transactions of a host, whatever it runs on. */
abstract class TransactionLaws {

    private static final Map<Setting, ConfigurableApplicationContext> HOSTS = new HashMap<>();
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();
    private static final Instant AT = Instant.EPOCH;

    private final Setting setting;
    private final Lifecycle customers;
    private final Rows rows;
    private final Checkout checkout;
    private final Heard heard;
    private final Lifecycle others;
    private final PlatformTransactionManager manager;
    private final ApplicationEventPublisher publisher;
    private final String customer = "c-" + CUSTOMERS.incrementAndGet();
    private final String number = customer + "-o";

    TransactionLaws(Setting setting) {
        this.setting = setting;
        ConfigurableApplicationContext host = HOSTS.computeIfAbsent(setting, TransactionLaws::started);
        customers = host.getBean(Lifecycle.class);
        rows = host.getBean(Rows.class);
        checkout = host.getBean(Checkout.class);
        heard = host.getBean(Heard.class);
        manager = host.getBean(PlatformTransactionManager.class);
        publisher = host;
        others = Lifecycle.of(Shop.SHOP)
                .store(new JdbcStore(
                        new DriverManagerDataSource(host.getEnvironment().getProperty("spring.datasource.url"))))
                .build();
    }

    private static ConfigurableApplicationContext started(Setting setting) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.datasource.url=" + Databases.url(setting.database()),
                "spring.datasource.hikari.maximum-pool-size=" + setting.pool(),
                "spring.datasource.hikari.minimum-idle=1",
                "spring.datasource.hikari.auto-commit=" + setting.autoCommit(),
                "spring.datasource.hikari.connection-timeout=500",
                "logging.level.root=error",
                "lifecycle.sweep.enabled=false"));
        if (!setting.isJpa()) {
            properties.add("spring.autoconfigure.exclude="
                    + "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
                    + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration");
        }
        return new SpringApplicationBuilder(Host.class)
                .web(WebApplicationType.NONE)
                .properties(properties.toArray(String[]::new))
                .run();
    }

    @AfterAll
    static void stop() {
        HOSTS.values().forEach(ConfigurableApplicationContext::close);
        HOSTS.clear();
    }

    @BeforeEach
    void forget() {
        heard.events.clear();
        checkout.runs().set(0);
    }

    private TransactionTemplate transaction(int propagation) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setPropagationBehavior(propagation);
        return template;
    }

    private TransactionTemplate transaction() {
        return transaction(TransactionDefinition.PROPAGATION_REQUIRED);
    }

    private void order(String id) {
        customers.handle(customer, new Ordered(id), AT, id);
    }

    private Optional<Stage> stageForOthers() {
        return others.find(customer).map(Position::stage);
    }

    @Test
    void both_are_kept_and_the_event_is_published_after_the_commit() {
        checkout.order(customer, number, () -> {
            assertThat(heard.events).as("before the commit").isEmpty();
            assertThat(stageForOthers()).as("seen by others").isEmpty();
        });
        assertThat(rows.all()).contains(number);
        assertThat(stageForOthers()).contains(Standing.ACTIVE);
        assertThat(heard.events).containsExactly(customer + " in ACTIVE");
    }

    @Test
    void throwing_after_handle_leaves_neither_row_nor_change_and_nobody_was_told() {
        assertThatThrownBy(() -> checkout.order(customer, number, () -> {
                    throw new IllegalStateException("out of stock");
                }))
                .hasMessage("out of stock");
        assertThat(rows.all()).doesNotContain(number);
        assertThat(stageForOthers()).isEmpty();
        assertThat(others.history(customer)).isEmpty();
        assertThat(heard.events).isEmpty();
        checkout.order(customer, number, () -> {});
        assertThat(stageForOthers()).as("the id was not used up").contains(Standing.ACTIVE);
    }

    @Test
    void outside_of_a_transaction_each_call_has_its_own() {
        order(number);
        assertThat(stageForOthers()).contains(Standing.ACTIVE);
        transaction(TransactionDefinition.PROPAGATION_SUPPORTS).executeWithoutResult(status -> {
            order(number + "2");
            assertThat(others.find(customer).orElseThrow().revision()).isEqualTo(2);
        });
        assertThat(heard.events).containsExactly(customer + " in ACTIVE");
    }

    @Test
    void a_duplicate_leaves_the_transaction_usable() {
        order(number);
        transaction().executeWithoutResult(status -> {
            rows.insert(number);
            assertThat(customers.handle(customer, new Ordered(number), AT, number))
                    .isInstanceOf(Outcome.Duplicate.class);
            order(number + "2");
        });
        assertThat(rows.all()).contains(number);
        assertThat(others.find(customer).orElseThrow().revision()).isEqualTo(2);
    }

    @Test
    void a_nested_transaction_that_is_rolled_back_takes_its_own_part_alone() {
        if (setting.isJpa()) {
            transaction()
                    .executeWithoutResult(status -> assertThatThrownBy(
                                    () -> transaction(TransactionDefinition.PROPAGATION_NESTED)
                                            .executeWithoutResult(inner -> order(number)))
                            .isInstanceOf(NestedTransactionNotSupportedException.class));
            return;
        }
        String friend = customer + "-friend";
        transaction().executeWithoutResult(status -> {
            order(number);
            transaction(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(inner -> {
                customers.handle(friend, new Ordered("f-1"), AT, "f-1");
                inner.setRollbackOnly();
            });
            transaction(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(inner -> order(number + "2"));
        });
        assertThat(others.find(customer).orElseThrow().revision()).isEqualTo(2);
        assertThat(others.find(friend)).isEmpty();
        assertThat(heard.events).containsExactly(customer + " in ACTIVE");
    }

    @Test
    void requires_new_stands_by_itself_or_says_that_the_pool_is_too_small() {
        if (setting.pool() == 1) {
            transaction().executeWithoutResult(status -> {
                rows.insert(number);
                order(number);
                assertThatThrownBy(() -> transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
                                .executeWithoutResult(inner -> order(number + "2")))
                        .isInstanceOfAny(CannotCreateTransactionException.class, JDBCConnectionException.class)
                        .hasStackTraceContaining("Connection is not available, request timed out")
                        .hasStackTraceContaining("total=1, active=1");
                assertThatThrownBy(() -> transaction(TransactionDefinition.PROPAGATION_NOT_SUPPORTED)
                                .executeWithoutResult(outside -> order(number + "3")))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("no connection was to be had")
                        .hasMessageContaining("REQUIRES_NEW")
                        .hasMessageContaining("more connections than there are threads");
            });
            assertThat(rows.all()).as("what stood aside").contains(number);
            assertThat(others.find(customer).orElseThrow().revision()).isEqualTo(1);
            return;
        }
        String audit = customer + "-audit";
        transaction().executeWithoutResult(status -> {
            order(number);
            transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
                    .executeWithoutResult(inner -> customers.handle(audit, new Ordered("a-1"), AT, "a-1"));
            assertThat(heard.events).containsExactly(audit + " in ACTIVE");
            transaction(TransactionDefinition.PROPAGATION_NOT_SUPPORTED)
                    .executeWithoutResult(outside -> customers.handle(audit, new Ordered("a-2"), AT, "a-2"));
            order(number + "2");
            status.setRollbackOnly();
        });
        assertThat(others.find(audit).orElseThrow().revision()).isEqualTo(2);
        assertThat(stageForOthers()).isEmpty();
        assertThat(heard.events).containsExactly(audit + " in ACTIVE");
    }

    @Test
    void a_read_only_transaction_reads() {
        order(number);
        TransactionTemplate reading = transaction();
        reading.setReadOnly(true);
        reading.executeWithoutResult(status -> {
            assertThat(customers.find(customer)).isPresent();
            assertThat(customers.why(customer).toString()).contains("Ordered");
            assertThat(customers.population()).containsKey(Standing.ACTIVE);
            assertThatThrownBy(() -> order(number + "2"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("read-only");
        });
        assertThat(others.find(customer).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void nothing_is_delivered_in_a_transaction() {
        order(number);
        List<Object> sent = new ArrayList<>();
        transaction()
                .executeWithoutResult(status -> assertThatThrownBy(() -> customers.deliver(AT, sent::add))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("cannot be rolled back"));
        assertThat(sent).isEmpty();
        customers.deliver(AT, sent::add);
        assertThat(sent).isNotEmpty();
    }

    @Test
    void who_handles_after_the_commit_does_not_lose_the_change() {
        transaction().executeWithoutResult(status -> {
            order(number);
            afterCommit(() -> order(number + "2"));
            afterCompletion(() -> order(number + "3"));
        });
        assertThat(others.find(customer).orElseThrow().revision()).isEqualTo(3);
        assertThat(heard.events).containsExactly(customer + " in ACTIVE");
    }

    @Test
    void nor_does_who_meets_the_lifecycle_only_then() {
        transaction().executeWithoutResult(status -> {
            rows.insert(number);
            afterCommit(() -> {
                order(number);
                order(number + "2");
                assertThat(customers.find(customer)).isPresent();
            });
            afterCompletion(() -> order(number + "3"));
        });
        assertThat(rows.all()).contains(number);
        assertThat(others.find(customer).orElseThrow().revision()).isEqualTo(3);
        assertThat(heard.events).containsExactly(customer + " in ACTIVE");
    }

    @Test
    void nor_does_a_transactional_event_listener() {
        for (boolean isMetBefore : List.of(true, false)) {
            transaction().executeWithoutResult(status -> {
                if (isMetBefore) {
                    order(number);
                }
                publisher.publishEvent(new Shipped(customer, number + isMetBefore));
            });
        }
        assertThat(others.find(customer).orElseThrow().revision()).isEqualTo(3);
        transaction().executeWithoutResult(status -> {
            publisher.publishEvent(new Shipped(customer, "never"));
            status.setRollbackOnly();
        });
        assertThat(others.find(customer).orElseThrow().revision()).isEqualTo(3);
    }

    @Test
    void nor_who_hears_of_a_rollback() {
        transaction().executeWithoutResult(status -> {
            order(number);
            afterCompletion(() -> customers.handle(customer, new Ordered("failed"), AT, "failed"));
            status.setRollbackOnly();
        });
        assertThat(others.history(customer)).hasSize(2);
        assertThat(heard.events).containsExactly(customer + " in ACTIVE");
    }

    @Test
    void nor_who_joins_while_the_transaction_is_about_to_commit() {
        transaction().executeWithoutResult(status -> {
            rows.insert(number);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    order(number);
                }
            });
        });
        assertThat(stageForOthers()).contains(Standing.ACTIVE);
        assertThat(heard.events).containsExactly(customer + " in ACTIVE");
    }

    private static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    private static void afterCompletion(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                work.run();
            }
        });
    }

    @Test
    void a_lost_race_rolls_the_whole_transaction_back() {
        order(number);
        assertThatThrownBy(() -> transaction().executeWithoutResult(status -> {
                    rows.insert(number);
                    customers.handle(customer, overtaken(1), AT, "p-1");
                }))
                .isInstanceOf(LostRaceException.class)
                .hasMessageContaining("roll the transaction back and run it again");
        assertThat(rows.all()).doesNotContain(number);
    }

    @Test
    void retry_lost_race_runs_the_whole_method_again() {
        order(number);
        Paid paid = overtaken(2);
        checkout.payUntilWon(customer, number + "-p", paid.meanwhile());
        assertThat(checkout.runs()).hasValue(3);
        assertThat(rows.all()).containsOnlyOnce(number + "-p");
        assertThat(others.history(customer).stream()
                        .filter(row -> "Paid".equals(row.cause().trigger())))
                .hasSize(1);
    }

    /** Paid while somebody else is faster, so many times. */
    private Paid overtaken(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return new Paid(() -> {
            if (left.getAndDecrement() > 0) {
                others.handle(customer, new Ordered("x" + left), AT, "x" + left);
            }
        });
    }

    @Test
    void many_threads_lose_nothing() throws InterruptedException {
        assumeTrue(setting.pool() > 1, "each thread needs a connection");
        List<Thread> threads = new ArrayList<>();
        AtomicInteger failed = new AtomicInteger();
        for (int t = 0; t < 4; t++) {
            String mine = number + "-" + t;
            threads.add(new Thread(() -> {
                for (int i = 0; i < 5; i++) {
                    try {
                        checkout.payUntilWon(customer, mine + "-" + i, () -> {});
                    } catch (RuntimeException e) {
                        failed.incrementAndGet();
                    }
                }
            }));
        }
        order(number);
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        long paid = others.history(customer).stream()
                .filter(row -> "Paid".equals(row.cause().trigger()))
                .count();
        assertThat(paid).as("as many as rows").isEqualTo(20 - failed.get());
        assertThat(rows.all().stream().filter(row -> row.startsWith(number + "-")))
                .hasSize((int) paid);
        assertThat(failed).as("given up after ten lost races").hasValueLessThan(5);
    }
}
