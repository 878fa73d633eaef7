package dev.lifecycle.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases for tests: any number of H2 in memory, and one real PostgreSQL for the whole run. */
final class Databases {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Started by the first test that needs it; it ends with this process. */
    private static final class OnePostgres {
        private static final EmbeddedPostgres SERVER = start();

        /** On a busy machine the server may miss the minute its own starter gives it; then it is started once more. */
        private static EmbeddedPostgres start() {
            for (int attempt = 1; ; attempt++) {
                try {
                    return EmbeddedPostgres.builder()
                            .setPGStartupWait(Duration.ofMinutes(3))
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("fsync", "off")
                            .start();
                } catch (IOException | IllegalStateException e) {
                    if (attempt == 3) {
                        throw new IllegalStateException("PostgreSQL has not started in " + attempt + " attempts", e);
                    }
                }
            }
        }
    }

    private Databases() {}

    /** An H2 database of its own, without tables. */
    static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:lifecycle" + COUNT.incrementAndGet() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000");
        return source;
    }

    /** The same with tables. */
    static DataSource h2WithTables() {
        DataSource source = h2();
        createTables(source, "h2", JdbcOptions.defaults());
        return source;
    }

    /** A PostgreSQL database of its own, without tables, on the one server. */
    static DataSource postgres() {
        String name = "lifecycle" + COUNT.incrementAndGet();
        run(OnePostgres.SERVER.getPostgresDatabase(), List.of("CREATE DATABASE " + name));
        PGSimpleDataSource source = (PGSimpleDataSource) OnePostgres.SERVER.getDatabase("postgres", name);
        return source;
    }

    /** Every kind of database that can be had here: MariaDB only where a server is installed. */
    static List<String> kinds() {
        return MariaDb.isInstalled() ? List.of("h2", "postgresql", "mariadb") : List.of("h2", "postgresql");
    }

    /** A database of this kind of its own, without tables. */
    static DataSource of(String kind) {
        return switch (kind) {
            case "h2" -> h2();
            case "postgresql" -> postgres();
            case "mariadb" -> MariaDb.database("lifecycle" + COUNT.incrementAndGet());
            default -> throw new IllegalArgumentException(kind);
        };
    }

    static void run(DataSource source, List<String> statements) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not run " + statements, e);
        }
    }

    static void createTables(DataSource source, String database, JdbcOptions options) {
        run(source, Schema.statements(database, options));
    }

    /** Takes out every row of the tables. */
    static void empty(DataSource source, JdbcOptions options) {
        TableNames names = new TableNames(options.tablePrefix());
        run(
                source,
                List.of(
                        "DELETE FROM " + names.position(),
                        "DELETE FROM " + names.history(),
                        "DELETE FROM " + names.event(),
                        "DELETE FROM " + names.touchpoint(),
                        "DELETE FROM " + names.customer()));
    }
}
