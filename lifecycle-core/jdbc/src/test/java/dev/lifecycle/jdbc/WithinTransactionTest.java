package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.LifecycleBuilder;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.LostRaceException;
import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Business row and lifecycle in one transaction of the host's. */
class WithinTransactionTest {

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void both_rows_are_there_after_the_hosts_commit_and_neither_after_its_rollback(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Lifecycle customers = Customers.in(store.within(connection));
            order(connection, "o-1");
            customers.handle("c-1", paid(), MONDAY, "o-1");
            connection.rollback();
            assertThat(orders(database)).isZero();
            assertThat(store.find(MODEL, "c-1")).isEmpty();

            order(connection, "o-1");
            customers.handle("c-1", paid(), MONDAY, "o-1");
            assertThat(store.find(MODEL, "c-1"))
                    .as("seen by others before the commit")
                    .isEmpty();
            connection.commit();
        }
        assertThat(orders(database)).isEqualTo(1);
        assertThat(store.find(MODEL, "c-1").orElseThrow().stage()).isEqualTo(Customers.PAYING);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_duplicate_leaves_the_hosts_transaction_usable(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Lifecycle customers = Customers.in(store.within(connection));
            customers.handle("c-1", paid(), MONDAY, "o-1");
            Outcome again = customers.handle("c-1", paid(), MONDAY, "o-1");
            assertThat(again).isInstanceOf(Outcome.Duplicate.class);
            order(connection, "o-1");
            customers.handle("c-1", paid(), MONDAY, "o-2");
            connection.commit();
        }
        assertThat(orders(database)).isEqualTo(1);
        assertThat(store.find(MODEL, "c-1").orElseThrow().revision()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_lost_race_is_an_exception_that_undoes_the_stores_part_alone(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        Customers.in(store).handle("c-1", opened(), MONDAY, "e-1");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Lifecycle customers = Customers.in(new OvertakenStore(
                    store.within(connection),
                    () -> Customers.in(store).handle("c-1", opened(), MONDAY.plusSeconds(1), "e-overtaking")));
            order(connection, "o-1");
            assertThatThrownBy(() -> customers.handle("c-1", paid(), MONDAY.plusSeconds(2), "e-2"))
                    .isInstanceOf(LostRaceException.class)
                    .hasMessageContaining("subject 'c-1' in model saas is no longer at revision 1")
                    .hasMessageContaining("run it again");
            connection.commit();
        }
        assertThat(orders(database)).as("the host's own row").isEqualTo(1);
        assertThat(store.find(MODEL, "c-1").orElseThrow().revision()).isEqualTo(2);
        assertThat(Customers.in(store).handle("c-1", paid(), MONDAY.plusSeconds(2), "e-2"))
                .as("the id was not consumed")
                .isInstanceOf(Outcome.Moved.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPEATABLE_READ", "SERIALIZABLE"})
    void a_snapshot_that_is_too_old_is_a_lost_race_too(String level) throws SQLException {
        DataSource database = database("postgresql");
        JdbcStore store = new JdbcStore(database);
        Customers.in(store).handle("c-1", opened(), MONDAY, "e-1");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(
                    level.equals("SERIALIZABLE")
                            ? Connection.TRANSACTION_SERIALIZABLE
                            : Connection.TRANSACTION_REPEATABLE_READ);
            LifecycleStore within = store.within(connection);
            assertThat(within.find(MODEL, "c-1")).isPresent();
            Customers.in(store).handle("c-1", opened(), MONDAY.plusSeconds(1), "e-2");
            assertThatThrownBy(() -> Customers.in(within).handle("c-1", paid(), MONDAY.plusSeconds(2), "e-3"))
                    .isInstanceOf(LostRaceException.class);
            connection.rollback();
        }
        assertThat(store.find(MODEL, "c-1").orElseThrow().revision()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void touchpoints_are_claimed_and_settled_within_a_transaction(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        Customers.in(store).handle("c-1", opened(), MONDAY, "e-1");
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            LifecycleStore within = store.within(connection);
            Claim claim = within.claim(MONDAY, Duration.ofHours(1), 9).get(0);
            assertThat(within.settle(claim, claim.touchpoint().with(Status.SENT, null), MONDAY))
                    .isTrue();
            assertThat(within.settle(claim, claim.touchpoint().with(Status.SENT, null), MONDAY))
                    .isFalse();
            connection.commit();
        }
        assertThat(store.touchpoints(MODEL, "c-1").get(0).status()).isEqualTo(Status.SENT);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void touches_stand_and_fall_with_the_hosts_transaction(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        Touch touch = Touch.of("cart")
                .at(LocalTime.of(18, 30))
                .expiresAfter(Duration.ofDays(2))
                .transactional();
        // spotless:off
        StageModel model = StageModel.named(MODEL)
                .startAt(Customers.TRIAL)
                .from(Customers.TRIAL).on("opened").about(event -> Map.of("line", "a\n\ud83d\uded2\\")).touch(touch).stay()
                .from(Customers.TRIAL).afterSilence(Duration.ofDays(90)).to(Customers.PAYING)
                .terminal(Customers.PAYING)
                .build();
        // spotless:on
        ContactRules rules = ContactRules.of().zones(subject -> ZoneOffset.UTC).cap(1, Duration.ofDays(7));
        LifecycleBuilder customers = Lifecycle.of(model).contactRules(rules).clock(() -> MONDAY);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Lifecycle within = customers.store(store.within(connection)).build();
            within.handle("c-1", opened(), MONDAY, "e-1");
            connection.rollback();
            assertThat(store.touchpoints(MODEL, "c-1")).isEmpty();

            Touchpoint planned =
                    within.handle("c-1", opened(), MONDAY, "e-1").touchpoints().get(0);
            within.handle("c-2", opened(), MONDAY, "e-1");
            assertThat(within.delivered(planned.key().text())).isTrue();
            connection.rollback();
            assertThat(store.touchpoint(planned.key().text())).isEmpty();

            within.handle("c-1", opened(), MONDAY, "e-1");
            within.handle("c-2", opened(), MONDAY, "e-1");
            within.merge("c-2", "c-1");
            within.handle("c-3", opened(), MONDAY, "e-1");
            within.erase("c-3");
            connection.commit();
        }
        assertThat(store.touchpoints(MODEL, "c-1")).hasSize(2).allSatisfy(one -> {
            assertThat(one.due()).isEqualTo(MONDAY.plus(Duration.ofMinutes(570)));
            assertThat(one.expires()).isEqualTo(one.due().plus(Duration.ofDays(2)));
            assertThat(one.transactional()).isTrue();
            assertThat(one.about()).containsExactly(Map.entry("line", "a\n\ud83d\uded2\\"));
        });
        assertThat(StoredState.of(database).toString()).doesNotContain("c-3");
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_connection_that_commits_by_itself_is_refused(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() -> Customers.in(store.within(connection)).handle("c-1", paid(), MONDAY, "e-1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("setAutoCommit(false)");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_closed_connection_is_an_error_that_names_the_subject(String kind) throws SQLException {
        DataSource database = database(kind);
        JdbcStore store = new JdbcStore(database);
        Connection connection = database.getConnection();
        connection.close();
        LifecycleStore within = store.within(connection);
        assertThatThrownBy(() -> within.find(MODEL, "c-1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("c-1");
        Customers.in(store).handle("c-1", opened(), MONDAY, "e-1");
        assertThatThrownBy(() ->
                        within.erase(Customers.erasure(store.find(MODEL, "c-1").orElseThrow(), "s-1")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("erase 'c-1'");
    }

    private static DataSource database(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        Databases.run(database, List.of("CREATE TABLE orders (id VARCHAR(20) PRIMARY KEY)"));
        return database;
    }

    private static void order(Connection connection, String id) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO orders VALUES ('" + id + "')");
        }
    }

    private static int orders(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
            count.next();
            return count.getInt(1);
        }
    }
}
