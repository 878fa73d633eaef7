package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L-21 Nothing keeps a person's id that erasing does not reach: the database server's log is not told of duplicates. */
class ServerLogTest {

    private static final String PERSON = "lea@example.org";

    @Test
    void duplicates_and_lost_races_leave_no_ids_in_the_log_of_postgresql(@TempDir Path logs) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(3))
                .setServerConfig("fsync", "off")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", logs.toString())
                .setServerConfig("log_min_messages", "info")
                .start()) {
            DataSource database = server.getPostgresDatabase();
            Databases.createTables(database, "postgresql", JdbcOptions.defaults());
            provokeOrdinaryAnswers(database);
            Databases.run(database, List.of("DO $$ BEGIN RAISE LOG 'the log is read up to here'; END $$"));

            String log = written(logs);
            assertThat(log).as("the log itself").contains("the log is read up to here");
            assertThat(log).doesNotContain(PERSON).doesNotContain("ERROR").doesNotContain("duplicate key");
        }
    }

    private static void provokeOrdinaryAnswers(DataSource database) throws Exception {
        JdbcStore store = new JdbcStore(database);
        Lifecycle customers = Customers.in(store);
        customers.handle(PERSON, opened(), MONDAY, "e-1");
        assertThat(customers.handle(PERSON, opened(), MONDAY, "e-1")).isInstanceOf(Outcome.Duplicate.class);
        customers.handle(
                List.of(new Occurrence(PERSON, paid(), MONDAY, "e-1"), new Occurrence("other", paid(), MONDAY, "e-1")));
        customers.adopt("known", Customers.TRIAL, MONDAY, "was there");
        for (int round = 0; round < 10; round++) {
            String subject = PERSON + round;
            race(customers, subject);
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(customers.within(store.within(connection)).handle(PERSON, opened(), MONDAY, "e-1"))
                    .isInstanceOf(Outcome.Duplicate.class);
            connection.commit();
        }
    }

    /** Eight begin one new subject at once, half of them with one event id. */
    private static void race(Lifecycle customers, String subject) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Outcome>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String id = "e-" + i % 4;
                all.add(() -> customers.handle(subject, opened(), MONDAY, id));
            }
            int duplicates = 0;
            for (Future<Outcome> done : pool.invokeAll(all)) {
                duplicates += done.get() instanceof Outcome.Duplicate ? 1 : 0;
            }
            assertThat(duplicates).isEqualTo(4);
        } finally {
            pool.shutdownNow();
        }
    }

    private static String written(Path logs) throws IOException, InterruptedException, SQLException {
        String log = "";
        for (int attempt = 0; attempt < 100 && !log.contains("up to here"); attempt++) {
            Thread.sleep(100);
            try (Stream<Path> files = Files.list(logs)) {
                log = files.map(ServerLogTest::read).collect(Collectors.joining());
            }
        }
        return log;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("could not read " + file, e);
        }
    }
}
