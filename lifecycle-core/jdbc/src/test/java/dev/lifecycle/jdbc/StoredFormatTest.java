package dev.lifecycle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Cause;
import dev.lifecycle.stage.HistoryEntry.Source;
import dev.lifecycle.stage.HistoryEntry.Times;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows as format 1 wrote them, kept here as they lie in the tables. They are read for ever: a later format adds samples of its own and
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
