package dev.lifecycle.examples.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Whether both stores have kept the same, all but when it was recorded. */
final class SameRows {

    /** What our tables begin with. */
    static final String OURS = "lifecycle_";
    /** What the others begin with. */
    static final String HAND = "hand_";

    /** Three lines for each type, in whatever order. */
    private static final String TALLIES =
            "ARRAY(SELECT t[1] FROM regexp_matches(tallies, '[^\n]+\n[0-9]+\n[0-9]+', 'g') AS t ORDER BY 1)";

    private static final List<String> SELECTS = List.of(
            "SELECT subject, stage, entered_at, as_of, last_event_at, furthest, furthest_ever, revision," + " episode, "
                    + TALLIES + " FROM %sposition",
            "SELECT subject, revision, step, kind, from_stage, to_stage, cause_source, cause_trigger, rule_id,"
                    + " guard_passed, guards_refused, event_id, occurred_at, effective_at FROM %shistory",
            "SELECT subject, event_id, revision, occurred_at FROM %sevent");

    private SameRows() {}

    /**
     * Looks at all three tables.
     *
     * @return how many rows each store has in them
     * @throws IllegalStateException at the first row that only one of them has
     */
    static long require(Connection connection) throws SQLException {
        long rows = 0;
        for (String select : SELECTS) {
            String ours = String.format(select, OURS);
            String hand = String.format(select, HAND);
            requireNone(connection, ours + " EXCEPT ALL " + hand);
            requireNone(connection, hand + " EXCEPT ALL " + ours);
            rows += count(connection, ours);
        }
        return rows;
    }

    private static void requireNone(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql + " LIMIT 1")) {
            if (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.append(rows.getMetaData().getColumnName(i))
                            .append('=')
                            .append(rows.getString(i))
                            .append(' ');
                }
                throw new IllegalStateException("only one store has kept " + row + "asked by " + sql);
            }
        }
    }

    private static long count(Connection connection, String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM (" + select + ") kept")) {
            row.next();
            return row.getLong(1);
        }
    }
}
