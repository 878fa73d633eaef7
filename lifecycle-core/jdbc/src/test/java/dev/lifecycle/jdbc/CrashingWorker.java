package dev.lifecycle.jdbc;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.stage.Occurrence;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The process that {@link CrashTest} kills: handles the events from one number on, sweeping and delivering as it goes, and says on its output
 * how far it is.
 */
final class CrashingWorker {

    static final NumberedEvents STREAM = new NumberedEvents(25, Duration.ofHours(8));

    private static final Duration LEASE = Duration.ofSeconds(1);

    private CrashingWorker() {}

    /** Arguments: the database's URL, the first event, the first not to handle. */
    public static void main(String[] args) throws SQLException, InterruptedException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(args[0]);
        database.setUser("postgres");
        int from = Integer.parseInt(args[1]);
        int to = Integer.parseInt(args[2]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        DataSource pooled = Pool.of(database, 3);
        Lifecycle customers = Lifecycle.of(Customers.SAAS)
                .store(new JdbcStore(pooled))
                .clock(() -> Customers.MONDAY)
                .aheadAtMost(Duration.ofDays(36_500))
                .contactRules(ContactRules.of().lease(LEASE))
                .build();
        try (Connection outbox = database.getConnection()) {
            for (int number = from; number < to; number++) {
                Occurrence event = STREAM.event(number);
                customers.handle(event);
                out.println(number + 1);
                if (number % 7 == 0) {
                    customers.sweep(event.at());
                    customers.deliver(
                            event.at(),
                            claim -> send(outbox, claim.touchpoint().key().toString()));
                }
            }
            customers.sweep(STREAM.at(to));
            Thread.sleep(LEASE.plusMillis(500).toMillis());
            // what a crash left claimed is free again, and what was planned for later is due
            customers.deliver(
                    STREAM.at(to).plus(Duration.ofDays(30)),
                    claim -> send(outbox, claim.touchpoint().key().toString()));
            out.println("done");
        }
    }

    /** The world outside, which a crash of ours does not undo. */
    private static void send(Connection outbox, String key) throws SQLException {
        try (PreparedStatement statement = outbox.prepareStatement("INSERT INTO outbox (message_key) VALUES (?)")) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }
}
