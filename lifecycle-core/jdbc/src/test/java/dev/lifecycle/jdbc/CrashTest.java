package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.LifecycleStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A worker process is killed at random moments, again and again, and each time another goes on where the last one said it was. {@code
 * -Dlifecycle.crashes=1000} kills it that often.
 */
class CrashTest {

    private static final int CRASHES = 20;
    private static final int MANY_CRASHES = Integer.getInteger("lifecycle.crashes", 100);
    private static final int EVENTS_AFTER_THE_LAST_CRASH = 50;

    @Test
    void whatever_crashes_when_nothing_is_lost_and_nothing_handled_twice() throws Exception {
        assertNothingIsLost(CRASHES);
    }

    @Test
    @Tag("slow")
    void whatever_crashes_when_a_hundred_times() throws Exception {
        assertNothingIsLost(MANY_CRASHES);
    }

    private static void assertNothingIsLost(int crashes) throws Exception {
        PGSimpleDataSource database = (PGSimpleDataSource) Databases.postgres();
        Databases.createTables(database, "postgresql", JdbcOptions.defaults());
        Databases.run(database, List.of("CREATE TABLE outbox (message_key TEXT NOT NULL)"));
        SplittableRandom random = new SplittableRandom(7);
        int next = 0;
        for (int crash = 0; crash < crashes; crash++) {
            next = runAndKill(database.getURL(), next, random.nextInt(1, 120), random.nextInt(0, 3_000_000));
        }
        int end = next + EVENTS_AFTER_THE_LAST_CRASH;
        finish(database.getURL(), next, end);

        LifecycleStore store = new JdbcStore(database);
        List<String> handled = new ArrayList<>();
        Set<String> outbox = outbox(database);
        Set<String> keys = new HashSet<>();
        for (int customer = 0; customer < CrashingWorker.STREAM.customers(); customer++) {
            String subject = "c-" + customer;
            List<HistoryEntry> rows = store.history(MODEL, subject);
            rows.stream()
                    .map(row -> row.cause().eventId())
                    .filter(Objects::nonNull)
                    .forEach(handled::add);
            Position position = store.find(MODEL, subject).orElseThrow();
            assertThat(History.replay(Customers.SAAS, rows)).isEqualTo(Customers.SAAS.own(position));
            for (Touchpoint touchpoint : store.touchpoints(MODEL, subject)) {
                assertThat(keys.add(touchpoint.key().toString()))
                        .as("%s", touchpoint)
                        .isTrue();
                if (touchpoint.cancelIfLeft()) {
                    assertThat(touchpoint.status()).as("%s", touchpoint).isNotEqualTo(Status.FAILED);
                } else {
                    assertThat(touchpoint.status()).as("%s", touchpoint).isEqualTo(Status.SENT);
                }
                if (touchpoint.status() == Status.SENT) {
                    assertThat(outbox).contains(touchpoint.key().toString());
                }
            }
        }
        List<String> expected = new ArrayList<>();
        for (int number = 0; number < end; number++) {
            Occurrence event = CrashingWorker.STREAM.event(number);
            expected.add(event.id());
        }
        assertThat(handled).as("every event exactly once").containsExactlyInAnyOrderElementsOf(expected);
        assertThat(keys).as("nothing was sent that was not planned").containsAll(outbox);
    }

    /** Kills the worker some moments after it has said it handled so many events, and answers where it was. */
    private static int runAndKill(String url, int from, int events, int nanosLater)
            throws IOException, InterruptedException {
        Process worker = start(url, from, Integer.MAX_VALUE);
        int reached = from;
        try (BufferedReader out = worker.inputReader(StandardCharsets.UTF_8)) {
            while (reached < from + events) {
                String line = out.readLine();
                assertThat(line)
                        .as("the worker ended by itself after event %d", reached)
                        .isNotNull();
                reached = Integer.parseInt(line);
            }
            TimeUnit.NANOSECONDS.sleep(nanosLater);
            // through its handle, which leaves open what it wrote before it died
            worker.toHandle().destroyForcibly();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("[0-9]+") && Integer.parseInt(line) == reached + 1) {
                    reached++;
                }
            }
        } finally {
            worker.destroyForcibly().waitFor();
        }
        return reached;
    }

    private static void finish(String url, int from, int to) throws IOException, InterruptedException {
        Process worker = start(url, from, to);
        String last = "";
        try (BufferedReader out = worker.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                last = line;
            }
        }
        assertThat(worker.waitFor()).isZero();
        assertThat(last).isEqualTo("done");
    }

    private static Process start(String url, int from, int to) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWorker.class.getName(),
                        url,
                        Integer.toString(from),
                        Integer.toString(to))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Set<String> outbox(PGSimpleDataSource database) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT message_key FROM outbox")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }
}
