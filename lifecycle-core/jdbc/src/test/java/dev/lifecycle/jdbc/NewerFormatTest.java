package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.BatchResult;
import dev.lifecycle.Lifecycle;
import dev.lifecycle.Sweep;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.NewerFormatException;
import dev.lifecycle.store.Page;
import dev.lifecycle.store.StoreException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** L-35 Rows of a later version of the library: refused for their own subject, and in nobody else's way. */
class NewerFormatTest {

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void one_row_of_a_newer_format_holds_up_no_page(String kind) {
        DataSource database = databaseOfPaying(kind, 9);
        LifecycleStore store = new JdbcStore(database);
        Lifecycle customers = Customers.in(store);
        Databases.run(
                database,
                List.of(
                        "UPDATE lifecycle_position SET row_format = 3, tallies = 'in a new way' WHERE subject = 'c-4'",
                        "UPDATE lifecycle_history SET row_format = 3 WHERE subject = 'c-4'",
                        "UPDATE lifecycle_history SET kind = 'TELEPORTED' WHERE subject = 'c-5' AND step = 1",
                        "UPDATE lifecycle_history SET cause_source = 'ORACLE' WHERE subject = 'c-6' AND step = 1"));
        List<String> before = StoredState.of(database);

        for (int limit : new int[] {1, 2, 5, 100}) {
            assertThat(Page.all(cursor -> store.inStage(MODEL, Customers.PAYING, cursor, limit)))
                    .extracting(Position::subject)
                    .containsExactly("c-0", "c-1", "c-2", "c-3", "c-4", "c-5", "c-6", "c-7", "c-8");
            assertThat(Page.all(cursor -> store.history(MODEL, cursor, limit)).map(HistoryEntry::subject))
                    .as("in pages of %d", limit)
                    .doesNotContain("c-4")
                    .contains("c-3", "c-5", "c-6", "c-7")
                    .hasSize(9 * 2 - 2 - 1 - 1);
        }
        assertThat(store.find(MODEL, List.of("c-3", "c-4", "c-5"))).containsOnlyKeys("c-3", "c-5");
        assertThatThrownBy(() -> customers.find("c-4")).isInstanceOf(NewerFormatException.class);
        assertThatThrownBy(() -> customers.handle("c-4", opened(), MONDAY, "e-2"))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("'c-4'")
                .hasMessageContaining("update the library");
        assertThatThrownBy(() -> customers.erase("c-4")).isInstanceOf(NewerFormatException.class);
        assertThatThrownBy(() -> customers.history("c-5"))
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("has the kind TELEPORTED");
        assertThat(StoredState.of(database)).isEqualTo(before);

        BatchResult batch = customers.handle(List.of(
                new Occurrence("c-3", opened(), MONDAY, "e-2"),
                new Occurrence("c-4", opened(), MONDAY, "e-2"),
                new Occurrence("c-7", opened(), MONDAY, "e-2")));
        assertThat(batch).as("L-35: for that subject alone").hasToString("2 handled, 1 failed, 0 untried");
        assertThat(batch.failed().get(0).thrown()).isInstanceOf(NewerFormatException.class);

        Sweep sweep = customers.sweep(MONDAY.plus(Duration.ofDays(365)));
        assertThat(sweep.failed()).containsOnlyKeys("c-4");
        assertThat(sweep.moved()).hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-16: a position or row that something else has written into is refused for its own subject alone")
    void one_row_that_cannot_be_read_holds_up_nobody_else(String kind) {
        DataSource database = databaseOfPaying(kind, 5);
        LifecycleStore store = new JdbcStore(database);
        Lifecycle customers = Customers.in(store);
        Databases.run(
                database,
                List.of(
                        "UPDATE lifecycle_position SET row_format = 2, memory = 'by hand' WHERE subject = 'c-1'",
                        "UPDATE lifecycle_history SET row_format = 2, kept = 'd' WHERE subject = 'c-2' AND step = 1"));

        assertThat(Page.all(cursor -> store.inStage(MODEL, Customers.PAYING, cursor, 2)))
                .extracting(Position::subject)
                .containsExactly("c-0", "c-1", "c-2", "c-3", "c-4");
        assertThat(Page.all(cursor -> store.history(MODEL, cursor, 2))).hasSize(9);
        assertThat(store.find(MODEL, List.of("c-0", "c-1"))).containsOnlyKeys("c-0");
        assertThatThrownBy(() -> customers.handle("c-1", opened(), MONDAY, "e-2"))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "the memory of the position of 'c-1' in model saas cannot be read: its field 1 should be one of"
                                + " d, d+, d!, d+!, t, x, c and f, but is 'by hand'. This library has not written it so; restore"
                                + " the column from a backup");
        assertThatThrownBy(() -> customers.history("c-2"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "what was kept with a row of history of 'c-2' cannot be read: its field 2 should be"
                                + " the name of a date, but there is none");

        BatchResult batch = customers.handle(List.of(
                new Occurrence("c-0", opened(), MONDAY, "e-2"), new Occurrence("c-1", opened(), MONDAY, "e-2")));
        assertThat(batch).hasToString("1 handled, 1 failed, 0 untried");
        Sweep sweep = customers.sweep(MONDAY.plus(Duration.ofDays(365)));
        assertThat(sweep.failed()).containsOnlyKeys("c-1");
        assertThat(sweep.moved()).hasSize(4);
        assertThat(store.prune(MONDAY.plusSeconds(1))).isEqualTo(6);
    }

    /** Of c-0, c-1 and so on. */
    private static DataSource databaseOfPaying(String kind, int count) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        Lifecycle customers = Customers.in(new JdbcStore(database));
        for (int i = 0; i < count; i++) {
            customers.handle("c-" + i, paid(), MONDAY, "e-1");
        }
        return database;
    }
}
