package dev.lifecycle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.MigrationReport;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole bases are taken over in pages and batches; who cannot be is alone with it. */
class MigrationTogetherTest {

    private static final int MANY = 1_000;
    private static final Stage TRYING = Stage.of("TRYING");
    // spotless:off
    private static final StageModel V1 = StageModel.named("shop")
            .startAt(Customers.TRIAL)
            .from(Customers.TRIAL).on("opened").stay()
            .from(Customers.TRIAL).on("paid").to(Customers.PAYING)
            .terminal(Customers.PAYING)
            .build();
    private static final StageModel V2 = StageModel.named("shop").version(2)
            .startAt(TRYING)
            .from(TRYING).on("opened").stay()
            .from(TRYING).on("paid").to(Customers.PAYING)
            .from(TRYING).after(Duration.ofDays(30)).stay()
            .terminal(Customers.PAYING)
            .build();
    // spotless:on

    private final AtomicInteger transactions = new AtomicInteger();

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-19: a thousand subjects are foretold and taken over in a few transactions, not in thousands")
    void many_are_taken_over_together(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        JdbcStore store = new JdbcStore(counted(Pool.of(database, 4)));
        Lifecycle before =
                Lifecycle.of(V1).store(store).clock(() -> Customers.MONDAY).build();
        for (int i = 0; i < MANY; i++) {
            before.adopt("c-" + i, Customers.TRIAL, Customers.MONDAY, "import");
        }
        Lifecycle after = over(store, "nobody");

        transactions.set(0);
        MigrationReport foretold = after.previewMigration();
        assertThat(transactions.getAndSet(0)).as("transactions of the preview").isLessThanOrEqualTo(12);

        assertThat(after.migrate()).isEqualTo(foretold).hasToString(MANY + " migrated, 0 failed");
        assertThat(transactions.get()).as("transactions of the migration").isLessThanOrEqualTo(20);
        assertThat(after.inStage(TRYING))
                .hasSize(MANY)
                .allSatisfy(position ->
                        assertThat(position.nextDue()).contains(Customers.MONDAY.plus(Duration.ofDays(30))));
        assertThat(after.migrate().migrated()).isZero();
    }

    @Test
    @DisplayName("L-19: whoever cannot be taken over keeps nobody else back, whatever is thrown for him")
    void one_who_cannot_be_taken_over_is_alone() {
        InMemoryStore store = new InMemoryStore();
        Lifecycle before =
                Lifecycle.of(V1).store(store).clock(() -> Customers.MONDAY).build();
        IntStream.range(0, 500).forEach(i -> before.adopt("c-" + i, Customers.TRIAL, Customers.MONDAY, "import"));

        MigrationReport report = over(store, "c-77").migrate();

        assertThat(report).hasToString("499 migrated, 1 failed");
        assertThat(report.failed()).containsOnlyKeys("c-77");
        assertThat(report.failed().get("c-77")).isInstanceOf(NoClassDefFoundError.class);
        assertThat(store.find("shop", "c-77"))
                .get()
                .extracting(Position::version)
                .isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-19: whoever changes while a page of others is decided is decided anew, the others are not")
    void one_who_changes_meanwhile_is_decided_anew(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        JdbcStore store = new JdbcStore(Pool.of(database, 4));
        Lifecycle before =
                Lifecycle.of(V1).store(store).clock(() -> Customers.MONDAY).build();
        IntStream.range(0, 30).forEach(i -> before.adopt("c-" + i, Customers.TRIAL, Customers.MONDAY, "import"));
        boolean[] done = {false};
        Migration way = Migration.from(V1)
                .split(
                        "TRIAL",
                        "asked once",
                        position -> {
                            if (!done[0] && position.subject().equals("c-9")) {
                                done[0] = true;
                                before.handle("c-7", Customers.opened(), Customers.MONDAY, "e1");
                            }
                            return false;
                        },
                        TRYING)
                .stage("TRIAL", TRYING)
                .to(V2);
        Lifecycle after = Lifecycle.of(V2).store(store).migration(way).build();

        assertThat(after.migrate()).hasToString("30 migrated, 0 failed");
        assertThat(store.history("shop", "c-7"))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.ADOPTED, Kind.STAYED, Kind.MIGRATED);
    }

    private static Lifecycle over(LifecycleStore store, String broken) {
        Migration way = Migration.from(V1)
                .split(
                        "TRIAL",
                        "fails for one",
                        position -> {
                            if (position.subject().equals(broken)) {
                                throw new NoClassDefFoundError("of a host's library");
                            }
                            return false;
                        },
                        TRYING)
                .stage("TRIAL", TRYING)
                .to(V2);
        return Lifecycle.of(V2)
                .store(store)
                .migration(way)
                .clock(() -> Customers.MONDAY)
                .build();
    }

    private DataSource counted(DataSource database) {
        return Connections.source(() -> {
            transactions.incrementAndGet();
            return database.getConnection();
        });
    }
}
