package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Selection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules of contact where several hosts deliver over one database at one time, whatever isolation their connections come with. */
class CapsOnDatabasesTest {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Stage HERE = Stage.of("HERE");
    private static final Stage GONE = Stage.of("GONE");
    private static final List<StageModel> MODELS = List.of(model("carts"), model("crm"));

    private final AtomicReference<Instant> now = new AtomicReference<>(MONDAY);

    private static StageModel model(String name) {
        // spotless:off
        return StageModel.named(name)
                .startAt(HERE)
                .from(HERE).on("opened").touch(Touch.of("letter").via("email")).touch(Touch.of("survey").via("sms")).stay()
                .from(HERE).on("left").to(GONE)
                .terminal(GONE)
                .build();
        // spotless:on
    }

    static Stream<Arguments> databasesAndLevels() {
        return Databases.kinds().stream()
                .flatMap(kind -> Stream.of(
                                Connection.TRANSACTION_READ_COMMITTED,
                                Connection.TRANSACTION_REPEATABLE_READ,
                                Connection.TRANSACTION_SERIALIZABLE)
                        .map(level -> Arguments.of(kind, level)));
    }

    private static DataSource database(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        return database;
    }

    private static DataSource at(int level, DataSource database) {
        return Connections.source(() -> {
            Connection connection = database.getConnection();
            connection.setTransactionIsolation(level);
            return connection;
        });
    }

    private Lifecycle lifecycle(StageModel model, JdbcStore store, ContactRules rules) {
        return Lifecycle.of(model)
                .store(store)
                .clock(now::get)
                .contactRules(rules.customerOf(CapsOnDatabasesTest::customer))
                .build();
    }

    /** The person is named before the slash, what the person has behind it. */
    private static String customer(String subject) {
        return subject.substring(0, subject.indexOf('/'));
    }

    private record Sent(Instant at, String id) {}

    @ParameterizedTest(name = "{0} at isolation {1}")
    @MethodSource("databasesAndLevels")
    @DisplayName(
            "L-34: caps and cool-downs that postpone are exact over models and subjects with two hosts, and all goes out once")
    void what_postpones_is_exact_and_loses_nothing(String kind, int level) throws Exception {
        DataSource database = database(kind);
        ContactRules rules = ContactRules.of()
                .postponingCap(2, WEEK)
                .coolDown("survey", MONTH)
                .lease(Duration.ofMinutes(1));
        List<Lifecycle> hosts = List.of(
                lifecycle(MODELS.get(0), new JdbcStore(Pool.of(at(level, database), 2)), rules),
                lifecycle(MODELS.get(1), new JdbcStore(Pool.of(at(level, database), 2)), rules));
        int customers = 4;
        for (int i = 0; i < customers; i++) {
            for (String own : List.of("p-" + i + "/one", "p-" + i + "/two")) {
                for (Lifecycle host : hosts) {
                    host.handle(own, opened(), MONDAY, "e-1");
                }
            }
        }
        Set<String> keys = ConcurrentHashMap.newKeySet();
        Map<String, Queue<Sent>> sent = new ConcurrentHashMap<>();
        for (int day = 0; day < 130; day++) {
            Instant today = MONDAY.plus(Duration.ofDays(day)).plusSeconds(day);
            now.set(today);
            List<Callable<Void>> workers = new ArrayList<>();
            for (Lifecycle host : hosts) {
                for (String channel : List.of("email", "sms")) {
                    Selection chosen = day % 2 == 0 ? Selection.ALL : Selection.overChannel(channel);
                    workers.add(() -> {
                        Delivery delivery = host.deliver(today, chosen, claim -> {
                            assertThat(keys.add(claim.touchpoint().key().text()))
                                    .isTrue();
                            sent.computeIfAbsent(customer(claim.owner()), name -> new ConcurrentLinkedQueue<>())
                                    .add(new Sent(today, claim.touchpoint().id()));
                        });
                        assertThat(delivery.errors()).isEmpty();
                        return null;
                    });
                }
            }
            Workers.runAll(workers);
        }

        assertThat(sent).hasSize(customers);
        assertThat(sent.values()).allSatisfy(contacts -> {
            List<Sent> all = contacts.stream().toList();
            assertThat(all).as("nothing is lost").hasSize(8);
            assertApart(all.stream().map(Sent::at).toList(), 2, WEEK);
            assertApart(
                    all.stream()
                            .filter(one -> one.id().equals("survey"))
                            .map(Sent::at)
                            .toList(),
                    1,
                    MONTH);
        });
    }

    /** Of any more than the most, first and last lie further apart than the window. */
    private static void assertApart(List<Instant> ascending, int most, Duration window) {
        for (int i = most; i < ascending.size(); i++) {
            assertThat(Duration.between(ascending.get(i - most), ascending.get(i)))
                    .as("%s in %s", most + 1, ascending)
                    .isGreaterThanOrEqualTo(window);
        }
    }

