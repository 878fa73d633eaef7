package dev.lifecycle.examples.benchmarks.bulk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process's memory, with the purchases in one table. */
final class Database implements AutoCloseable {

    private static final String TABLE = "CREATE TABLE ev AS SELECT customer_id,"
            + " make_timestamp((day * 86400::BIGINT + second) * 1000000) AS ts, amount FROM raw";

    private final DuckDBConnection connection;

    Database(Purchases purchases, int threads) throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        execute("SET threads = " + threads);
        execute("CREATE TABLE raw (customer_id INTEGER, day INTEGER, second INTEGER, amount DOUBLE)");
        append(purchases);
        execute(TABLE);
        execute("DROP TABLE raw");
    }

    private void append(Purchases purchases) throws SQLException {
        try (DuckDBAppender rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "raw")) {
            for (int i = 0; i < purchases.size(); i++) {
                rows.beginRow();
                rows.append(purchases.customers()[i]);
                rows.append(purchases.days()[i]);
                rows.append(i % 86_400);
                rows.append(purchases.amounts()[i]);
                rows.endRow();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Asks, reads every row to its end, and tells how many there were. */
    int ask(BulkJob job) throws SQLException {
        return read(job, row -> {
            switch (job) {
                case RETENTION -> row.getLong(3);
                case GROWTH -> row.getLong(6);
                case SUMMARY -> {
                    row.getInt(1);
                    row.getLong(2);
                    row.getDouble(3);
                    row.getDouble(4);
                    row.getDouble(5);
                }
            }
        });
    }

    /** The result in the common form. */
    Answer answer(BulkJob job) throws SQLException {
        Answer answer = new Answer();
        read(job, row -> {
            switch (job) {
                case RETENTION -> answer.note(row.getDate(1) + " " + row.getInt(2), row.getLong(3));
                case GROWTH ->
                    answer.note(row.getDate(1), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6));
                case SUMMARY ->
                    answer.note(row.getInt(1), row.getLong(2), row.getDouble(3), row.getDouble(4), row.getDouble(5));
            }
        });
        return answer;
    }

    /** Takes one row. */
    private interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    private int read(BulkJob job, RowTaker taker) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql(job))) {
            int count = 0;
            while (rows.next()) {
                taker.take(rows);
                count++;
            }
            return count;
        }
    }

    private static String sql(BulkJob job) {
        try (InputStream in =
                Objects.requireNonNull(Database.class.getResourceAsStream(job.resource()), "SQL of " + job)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
