package dev.lifecycle.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases of their own for tests: H2 in a file, and one real PostgreSQL for the whole run. */
final class Databases {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Started by the first test that needs it; it ends with this process. */
    private static final class OnePostgres {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(3))
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL has not started", e);
            }
        }
    }

    private Databases() {}

    /** The address of a new database of this kind; the user is named in it. */
    static String url(String kind) {
        String name = "boot" + COUNT.incrementAndGet();
        try {
            if (kind.equals("h2")) {
                Path folder = Files.createTempDirectory("lifecycle-boot");
                return "jdbc:h2:file:" + folder.resolve(name) + ";LOCK_TIMEOUT=20000;USER=sa";
            }
            try (Connection connection =
                            OnePostgres.SERVER.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            }
            return OnePostgres.SERVER.getJdbcUrl("postgres", name);
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no database could be made", e);
        }
    }
}
