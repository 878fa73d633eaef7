package dev.lifecycle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Cause;
import dev.lifecycle.stage.HistoryEntry.Source;
import dev.lifecycle.stage.HistoryEntry.Times;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Memory.KeptDate;
import dev.lifecycle.stage.Memory.KeptText;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows as each format wrote them, kept here as they lie in the tables. They are read for ever: a later format adds samples of its own and
 * leaves these.
 */
class StoredFormatTest {

    static final List<String> FORMAT_1 = List.of(
            "INSERT INTO lifecycle_position (model, subject, row_format, version, stage, entered_at, as_of,"
                    + " timers_done, last_event_at, next_due, episode, furthest, furthest_ever, tallies, frozen, revision,"
                    + " merged_into) VALUES ('saas', 'c-42', 1, 3, 'PAYING', 1772442000123456, 1772442000123456, 1,"
                    + " 1772441999123456, 1780218000123456, 2, 'PAYING', 'CHAMPION', 'paid\n"
                    + "2\n"
                    + "1772441999123456\n"
                    + "line\\n"
                    + "and \\\\ \n"
                    + "1\n"
                    + "-1', 0, 7, NULL)",
            "INSERT INTO lifecycle_position (model, subject, row_format, version, stage, entered_at, as_of,"
                    + " timers_done, last_event_at, next_due, episode, furthest, furthest_ever, tallies, frozen, revision,"
                    + " merged_into) VALUES ('saas', 'c-41', 1, 1, 'TRIAL', -1, -1, 0, NULL, NULL, 1, NULL, NULL, NULL, 1,"
                    + " 1, 'c-42')",
            "INSERT INTO lifecycle_history (model, subject, revision, step, row_format, version, kind, from_stage,"
                    + " to_stage, episode, cause_source, cause_trigger, rule_id, guard_passed, guards_refused, event_id,"
                    + " note, occurred_at, effective_at, recorded_at) VALUES ('saas', 'c-42', 1, 0, 1, 1, 'STARTED', NULL,"
                    + " 'TRIAL', 1, 'HOST', 'started', NULL, NULL, NULL, NULL, NULL, 1772441999123456, 1772441999123456,"
                    + " 1772442000000000)",
            "INSERT INTO lifecycle_history (model, subject, revision, step, row_format, version, kind, from_stage,"
                    + " to_stage, episode, cause_source, cause_trigger, rule_id, guard_passed, guards_refused, event_id,"
                    + " note, occurred_at, effective_at, recorded_at) VALUES ('saas', 'c-42', 1, 1, 1, 1, 'MOVED',"
                    + " 'TRIAL', 'PAYING', 1, 'EVENT', 'paid', 'TRIAL/paid/paid plan', 'paid plan', 'free\\n"
                    + "plan\n\n"
                    + "is new', 'e-1', 'by hand', 1772441999123456, 1772442000123456, 1772442000000000)",
            "INSERT INTO lifecycle_touchpoint (model, subject, revision, step, id, ordinal, owner_subject, place,"
                    + " channel, stage, due, cancel_if_left, status, attempts, reason, claims, leased_until, sent_at)"
                    + " VALUES ('saas', 'c-41', 1, 0, 'tour', 1, 'c-42', 0, 'email', 'TRIAL', 1772442000123456, 1,"
                    + " 'CANCELLED', 2, 'left TRIAL', 3, NULL, NULL)");

