package dev.lifecycle.examples.benchmarks.jdbc;

import dev.lifecycle.examples.benchmarks.workload.EventLog;
import dev.lifecycle.examples.benchmarks.workload.Workload;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * One log through both stores, in short turns, so that what else the machine does falls on both alike. At the end both must have kept
 * the same rows. Meant for a process of its own; prints {@code job TAB who TAB measure TAB figure}, a line each.
 */
public final class StoreRun {

    /** One commit for each event. */
    public static final String SINGLE = "an event through PostgreSQL";
    /** One commit for a hundred events. */
    public static final String BATCHED = "an event through PostgreSQL, 100 at a time";
    /** This library. */
    public static final String OURS = "ours: Lifecycle.handle over JdbcStore";
    /** What it is measured by. */
    public static final String HAND = "SQL written by hand";

    private static final int EVENTS_OF_TURN = 250;
    private static final int EVENTS_OF_BATCHED_TURN = 1_000;
    private static final int BATCH = 100;

    private final EventLog log;
    private int place;

    private StoreRun(int rounds) {
        log = EventLog.of(
                Workload.SEED, (2 * rounds + 1) * (EVENTS_OF_TURN + EVENTS_OF_BATCHED_TURN), Workload.CUSTOMERS);
    }

    /** Runs so many rounds of warming up, and as many that are measured. */
    public static void main(String[] args) throws SQLException, IOException {
        int rounds = Integer.parseInt(args[0]);
        try (Postgres postgres = new Postgres();
                Connection ours = postgres.connect();
                Connection hand = postgres.connect()) {
            postgres.createTables(SameRows.OURS);
            postgres.createTables(SameRows.HAND);
            StoreRun run = new StoreRun(rounds);
            run.measure(rounds, new OneConnection(ours).plain(), new OneConnection(hand).plain());
            run.count(new OneConnection(ours), new OneConnection(hand));
            System.err.println("both stores have kept the same " + SameRows.require(ours) + " rows");
        }
    }

    private void measure(int rounds, DataSource ours, DataSource hand) throws SQLException {
        StoreUnderTest theirs = StoreUnderTest.hand(log, hand);
        StoreUnderTest own = StoreUnderTest.ours(log, ours);
        TurnCosts handSingle = new TurnCosts(theirs.single());
        TurnCosts ownSingle = new TurnCosts(own.single());
        TurnCosts handBatched = new TurnCosts(theirs.batched().inPieces(BATCH));
        TurnCosts ownBatched = new TurnCosts(own.batched().inPieces(BATCH));
        for (int round = 0; round < 2 * rounds; round++) {
            if (round == rounds) {
                handSingle.forget();
                ownSingle.forget();
                handBatched.forget();
                ownBatched.forget();
            }
            int next = place + EVENTS_OF_TURN;
            handSingle.turn(place, next);
            ownSingle.turn(place, next);
            place = next + EVENTS_OF_BATCHED_TURN;
            handBatched.turn(next, place);
            ownBatched.turn(next, place);
        }
        print(SINGLE, HAND, handSingle);
        print(SINGLE, OURS, ownSingle);
        print(BATCHED, HAND, handBatched);
        print(BATCHED, OURS, ownBatched);
    }

    private void count(OneConnection ours, OneConnection hand) throws SQLException {
        StoreUnderTest own = StoreUnderTest.ours(log, ours.counting());
        StoreUnderTest theirs = StoreUnderTest.hand(log, hand.counting());
        int next = place + EVENTS_OF_TURN;
        count(SINGLE, HAND, hand, theirs.single(), next);
        count(SINGLE, OURS, ours, own.single(), next);
        place = next;
        next += EVENTS_OF_BATCHED_TURN;
        count(BATCHED, HAND, hand, theirs.batched().inPieces(BATCH), next);
        count(BATCHED, OURS, ours, own.batched().inPieces(BATCH), next);
        place = next;
    }

    private void count(String job, String who, OneConnection wire, Handler handler, int to) throws SQLException {
        long statements = wire.statements();
        long roundTrips = wire.roundTrips();
        handler.handle(place, to);
        print(job, who, "statements", (double) (wire.statements() - statements) / (to - place));
        print(job, who, "roundTrips", (double) (wire.roundTrips() - roundTrips) / (to - place));
    }

    private static void print(String job, String who, TurnCosts costs) {
        print(job, who, "nanos", costs.nanosPerEvent());
        print(job, who, "best", costs.bestNanosPerEvent());
        print(job, who, "processor", costs.processorNanosPerEvent());
        print(job, who, "bytes", costs.bytesPerEvent());
    }

    private static void print(String job, String who, String measure, double figure) {
        System.out.println(String.join("\t", job, who, measure, String.valueOf(figure)));
    }
}
