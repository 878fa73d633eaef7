package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How the JDBC store is set up, and what it says when that is not right. */
class JdbcStoreTest {

    private final DataSource database = Databases.h2();

    @Test
    void a_store_without_tables_says_so_and_what_to_run() {
        assertThatThrownBy(() -> new JdbcStore(database))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("table lifecycle_position cannot be read")
                .hasMessageContaining("table lifecycle_touchpoint cannot be read")
                .hasMessageContaining("postgresql-1.sql");
    }

    @Test
    void a_store_with_old_tables_says_exactly_what_is_missing() {
        Databases.createTables(database, "h2", JdbcOptions.defaults());
        Databases.run(
                database,
                List.of(
                        "DROP TABLE lifecycle_event",
                        "DROP INDEX lifecycle_touchpoint_customer",
                        "ALTER TABLE lifecycle_history DROP COLUMN note",
                        "ALTER TABLE lifecycle_touchpoint DROP COLUMN sent_at",
                        "ALTER TABLE lifecycle_touchpoint DROP COLUMN place"));
        assertThatThrownBy(() -> new JdbcStore(database))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("table lifecycle_history lacks note; table lifecycle_event cannot be read")
                .hasMessageContaining("; table lifecycle_touchpoint lacks place, sent_at.");
    }

    @Test
    void tables_may_begin_otherwise_and_two_stores_share_a_database() {
        JdbcOptions ours = JdbcOptions.defaults().tablePrefix("Crm_lc2_");
        Databases.createTables(database, "h2", JdbcOptions.defaults());
        Databases.createTables(database, "h2", ours);
        LifecycleStore one = new JdbcStore(database);
        LifecycleStore other = new JdbcStore(database, ours);
        Customers.in(one).handle("c-1", opened(), MONDAY, "e-1");
        assertThat(other.find(MODEL, "c-1")).isEmpty();
        Customers.in(other).handle("c-1", paid(), MONDAY, "e-1");
        assertThat(one.find(MODEL, "c-1").orElseThrow().stage()).isEqualTo(Customers.TRIAL);
        assertThat(other.find(MODEL, "c-1").orElseThrow().stage()).isEqualTo(Customers.PAYING);
    }

    @Test
    void a_prefix_that_is_no_name_is_refused() {
        for (String bad : List.of("", "1_", "drop table x;", "é_", "x".repeat(41))) {
            assertThatThrownBy(() -> JdbcOptions.defaults().tablePrefix(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + bad + "'");
        }
    }

    @Test
    void there_is_a_script_for_each_kind_of_database_and_no_other() {
        JdbcOptions options = JdbcOptions.defaults().tablePrefix("abc_");
        for (String kind : List.of("h2", "PostgreSQL", "mariadb")) {
            assertThat(Schema.script(kind, options))
                    .contains("CREATE TABLE abc_position", "CREATE TABLE abc_customer")
                    .doesNotContain("lifecycle_");
            assertThat(Schema.statements(kind, options)).hasSizeGreaterThan(8).noneMatch(sql -> sql.contains("--"));
        }
        assertThatThrownBy(() -> Schema.script("oracle", options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no script for oracle");
    }

    @Test
    void names_that_no_column_holds_are_refused_before_anything_is_kept() {
        Databases.createTables(database, "h2", JdbcOptions.defaults());
        LifecycleStore store = new JdbcStore(database);
        String longName = "m".repeat(129);
        assertThatThrownBy(() -> Customers.SAAS.extend(longName))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a model name may have 128 characters at most, but this one has 129");
        Position position = Position.of(new PositionState(
                longName, 1, "c-1", "TRIAL", MONDAY, MONDAY, false, null, null, 1, null, null, Map.of(), false, 1));
        HistoryEntry row = new HistoryEntry(
                new HistoryEntry.Key(longName, 1, "c-1", 1, 0),
                Kind.STARTED,
                null,
                Customers.TRIAL,
                1,
                HistoryEntry.Cause.host("started", null),
                new HistoryEntry.Times(MONDAY, MONDAY, MONDAY));
        Occurrence occurrence = new Occurrence("c-1", opened(), MONDAY, "e-1");
        assertThatThrownBy(() -> store.tryCommit(new Commit(position, List.of(row), occurrence, false, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a model name may have 128 characters in the database, but this one has 129");
        assertThat(StoredState.of(database)).isEmpty();
    }

    @Test
    void a_row_of_a_format_to_come_is_refused_and_not_misread() {
        Databases.createTables(database, "h2", JdbcOptions.defaults());
        LifecycleStore store = new JdbcStore(database);
        Customers.in(store).handle("c-1", opened(), MONDAY, "e-1");
        Databases.run(
                database,
                List.of("UPDATE lifecycle_position SET row_format = 3", "UPDATE lifecycle_history SET row_format = 3"));
        assertThatThrownBy(() -> store.find(MODEL, "c-1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the position of 'c-1' in model saas was written in format 3")
                .hasMessageContaining("update the library");
        assertThatThrownBy(() -> store.history(MODEL, "c-1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a row of history of 'c-1' was written in format 3");
    }

    @Test
    void bounds_of_a_query_may_lie_beyond_what_a_column_holds() {
        Databases.createTables(database, "h2", JdbcOptions.defaults());
        LifecycleStore store = new JdbcStore(database);
        Customers.in(store).handle("c-1", paid(), MONDAY, "e-1");
        assertThat(store.due(MODEL, Instant.MAX, null, 10).items())
                .extracting(Position::subject)
                .containsExactly("c-1");
        assertThat(store.due(MODEL, Instant.MIN, null, 10).items()).isEmpty();
        assertThat(Columns.instant(Columns.micros(Instant.MIN))).isEqualTo(Columns.instant(Long.MIN_VALUE));
        assertThat(Columns.micros(Columns.instant(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
        assertThat(Columns.micros(Columns.instant(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Columns.micros(Columns.instant(-1))).isEqualTo(-1);
    }

    @Test
    void a_foreign_cursor_is_refused() {
        Databases.createTables(database, "h2", JdbcOptions.defaults());
        LifecycleStore store = new JdbcStore(database);
        for (String bad : List.of("nonsense", "a\nb", "a\nb\nc\nd")) {
            assertThatThrownBy(() -> store.due(MODEL, MONDAY, bad, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is no cursor of this query");
        }
    }
}