    @ParameterizedTest(name = "{0} at isolation {1}")
    @MethodSource("databasesAndLevels")
    @DisplayName(
            "L-34: a cap of 2 over the subjects of one person is exact with eight workers of two hosts at one instant")
    void a_cap_is_exact_over_subjects(String kind, int level) throws Exception {
        DataSource database = database(kind);
        ContactRules rules = ContactRules.of().cap(2, WEEK).lease(Duration.ofMinutes(1));
        List<Lifecycle> hosts = List.of(
                lifecycle(MODELS.get(0), new JdbcStore(Pool.of(at(level, database), 4)), rules),
                lifecycle(MODELS.get(1), new JdbcStore(Pool.of(at(level, database), 4)), rules));
        int customers = 12;
        for (int i = 0; i < customers; i++) {
            for (Lifecycle host : hosts) {
                host.handle("p-" + i + "/one", opened(), MONDAY, "e-1");
                host.handle("p-" + i + "/two", opened(), MONDAY, "e-1");
            }
        }
        Queue<Claim> sent = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < 8; worker++) {
            Lifecycle host = hosts.get(worker % 2);
            workers.add(() -> {
                assertThat(host.deliver(MONDAY, sent::add).errors()).isEmpty();
                return null;
            });
        }
        Workers.runAll(workers);
        now.set(MONDAY.plus(Duration.ofMinutes(2)));
        hosts.get(0).deliver(now.get(), sent::add);

        JdbcStore store = new JdbcStore(database);
        assertThat(sent).hasSize(2 * customers);
        for (int i = 0; i < customers; i++) {
            Contacts contacts = store.contacts("p-" + i, MONDAY);
            assertThat(contacts.sent()).as("p-%s", i).hasSize(2);
            assertThat(contacts.underway()).isEmpty();
            for (StageModel model : MODELS) {
                assertThat(store.touchpoints(model.name(), "p-" + i + "/one"))
                        .extracting(Touchpoint::status)
                        .containsAnyOf(Status.SENT, Status.SUPPRESSED)
                        .doesNotContain(Status.PENDING, Status.FAILED);
            }
        }
    }

    @Test
    @DisplayName("L-33, L-34: whoever sends, merges and erases at one time never locks in two orders")
    void nobody_waits_for_each_other() throws Exception {
        Queue<SQLException> deadlocks = new ConcurrentLinkedQueue<>();
        DataSource database = database("postgresql");
        JdbcStore store = new JdbcStore(Pool.of(recording(database, deadlocks), 8));
        ContactRules rules = ContactRules.of().cap(3, WEEK).lease(Duration.ofMinutes(1));
        Lifecycle carts = lifecycle(MODELS.get(0), store, rules);
        int rounds = 40;
        for (int i = 0; i < rounds; i++) {
            for (String own : List.of("one", "two", "three")) {
                for (int event = 0; event < 2; event++) {
                    carts.handle("p-" + i + "/" + own, opened(), MONDAY, "e-" + event);
                }
            }
        }
        Queue<Claim> sent = new ConcurrentLinkedQueue<>();
        List<Callable<Void>> workers = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            Selection chosen = worker < 2 ? Selection.ALL : Selection.overChannel(worker == 2 ? "sms" : "email");
            workers.add(() -> {
                carts.deliver(MONDAY, chosen, sent::add);
                return null;
            });
        }
        workers.add(() -> {
            for (int i = 0; i < rounds; i++) {
                carts.merge("p-" + i + "/two", "p-" + i + "/one");
            }
            return null;
        });
        workers.add(() -> {
            for (int i = 0; i < rounds; i++) {
                carts.erase("p-" + i + "/three");
            }
            return null;
        });
        Workers.runAll(workers);

        assertThat(deadlocks).isEmpty();
        assertThat(sent).isNotEmpty();
        for (int i = 0; i < rounds; i++) {
            assertThat(store.contacts("p-" + i, MONDAY).sent())
                    .as("what p-%s was sent, as far as it is counted", i)
                    .hasSizeLessThanOrEqualTo(3);
            carts.erase("p-" + i + "/one");
        }
        assertThat(StoredState.of(database))
                .as("nothing of the customers is left")
                .noneMatch(row -> row.matches(".*=p-\\d+.*"));
    }

    /** Hands on every statement, and notes which of them ended in a deadlock. */
    private static DataSource recording(DataSource source, Queue<SQLException> deadlocks) {
        return Connections.source(() -> {
            Connection connection = source.getConnection();
            return (Connection) proxy(Connection.class, connection, deadlocks);
        });
    }

    private static Object proxy(Class<?> type, Object target, Queue<SQLException> deadlocks) {
        return Proxy.newProxyInstance(
                CapsOnDatabasesTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(target, args);
                        return result instanceof PreparedStatement
                                ? proxy(PreparedStatement.class, result, deadlocks)
                                : result;
                    } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof SQLException failed && "40P01".equals(failed.getSQLState())) {
                            deadlocks.add(failed);
                        }
                        throw e.getCause();
                    }
                });
    }
}
