package dev.lifecycle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.BeginResult;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Selection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * With very many subjects due at one instant, each page is read off an index: nothing is scanned, nothing is sorted. So is what is
 * claimed, and what a cap counts.
 */
@Tag("slow")
class IndexTest {

    private static final int MANY = 200_000;

    private final List<String> plans = new ArrayList<>();

    @Test
    void pages_are_read_off_the_indexes_of_postgresql() throws SQLException {
        DataSource database = Databases.postgres();
        Databases.createTables(database, "postgresql", JdbcOptions.defaults());
        Databases.run(
                database,
                List.of(
                        "INSERT INTO lifecycle_position SELECT 'saas', 'c-' || n, 1, 1, 'TRIAL', 0, 0, 0, 0, 1000, 1, NULL,"
                                + " NULL, NULL, 0, 1, NULL FROM generate_series(1, " + MANY + ") n",
                        "INSERT INTO lifecycle_history (model, subject, revision, step, row_format, version, kind, to_stage,"
                                + " episode, cause_source, cause_trigger, occurred_at, effective_at, recorded_at) SELECT"
                                + " 'saas', 'c-' || n, 1, 0, 1, 1, 'STARTED', 'TRIAL', 1, 'HOST', 'started', 0, 0, 0"
                                + " FROM generate_series(1, " + MANY + ") n",
                        "INSERT INTO lifecycle_touchpoint (model, subject, revision, step, id, touchpoint_key, owner_subject, place,"
                                + " channel, stage, due, cancel_if_left, status, attempts, claims) SELECT 'saas', 'c-' || n,"
                                + " 1, 0, 'tour', 'k-' || n, 'c-' || n, 0, 'email', 'TRIAL', 1000, 0, 'PENDING', 0, 0"
                                + " FROM generate_series(1, " + MANY + ") n",
                        "ANALYZE"));
        JdbcStore store = new JdbcStore(explaining(database));
        plans.clear();

        Instant later = Instant.ofEpochSecond(1);
        everyPage(cursor -> store.due("saas", later, cursor, 100).cursor());
        everyPage(cursor -> store.inStage("saas", Customers.TRIAL, cursor, 100).cursor());
        everyPage(cursor -> store.history("saas", cursor, 100).cursor());
        everyPage(cursor -> store.dueTouchpoints(later, cursor, 100).cursor());
        store.claim(later, Duration.ofHours(1), 100);

        // what time the database has is asked of no table
        assertThat(plans)
                .filteredOn(plan -> !plan.startsWith("SELECT CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp())"))
                .hasSizeGreaterThan(12)
                .allSatisfy(plan -> assertThat(plan)
                        .contains("Index")
                        .doesNotContain("Seq Scan")
                        .doesNotContain("Sort"));
    }

