package dev.lifecycle.jdbc;

import dev.lifecycle.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * The tables of a {@link JdbcStore}. Numbered scripts lie beside this class: {@code h2-1.sql}, {@code postgresql-1.sql} and
 * {@code mariadb-1.sql} create the tables of version 1, those of the first release; {@code …-2.sql} leads from there to version 2, and so
 * on. A script that was once released never changes. The host runs them with whatever tool it keeps its schema with; the tables
 * themselves say which version they are of, and a store looks at it when it begins.
 */
public final class Schema {

    private static final int VERSION = 5;

    private Schema() {}

    /** The version of the tables that this library needs; 1 are those of the first release. */
    public static int version() {
        return VERSION;
    }

    /**
     * The whole script for one kind of database, from no tables at all to {@link #version()}.
     *
     * @param database {@code h2}, {@code postgresql} or {@code mariadb}
     * @param options  whose table prefix to use
     * @throws IllegalArgumentException if there are no scripts for that database
     */
    public static String script(String database, JdbcOptions options) {
        return script(database, 0, VERSION, options);
    }

    /**
     * The script that leads tables of one version to a later one.
     *
     * @param database {@code h2}, {@code postgresql} or {@code mariadb}
     * @param from     the version there is; 0 for no tables at all
     * @param to       the version there shall be, later than {@code from} and at most {@link #version()}
     * @param options  whose table prefix to use
     * @throws IllegalArgumentException if there are no scripts for that database or between these versions
     */
    public static String script(String database, int from, int to, JdbcOptions options) {
        if (from < 0 || to > VERSION || from >= to) {
            throw new IllegalArgumentException(Messages.noSuchVersions(from, to, VERSION));
        }
        StringBuilder script = new StringBuilder();
        for (int version = from + 1; version <= to; version++) {
            script.append(numbered(database, version)).append('\n');
        }
        return script.toString().replace("lifecycle_", options.tablePrefix());
    }

    /** {@link #script(String, JdbcOptions)} as single statements, without comments. */
    public static List<String> statements(String database, JdbcOptions options) {
        return statements(database, 0, VERSION, options);
    }

    /** {@link #script(String, int, int, JdbcOptions)} as single statements, without comments. */
    public static List<String> statements(String database, int from, int to, JdbcOptions options) {
        StringBuilder code = new StringBuilder();
        script(database, from, to, options)
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

    /**
     * Creates the tables, or brings those there are to the version that is needed; does nothing where they are of that version or a later
     * one. Any number of nodes may do so at the same time: one does it, the others wait for it up to a minute. For hosts that have no tool of
     * their own for it; others run the scripts.
     *
     * @return the version that was found, 0 if there were no tables
     * @throws StoreException if it cannot be done, or somebody else does not come to an end with it; on PostgreSQL nothing is changed then, and
     *                        elsewhere a table whose name ends in {@code schema_under_change} stays there until it is mended
     */
    public static int update(DataSource source, JdbcOptions options) {
        return new SchemaUpdate(source, options).toNewest();
    }

    /**
     * Looks whether the tables are there, are of the version that is needed and have every column.
     *
     * @throws StoreException that says exactly what is missing
     */
    public static void validate(DataSource source, JdbcOptions options) {
        check(new OwnTransactions(source, true), options);
    }

    /** The names of the tables that hold something, those that others point to last; for grants, backups and emptying a test's. */
    public static List<String> tables(JdbcOptions options) {
        TableNames names = new TableNames(options.tablePrefix());
        return List.of(names.touchpoint(), names.event(), names.history(), names.position(), names.customer());
    }

    /** Whose scripts this database takes. */
    static String scriptsOf(Connection connection) {
        try {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2", "PostgreSQL", "MariaDB" -> product.toLowerCase(Locale.ROOT);
                default -> throw new StoreException(Messages.noScript(product));
            };
        } catch (SQLException e) {
            throw new StoreException(Messages.failed("ask which database this is", e.getMessage()), e);
        }
    }

    private static String numbered(String database, int version) {
        String name = database.toLowerCase(Locale.ROOT) + "-" + version + ".sql";
        try (InputStream resource = Schema.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalArgumentException(Messages.noScript(database));
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks whether the tables are there, are of the version that is needed and have every column, and what kind of database it is.
     *
     * @throws StoreException that says exactly what is missing
     */
    static Dialect check(Transactions transactions, JdbcOptions options) {
        TableNames names = new TableNames(options.tablePrefix());
        SchemaCheck check = new SchemaCheck(transactions, names);
        int found = check.version();
        if (found > VERSION) {
            throw new StoreException(Messages.newTables(found, VERSION));
        }
        if (found > 0 && found < VERSION) {
            throw new StoreException(Messages.oldTables(found, VERSION, names.prefix()));
        }
        List<String> problems = check.problems();
        if (!problems.isEmpty()) {
            throw new StoreException(Messages.missing(problems, names.prefix()));
        }
        return transactions.read(() -> "ask which database this is", Dialect::of);
    }
}
