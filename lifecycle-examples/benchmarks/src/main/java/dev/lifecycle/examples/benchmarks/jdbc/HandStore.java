package dev.lifecycle.examples.benchmarks.jdbc;

import dev.lifecycle.examples.benchmarks.jdbc.HandSql.Handled;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Handles events with statements written by hand: one transaction for each event, or for each batch of them. */
final class HandStore {

    private final DataSource source;
    private final InstantSource clock;

    HandStore(DataSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    void handle(Handled handled) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            HandPosition found = HandSql.find(connection, handled.customer());
            long recorded = HandSql.micros(clock.instant());
            HandPosition before = found == null ? HandPosition.start(handled.at()) : found;
            HandPosition after = before.after(before.next(handled.event()), handled.type(), handled.at());
            try (PreparedStatement row = HandSql.event(connection)) {
                HandSql.bindEvent(row, handled, after.revision(), recorded);
                row.executeUpdate();
            }
            try (PreparedStatement row = write(connection, handled.customer(), found, after)) {
                requireWon(row.executeUpdate(), handled);
            }
            try (PreparedStatement row = HandSql.history(connection)) {
                if (found == null) {
                    HandSql.bindStart(row, handled.customer(), handled.at(), recorded);
                    row.executeUpdate();
                }
                HandSql.bindHistory(row, handled, before, after, found == null ? 1 : 0, recorded);
                row.executeUpdate();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static PreparedStatement write(
            Connection connection, String customer, @Nullable HandPosition found, HandPosition after)
            throws SQLException {
        PreparedStatement row = found == null ? HandSql.insert(connection) : HandSql.update(connection);
        if (found == null) {
            HandSql.bindInsert(row, customer, after);
        } else {
            HandSql.bindUpdate(row, customer, after);
        }
        return row;
    }

    /** All in one transaction, each statement as one batch. */
    void handle(List<Handled> batch) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            List<String> customers =
                    batch.stream().map(Handled::customer).distinct().toList();
            Map<String, HandPosition> positions = new HashMap<>(HandSql.find(connection, customers));
            long recorded = HandSql.micros(clock.instant());
            try (PreparedStatement events = HandSql.event(connection);
                    PreparedStatement inserts = HandSql.insert(connection);
                    PreparedStatement updates = HandSql.update(connection);
                    PreparedStatement history = HandSql.history(connection)) {
                boolean anyFirst = false;
                for (Handled handled : batch) {
                    HandPosition found = positions.get(handled.customer());
                    HandPosition before = found == null ? HandPosition.start(handled.at()) : found;
                    HandPosition after = before.after(before.next(handled.event()), handled.type(), handled.at());
                    HandSql.bindEvent(events, handled, after.revision(), recorded);
                    events.addBatch();
                    if (found == null) {
                        anyFirst = true;
                        HandSql.bindInsert(inserts, handled.customer(), after);
                        inserts.addBatch();
                        HandSql.bindStart(history, handled.customer(), handled.at(), recorded);
                        history.addBatch();
                    } else {
                        HandSql.bindUpdate(updates, handled.customer(), after);
                        updates.addBatch();
                    }
                    HandSql.bindHistory(history, handled, before, after, found == null ? 1 : 0, recorded);
                    history.addBatch();
                    positions.put(handled.customer(), after);
                }
                events.executeBatch();
                if (anyFirst) {
                    inserts.executeBatch();
                }
                for (int changed : updates.executeBatch()) {
                    requireWon(changed, batch.get(0));
                }
                history.executeBatch();
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void requireWon(int changed, Handled handled) {
        if (changed != 1) {
            throw new IllegalStateException(
                    "somebody else changed '" + handled.customer() + "' before " + handled.id());
        }
    }
}