    @Test
    void claims_and_counts_are_read_off_the_indexes_of_postgresql() throws SQLException {
        DataSource database = Databases.postgres();
        Databases.createTables(database, "postgresql", JdbcOptions.defaults());
        String touchpoint =
                "INSERT INTO lifecycle_touchpoint (model, subject, revision, step, id, touchpoint_key, owner_subject,"
                        + " place, channel, stage, due, cancel_if_left, status, attempts, claims, sent_at, customer) SELECT ";
        Databases.run(
                database,
                List.of(
                        touchpoint
                                + "'saas', 'c-' || n, 1, 0, 'tour', 'k-' || n, 'c-' || n, 0, 'email', 'TRIAL', 1000, 0,"
                                + " 'PENDING', 0, 0, NULL, NULL FROM generate_series(1, " + MANY + ") n",
                        touchpoint + "'crm', 'c-' || n, 1, 0, 'code', 'x-' || n, 'c-' || n, 0, 'sms', 'TRIAL', 1000, 0,"
                                + " 'PENDING', 0, 0, NULL, NULL FROM generate_series(1, 200) n",
                        touchpoint
                                + "'saas', 'c-' || n, 1, 0, 'news', 's-' || n, 'c-' || n, 0, 'email', 'TRIAL', 1000, 0,"
                                + " 'SENT', 1, 1, n, 'p-' || (n % 1000) FROM generate_series(1, " + MANY + ") n",
                        touchpoint
                                + "'saas', 'c-' || n, 1, 0, 'news', 'f-' || n, 'c-' || n, 0, 'email', 'TRIAL', 1000, 0,"
                                + " 'FAILED', 5, 5, NULL, 'p-' || n FROM generate_series(1, 200) n",
                        "INSERT INTO lifecycle_customer SELECT 'p-' || n, 1 FROM generate_series(1, " + MANY + ") n",
                        "ANALYZE"));
        JdbcStore store = new JdbcStore(explaining(database));
        plans.clear();
        Instant later = Instant.ofEpochSecond(1);
        Duration lease = Duration.ofHours(1);

        List<Claim> codes = store.claim(later, lease, 10, Selection.overChannel("sms"));
        assertThat(codes).hasSize(10);
        assertThat(latestPlan("SELECT")).contains("Index Scan using lifecycle_touchpoint_channel");
        assertThat(store.claim(later, lease, 10, Selection.ofModel("crm"))).hasSize(10);
        assertThat(latestPlan("SELECT")).contains("Index Scan using lifecycle_touchpoint_model");
        assertThat(store.claim(later, lease, 10)).hasSize(10);
        assertThat(latestPlan("SELECT")).contains("Index Scan using lifecycle_touchpoint_due");
        Claim one = store.claim("k-777", lease).orElseThrow();
        assertThat(store.contacts("p-7", Instant.EPOCH).sent()).hasSize(200);
        assertThat(latestPlan("SELECT")).contains("lifecycle_touchpoint_customer");
        ContactCheck check = new ContactCheck("p-7", List.of(new ContactLimit(1_000, Instant.EPOCH)));
        assertThat(store.begin(one, lease, check)).isEqualTo(BeginResult.BEGUN);
        assertThat(store.settle(one, one.touchpoint().with(Touchpoint.Status.SENT, null), later))
                .isTrue();
        assertThat(store.failedTouchpoints(null, 10).items()).hasSize(10);
        assertThat(latestPlan("SELECT")).contains("lifecycle_touchpoint_due");
        assertThat(store.retry("f-7", later)).isTrue();
        assertThat(store.touchpoint("f-7")).isPresent();
        assertThat(store.touchpoints("saas", "c-7")).hasSize(3);

        assertThat(plans)
                .filteredOn(plan -> plan.contains("lifecycle_"))
                .hasSizeGreaterThan(30)
                .allSatisfy(plan -> assertThat(plan)
                        .containsAnyOf("Index", "Conflict Arbiter Indexes")
                        .doesNotContain("Seq Scan"));
    }

    private String latestPlan(String kind) {
        List<String> found = plans.stream()
                .filter(plan -> plan.startsWith(kind) && plan.contains(" FROM lifecycle_"))
                .toList();
        return found.get(found.size() - 1);
    }

    /** The first pages, as far as a few of them lead. */
    private static void everyPage(Function<String, String> query) {
        String cursor = null;
        for (int page = 0; page < 3; page++) {
            cursor = query.apply(cursor);
            assertThat(cursor).isNotNull();
        }
    }

    /** Asks for the plan of each statement before it runs, with the same values. */
    private DataSource explaining(DataSource source) {
        return Connections.source(() -> {
            Connection connection = source.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                        try {
                            Object result = method.invoke(connection, args);
                            return result instanceof PreparedStatement statement
                                            && args[0].toString().matches("(?s)(SELECT|UPDATE|DELETE|INSERT) .*")
                                            && !args[0].toString().contains("1 = 0")
                                    ? explained(connection, statement)
                                    : result;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        });
    }

    private PreparedStatement explained(Connection connection, PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, args) -> {
                    if (method.getName().equals("executeQuery")
                            || method.getName().equals("executeUpdate")) {
                        plans.add(plan(connection, statement.toString()));
                    }
                    try {
                        return method.invoke(statement, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static String plan(Connection connection, String query) throws SQLException {
        StringBuilder plan = new StringBuilder(query).append('\n');
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + query.replace("?", "??"));
                ResultSet lines = explain.executeQuery()) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
