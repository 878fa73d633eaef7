package dev.lifecycle.metrics.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.Metric;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random sets of rows, and a PostgreSQL that holds the same. */
final class SqlSide implements AutoCloseable {

    private final Map<Integer, List<ShopEvent>> sets;
    private final EmbeddedPostgres server;

    private SqlSide(Map<Integer, List<ShopEvent>> sets, EmbeddedPostgres server) {
        this.sets = sets;
        this.server = server;
    }

    static SqlSide ofSets(int first, int last) {
        Map<Integer, List<ShopEvent>> sets = IntStream.rangeClosed(first, last)
                .boxed()
                .collect(Collectors.toMap(Function.identity(), ShopEvent::random));
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(3))
                    .setServerConfig("fsync", "off")
                    .start();
            SqlSide side = new SqlSide(sets, server);
            side.load();
            return side;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load() {
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

    /** Checks that the metric of each set, told in lines, is what the query says of it. */
    <R> void agree(Metric<ShopEvent, ?, R> metric, Function<R, Stream<String>> lines, String query) {
        List<String> ours = sets.entrySet().stream()
                .flatMap(set ->
                        lines.apply(set.getValue().stream().collect(metric)).map(line -> set.getKey() + " " + line))
                .sorted()
                .toList();
        assertThat(ours).isNotEmpty().containsExactlyInAnyOrderElementsOf(lines(query));
    }

    /** The rows of a query, their columns separated by blanks, sorted. */
    private List<String> lines(String query) {
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
