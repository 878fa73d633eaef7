package dev.lifecycle.examples.benchmarks.jdbc;

import dev.lifecycle.examples.benchmarks.workload.CustomerEvent;
import dev.lifecycle.examples.benchmarks.workload.CustomerStage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of the workload written by hand: a read, a compare-and-set, two inserts. Each may be run at once or added to a batch. */
final class HandSql {

    private static final String MODEL = "customer";

    private static final String FIND = "SELECT stage, entered_at, as_of, last_event_at, furthest, tallies, revision,"
            + " subject FROM hand_position WHERE model = ? AND subject = ";
    private static final String INSERT = "INSERT INTO hand_position (stage, entered_at, as_of, last_event_at, furthest,"
            + " furthest_ever, tallies, revision, model, subject, row_format, version, timers_done, episode, frozen)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 0, 1, 0)";
    private static final String UPDATE = "UPDATE hand_position SET stage = ?, entered_at = ?, as_of = ?,"
            + " last_event_at = ?, furthest = ?, furthest_ever = ?, tallies = ?, revision = ?"
            + " WHERE model = ? AND subject = ? AND revision = ?";
    private static final String HISTORY = "INSERT INTO hand_history (model, subject, revision, step, row_format,"
            + " version, kind, from_stage, to_stage, episode, cause_source, cause_trigger, rule_id, guard_passed,"
            + " guards_refused, event_id, occurred_at, effective_at, recorded_at)"
            + " VALUES (?, ?, ?, ?, 1, 1, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String EVENT = "INSERT INTO hand_event (model, subject, event_id, revision, occurred_at,"
            + " recorded_at) VALUES (?, ?, ?, ?, ?, ?)";

    private HandSql() {}

    static @Nullable HandPosition find(Connection connection, String customer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND + "?")) {
            statement.setString(1, MODEL);
            statement.setString(2, customer);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? read(row) : null;
            }
        }
    }

    static Map<String, HandPosition> find(Connection connection, List<String> customers) throws SQLException {
        Map<String, HandPosition> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND + "ANY (?)")) {
            statement.setString(1, MODEL);
            statement.setArray(2, connection.createArrayOf("varchar", customers.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(8), read(rows));
                }
            }
        }
        return found;
    }

    private static HandPosition read(ResultSet row) throws SQLException {
        long last = row.getLong(4);
        Long lastEventAt = row.wasNull() ? null : last;
        return new HandPosition(
                CustomerStage.valueOf(row.getString(1)),
                row.getLong(2),
                row.getLong(3),
                lastEventAt,
                CustomerStage.valueOf(row.getString(5)),
                row.getString(6),
                row.getLong(7));
    }

    static PreparedStatement insert(Connection connection) throws SQLException {
        return connection.prepareStatement(INSERT);
    }

    static PreparedStatement update(Connection connection) throws SQLException {
        return connection.prepareStatement(UPDATE);
    }

    static PreparedStatement history(Connection connection) throws SQLException {
        return connection.prepareStatement(HISTORY);
    }

    static PreparedStatement event(Connection connection) throws SQLException {
        return connection.prepareStatement(EVENT);
    }

    static void bindInsert(PreparedStatement row, String customer, HandPosition position) throws SQLException {
        row.setString(1, position.stage().id());
        row.setLong(2, position.enteredAt());
        row.setLong(3, position.asOf());
        row.setObject(4, position.lastEventAt(), Types.BIGINT);
        row.setString(5, position.furthest().name());
        row.setString(6, position.furthest().name());
        row.setString(7, position.tallies());
        row.setLong(8, position.revision());
        row.setString(9, MODEL);
        row.setString(10, customer);
    }

    static void bindUpdate(PreparedStatement row, String customer, HandPosition position) throws SQLException {
        bindInsert(row, customer, position);
        row.setLong(11, position.revision() - 1);
    }

    static void bindStart(PreparedStatement row, String customer, long at, long recorded) throws SQLException {
        bindHistory(row, customer, 1, 0, "STARTED", null, CustomerStage.DISCOVERY, "HOST", "started");
        bindCause(row, null, null, null, null);
        bindTimes(row, at, at, recorded);
    }

    static void bindHistory(
            PreparedStatement row, Handled handled, HandPosition before, HandPosition after, int step, long recorded)
            throws SQLException {
        boolean moved = before.stage() != after.stage();
        String type = handled.type();
        boolean guarded =
                before.stage() == CustomerStage.ACQUISITION && handled.event() instanceof CustomerEvent.Purchase;
        String rule = before.stage() + "/" + type + (guarded ? "/paid" : "");
        bindHistory(
                row,
                handled.customer(),
                after.revision(),
                step,
                moved ? "MOVED" : "REFUSED",
                before.stage(),
                after.stage(),
                "EVENT",
                type);
        bindCause(
                row,
                moved ? rule : null,
                moved && guarded ? "paid" : null,
                !moved && guarded ? "paid" : null,
                handled.id());
        bindTimes(row, handled.at(), Math.max(handled.at(), after.asOf()), recorded);
    }

    private static void bindHistory(
            PreparedStatement row,
            String customer,
            long revision,
            int step,
            String kind,
            @Nullable CustomerStage from,
            CustomerStage to,
            String source,
            String trigger)
            throws SQLException {
        row.setString(1, MODEL);
        row.setString(2, customer);
        row.setLong(3, revision);
        row.setInt(4, step);
        row.setString(5, kind);
        row.setString(6, from == null ? null : from.name());
        row.setString(7, to.name());
        row.setString(8, source);
        row.setString(9, trigger);
    }

    private static void bindCause(
            PreparedStatement row,
            @Nullable String rule,
            @Nullable String passed,
            @Nullable String refused,
            @Nullable String id)
            throws SQLException {
        row.setString(10, rule);
        row.setString(11, passed);
        row.setString(12, refused);
        row.setString(13, id);
    }

    private static void bindTimes(PreparedStatement row, long occurred, long effective, long recorded)
            throws SQLException {
        row.setLong(14, occurred);
        row.setLong(15, effective);
        row.setLong(16, recorded);
    }

    static void bindEvent(PreparedStatement row, Handled handled, long revision, long recorded) throws SQLException {
        row.setString(1, MODEL);
        row.setString(2, handled.customer());
        row.setString(3, handled.id());
        row.setLong(4, revision);
        row.setLong(5, handled.at());
        row.setLong(6, recorded);
    }

    /** An event as it arrives; times in microseconds. */
    record Handled(String customer, CustomerEvent event, long at, String id) {
        String type() {
            return event.getClass().getSimpleName();
        }
    }

    static long micros(Instant instant) {
        return instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }
}
