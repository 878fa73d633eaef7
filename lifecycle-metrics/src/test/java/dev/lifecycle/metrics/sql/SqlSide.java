package dev.lifecycle.metrics.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL that holds the same rows. */
final class SqlSide implements AutoCloseable {

    private final EmbeddedPostgres server;

    private SqlSide(EmbeddedPostgres server) {
        this.server = server;
    }

    static SqlSide with(Map<Integer, List<ShopEvent>> sets) {
        try {
            SqlSide side = new SqlSide(EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(3))
                    .setServerConfig("fsync", "off")
                    .start());
            side.load(sets);
            return side;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Map<Integer, List<ShopEvent>> sets) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement ddl = connection.createStatement()) {
            ddl.execute("""
                CREATE TABLE event (ds int, customer text, at timestamptz, sequence bigint, kind text, amount numeric(12, 2),
                    price numeric(12, 2), score int,
                    day date GENERATED ALWAYS AS ((at AT TIME ZONE 'Europe/Paris')::date) STORED)
                """);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (Map.Entry<Integer, List<ShopEvent>> set : sets.entrySet()) {
                    for (ShopEvent event : set.getValue()) {
                        insert.setInt(1, set.getKey());
                        insert.setString(2, event.customer());
                        insert.setObject(3, event.at().atOffset(ZoneOffset.UTC));
                        insert.setLong(4, event.sequence());
                        insert.setString(5, event.kind());
                        insert.setBigDecimal(6, event.amount());
                        insert.setBigDecimal(7, event.price());
                        insert.setObject(8, event.score(), Types.INTEGER);
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
            ddl.execute("ANALYZE event");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows of a query, their columns separated by blanks, sorted. */
    List<String> lines(String query) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    Object cell = rows.getObject(i);
                    cells.add(String.valueOf(cell));
                }
                lines.add(String.join(" ", cells));
            }
            lines.sort(null);
            return lines;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