    /** What positions remember and rows have kept, of kinds that one sample cannot all have. */
    static final List<String> FORMAT_2 = List.of(
            "INSERT INTO lifecycle_position (model, subject, row_format, version, stage, entered_at, as_of,"
                    + " timers_done, last_event_at, next_due, episode, furthest, furthest_ever, tallies, frozen, revision,"
                    + " spent_up_to, silence_from, memory, merged_into) VALUES ('saas', 'c-43', 2, 1, 'PAUSED',"
                    + " 1772442000123456, 1772442000123456, 0, NULL, NULL, 1, NULL, NULL, NULL, 0, 1, NULL, NULL, 'd\n"
                    + "cleared\n"
                    + "\n"
                    + "1772442000123456\n"
                    + "1772442000123457\n"
                    + "d+\n"
                    + "trial-end\n"
                    + "1773651600123456\n"
                    + "1772442000123456\n"
                    + "1772442000123457\n"
                    + "d+!\n"
                    + "z\n"
                    + "-1\n"
                    + "-2\n"
                    + "-3\n"
                    + "t\n"
                    + "cart\n"
                    + "1772442000123456\n"
                    + "two\\nlines and \\\\\n"
                    + "x\n"
                    + "invoice\n"
                    + "1772442000123456\n"
                    + "c\n"
                    + "PAUSED\n"
                    + "PRO\n"
                    + "f\n"
                    + "retry\n"
                    + "3', NULL)",
            "INSERT INTO lifecycle_history (model, subject, revision, step, row_format, version, kind, from_stage,"
                    + " to_stage, episode, cause_source, cause_trigger, rule_id, guard_passed, guards_refused, event_id,"
                    + " note, occurred_at, effective_at, recorded_at, kept) VALUES ('saas', 'c-43', 1, 0, 2, 1, 'MOVED',"
                    + " 'PRO', 'PAUSED', 1, 'EVENT', 'paused', 'PRO/paused', NULL, NULL, 'e-1', NULL,"
                    + " 1772442000123456, 1772442000123456, 1772442000123456, 'd\n"
                    + "cleared\n"
                    + "\n"
                    + "d\n"
                    + "trial-end\n"
                    + "1773651600123456\n"
                    + "t\n"
                    + "cart\n"
                    + "two\\nlines and \\\\\n"
                    + "x\n"
                    + "invoice')");

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void rows_of_format_2_are_read(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        Databases.run(database, FORMAT_2);
        LifecycleStore store = new JdbcStore(database);
        Instant at = Instant.parse("2026-03-02T09:00:00.123456Z");
        Instant end = Instant.parse("2026-03-16T09:00:00.123456Z");
        Instant old = Instant.EPOCH.minusNanos(1_000);

        assertThat(store.find("saas", "c-43").map(Position::memory))
                .contains(new Memory(
                        Map.of(
                                "trial-end", new KeptDate(end, at, at.plusNanos(1_000), true, false),
                                "cleared", new KeptDate(null, at, at.plusNanos(1_000), false, false),
                                "z", new KeptDate(old, old.minusNanos(1_000), old.minusNanos(2_000), true, true)),
                        Map.of(
                                "cart", new KeptText("two\nlines and \\", at),
                                "invoice", new KeptText(null, at)),
                        Map.of("PAUSED", "PRO"),
                        Map.of("retry", 3)));
        assertThat(store.history("saas", "c-43"))
                .extracting(HistoryEntry::kept)
                .containsExactly(new Kept(
                        Map.of("trial-end", Optional.of(end), "cleared", Optional.empty()),
                        Map.of("cart", Optional.of("two\nlines and \\"), "invoice", Optional.empty())));
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName(
            "L-35: a row is of the oldest format that says all of it, so that older versions go on with all others")
    void a_row_is_of_the_oldest_format_that_says_all(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        LifecycleStore store = new JdbcStore(database);
        StageModel model = StageModel.named("saas")
                .startAt(Stage.of("TRIAL"))
                .from(Stage.of("TRIAL"))
                .on("told")
                .keeps("about", told -> String.valueOf(told.data().get("about")))
                .stay()
                .from(Stage.of("TRIAL"))
                .on("opened")
                .stay()
                .from(Stage.of("TRIAL"))
                .on("paid")
                .to(Stage.of("PAYING"))
                .terminal(Stage.of("PAYING"))
                .build();
        Instant at = Instant.parse("2026-03-02T09:00:00Z");
        Lifecycle customers =
                Lifecycle.of(model).store(store).clock(() -> at.plusSeconds(9)).build();
        customers.handle("plain", Signal.of("opened"), at, "e-1");
        customers.handle("keeping", Signal.of("opened"), at, "e-1");
        customers.handle("keeping", new Signal("told", Map.of("about", "bulbs")), at.plusSeconds(1), "e-2");
        customers.handle("keeping", Signal.of("opened"), at.plusSeconds(2), "e-3");

        assertThat(StoredState.formats(database))
                .containsExactly(
                        "keeping 2 remembers",
                        "plain 1 null",
                        "row of keeping 1 null",
                        "row of keeping 1 null",
                        "row of keeping 1 null",
                        "row of keeping 2 keeps",
                        "row of plain 1 null",
                        "row of plain 1 null");

        String surrogate = customers.erase("keeping");
        assertThat(StoredState.formats(database))
                .containsOnlyOnce("plain 1 null", surrogate + " 1 null")
                .noneMatch(row -> row.contains(" 2 "));
        assertThat(StoredState.of(database)).noneMatch(row -> row.contains("bulbs"));
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void rows_of_format_1_are_read(String kind) {
        DataSource database = Databases.of(kind);
        // the tables of the first release, what it wrote, and the way to those of today
        Databases.run(database, Schema.statements(kind, 0, 1, JdbcOptions.defaults()));
        Databases.run(database, FORMAT_1);
        Databases.run(database, Schema.statements(kind, 1, Schema.version(), JdbcOptions.defaults()));
        LifecycleStore store = new JdbcStore(database);
        Instant at = Instant.parse("2026-03-02T09:00:00.123456Z");

        assertThat(store.find("saas", "c-42").map(Position::state))
                .contains(new PositionState(
                        "saas",
                        3,
                        "c-42",
                        "PAYING",
                        at,
                        at,
                        true,
                        at.minusSeconds(1),
                        Instant.parse("2026-05-31T09:00:00.123456Z"),
                        2,
                        "PAYING",
                        "CHAMPION",
                        Map.of(
                                "paid", new Tally(2, at.minusSeconds(1)),
                                "line\nand \\ ", new Tally(1, Instant.EPOCH.minusNanos(1_000))),
                        false,
                        7));
        Position tombstone = store.find("saas", "c-41").orElseThrow();
        assertThat(tombstone.isFrozen()).isTrue();
        assertThat(tombstone.asOf()).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(tombstone.furthest()).isEmpty();
        assertThat(store.mergedInto("saas", "c-41")).contains("c-42");
        Instant recorded = Instant.parse("2026-03-02T09:00:00Z");
        assertThat(store.history("saas", "c-42"))
                .containsExactly(
                        new HistoryEntry(
                                new HistoryEntry.Key("saas", 1, "c-42", 1, 0),
                                Kind.STARTED,
                                null,
                                Stage.of("TRIAL"),
                                1,
                                Cause.host("started", null),
                                new Times(at.minusSeconds(1), at.minusSeconds(1), recorded)),
                        new HistoryEntry(
                                new HistoryEntry.Key("saas", 1, "c-42", 1, 1),
                                Kind.MOVED,
                                Stage.of("TRIAL"),
                                Stage.of("PAYING"),
                                1,
                                new Cause(
                                        Source.EVENT,
                                        "paid",
                                        "TRIAL/paid/paid plan",
                                        "paid plan",
                                        List.of("free\nplan", "", "is new"),
                                        "e-1",
                                        "by hand"),
                                new Times(at.minusSeconds(1), at, recorded)));
        assertThat(store.touchpoints("saas", "c-42"))
                .containsExactly(new Touchpoint(
                        new Touchpoint.Key("saas", "c-41", 1, 0, "tour", "saas/c-41/1/0/tour/1"),
                        "email",
                        Stage.of("TRIAL"),
                        at,
                        true,
                        Touchpoint.Status.CANCELLED,
                        2,
                        "left TRIAL"));
    }
}
