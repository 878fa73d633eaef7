package dev.lifecycle.examples.benchmarks.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.benchmarks.workload.EventLog;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class StoreRunTest {

    private static final EventLog LOG = EventLog.of(42, 600, 40);

    @Test
    void both_stores_keep_the_same_rows_one_by_one_and_in_batches() throws SQLException, IOException {
        try (Postgres postgres = new Postgres();
                Connection ours = postgres.connect();
                Connection hand = postgres.connect()) {
            postgres.createTables(SameRows.OURS);
            postgres.createTables(SameRows.HAND);
            OneConnection counted = new OneConnection(hand);
            StoreUnderTest own = StoreUnderTest.ours(LOG, new OneConnection(ours).plain());
            StoreUnderTest theirs = StoreUnderTest.hand(LOG, counted.counting());
            for (StoreUnderTest side : new StoreUnderTest[] {own, theirs}) {
                side.single().handle(0, 300);
                side.batched().inPieces(100).handle(300, 600);
            }
            assertThat(counted.roundTrips())
                    .as("five each, one more for a customer's first row of history, then five or six for each batch")
                    .isBetween(300 * 5 + 3 * 5L, 300 * 5 + 40 + 3 * 6L);
            assertThat(SameRows.require(ours)).isEqualTo(40 + (600 + 40) + 600);
            try (Statement statement = hand.createStatement()) {
                statement.execute(
                        "UPDATE hand_history SET kind = 'STAYED' WHERE subject = 'customer-7' AND revision = 2");
            }
            assertThatThrownBy(() -> SameRows.require(ours))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("customer-7");
        }
    }
}
