package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.SAAS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.model.Saas.Subscribed;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a step costs in bytes, which unlike time is the same on every machine. */
class AllocationTest {

    private static final int WARM = 30_000;
    private static final int ROUNDS = 1_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final StageTable TABLE = SAAS.table();
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LATER = AT.plusSeconds(3_600);

    private int sink;
    private Object kept = "";

    /** Bytes per round of the calling thread. */
    private static double bytes(Runnable round) {
        for (int i = 0; i < WARM; i++) {
            round.run();
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long bareTwice = THREADS.getCurrentThreadAllocatedBytes() - before;
        long start = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < ROUNDS; i++) {
            round.run();
        }
        return (double) (THREADS.getCurrentThreadAllocatedBytes() - start - bareTwice) / ROUNDS;
    }

    @Test
    void the_measure_sees_an_object() {
        assertThat(bytes(() -> kept = new long[2])).isBetween(32.0, 33.0);
    }

    @Test
    void a_step_over_numbers_allocates_nothing() {
        Object[] events = {Subscribed.paid(), Subscribed.free(), new Referred("x"), new Cancelled("y"), "unknown"};
        int[] types = new int[events.length];
        for (int i = 0; i < events.length; i++) {
            types[i] = TABLE.eventType(events[i]);
        }
        assertThat(bytes(() -> {
                    for (int stage = 0; stage < SAAS.stages().size(); stage++) {
                        for (int i = 0; i < events.length; i++) {
                            sink += TABLE.next(stage, types[i], events[i]);
                            sink += TABLE.next(stage, events[i]);
                        }
                    }
                }))
                .isZero();
    }

    @Test
    void a_replay_allocates_nothing() {
        EventColumns rows = TABLE.columns(
                new int[] {0, 1, 0, 1}, new Object[] {Subscribed.paid(), Subscribed.free(), new Cancelled("y"), "?"});
        short[] stages = new short[2];
        assertThat(bytes(() -> sink += TABLE.replay(rows, stages))).isZero();
    }

    @Test
    void a_decision_that_moves_or_stays_takes_200_bytes_at_most() {
        Position trial = SAAS.start("c-42", AT);
        Object paid = Subscribed.paid();
        assertThat(bytes(() -> kept = SAAS.decide(trial, paid, LATER))).isBetween(1.0, 200.0);
        Position paying = SAAS.decide(trial, paid, LATER).position();
        assertThat(paying.stage()).isEqualTo(Plan.PAYING);
        Object cancelled = new Cancelled("price");
        assertThat(bytes(() -> kept = SAAS.decide(paying, cancelled, LATER))).isBetween(1.0, 200.0);
        StageModel nodding = SAAS.extend("nodding")
                .from(Plan.TRIAL)
                .on(Integer.class)
                .stay()
                .from(Plan.TRIAL)
                .on(Long.class)
                .ignore()
                .build();
        Position there = nodding.start("c-42", AT);
        assertThat(bytes(() -> kept = nodding.decide(there, 1, LATER))).isBetween(1.0, 200.0);
        assertThat(bytes(() -> kept = nodding.decide(there, 1L, LATER))).isBetween(1.0, 200.0);
    }

    @Test
    void a_decision_that_refuses_takes_48_bytes_at_most() {
        Position trial = SAAS.start("c-42", AT);
        Object free = Subscribed.free();
        Object referred = new Referred("x");
        assertThat(bytes(() -> kept = SAAS.decide(trial, free, LATER))).isBetween(1.0, 48.0);
        assertThat(bytes(() -> kept = SAAS.decide(trial, referred, LATER))).isBetween(1.0, 48.0);
        assertThat(bytes(() -> kept = SAAS.decide(trial, "unknown", LATER))).isBetween(1.0, 48.0);
    }
}
