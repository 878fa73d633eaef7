package dev.lifecycle.jdbc;

import dev.lifecycle.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The tables of a {@link JdbcStore}. The scripts lie beside this class as {@code h2.sql}, {@code postgresql.sql} and
 * {@code mariadb.sql}; the host runs one with whatever tool it keeps its schema with.
 */
public final class Schema {

    private Schema() {}

    /**
     * The script for one kind of database.
     *
     * @param database {@code h2}, {@code postgresql} or {@code mariadb}
     * @param options  whose table prefix to use
     * @throws IllegalArgumentException if there is no script for that database
     */
    public static String script(String database, JdbcOptions options) {
        String name = database.toLowerCase(Locale.ROOT);
        return part(database, name + ".sql", options) + part(database, name + "-3.sql", options);
    }

    private static String part(String database, String name, JdbcOptions options) {
        try (InputStream resource = Schema.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalArgumentException(Messages.noScript(database));
            }
            String script = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return script.replace("lifecycle_", options.tablePrefix());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as single statements, without comments. */
    public static List<String> statements(String database, JdbcOptions options) {
        StringBuilder code = new StringBuilder();
        script(database, options)
                .lines()
                .filter(line -> !line.startsWith("--"))
                .forEach(line -> code.append(line).append('\n'));
        List<String> statements = new ArrayList<>();
        for (String statement : code.toString().split(";", -1)) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return List.copyOf(statements);
    }

    static void check(Transactions transactions, TableNames names) {
        List<String> problems = new ArrayList<>();
        check(transactions, names.position(), PositionTable.COLUMNS, problems);
        check(transactions, names.history(), HistoryTable.COLUMNS, problems);
        check(transactions, names.event(), EventTable.COLUMNS, problems);
        List<String> touchpoint = new ArrayList<>(TouchpointRow.READ);
        touchpoint.addAll(List.of("place", "leased_until", "sending", "sent_at"));
        check(transactions, names.touchpoint(), touchpoint, problems);
        check(transactions, names.customer(), List.of("customer", "revision"), problems);
        if (!problems.isEmpty()) {
            throw new StoreException(Messages.missing(problems, names.prefix()));
        }
    }

    private static void check(Transactions transactions, String table, List<String> needed, List<String> problems) {
        Set<String> found = transactions.read(() -> "look at table " + table, connection -> {
            try {
                return columns(connection, table);
            } catch (SQLException e) {
                problems.add(Messages.missingTable(table, e.getMessage()));
                return Set.copyOf(needed);
            }
        });
        List<String> missing =
                needed.stream().filter(column -> !found.contains(column)).toList();
        if (!missing.isEmpty()) {
            problems.add(Messages.missingColumns(table, missing));
        }
    }

    private static Set<String> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0");
                ResultSet nothing = statement.executeQuery()) {
            ResultSetMetaData metaData = nothing.getMetaData();
            Set<String> columns = new HashSet<>();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                columns.add(metaData.getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return columns;
        }
    }
}
