package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import dev.lifecycle.stage.Signal;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a step may allocate, on the {@link SixStages}. Bytes are what the virtual machine counts for this thread, after warming up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllocationTest {

    private static final int EVENTS = 1_000_000;
    private static final int MEASURED = 100_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final StageModel model = SixStages.model();
    private final Object[] log = new Object[EVENTS];
    private final int[] customers = new int[EVENTS];
    private final Instant[] instants = new Instant[EVENTS];

    /** Keeps results alive, so that nothing measured is optimised away. */
    @SuppressWarnings("unused")
    private Object sink = "";

    @BeforeAll
    void record() {
        assumeThat(threads.isThreadAllocatedMemorySupported())
                .as("this virtual machine counts the bytes a thread allocates")
                .isTrue();
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < EVENTS; i++) {
            log[i] = SixStages.event(random);
            customers[i] = random.nextInt(SixStages.CUSTOMERS);
            instants[i] = SixStages.START.plusSeconds(i);
        }
    }

    private double bytesPer(int operations, IntConsumer operation) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < operations; i++) {
            operation.accept(i);
        }
        return (double) (threads.getCurrentThreadAllocatedBytes() - before) / operations;
    }

    @Test
    void a_step_over_plain_numbers_allocates_nothing() {
        StageTable table = model.table();
        int[] stages = new int[SixStages.CUSTOMERS];
        IntConsumer step = i -> {
            int next = table.next(stages[customers[i]], log[i]);
            stages[customers[i]] = next < 0 ? stages[customers[i]] : next;
        };
        bytesPer(EVENTS, step);
        assertThat(bytesPer(MEASURED, step)).isLessThan(0.01);
        assertThat(Arrays.stream(stages).distinct().count())
                .as("nobody comes back to the first stage")
                .isEqualTo(5);
    }

    @Test
    void a_refused_event_costs_48_bytes_at_most_and_a_move_200_on_average() {
        Position[] positions = new Position[SixStages.CUSTOMERS];
        for (int c = 0; c < positions.length; c++) {
            positions[c] = model.start("customer-" + c, SixStages.START);
        }
        long refused = 0;
        long refusedBytes = 0;
        long moved = 0;
        long movedBytes = 0;
        for (int i = 0; i < EVENTS; i++) {
            Position before = positions[customers[i]];
            Object event = log[i];
            Instant at = instants[i];
            long start = threads.getCurrentThreadAllocatedBytes();
            Decision decision = model.decide(before, event, at);
            long bytes = threads.getCurrentThreadAllocatedBytes() - start;
            positions[customers[i]] = decision.position();
            sink = decision;
            if (i < EVENTS / 2) {
                continue;
            }
            if (decision.position() == before) {
                refused++;
                refusedBytes += bytes;
            } else {
                moved++;
                movedBytes += bytes;
            }
        }
        assertThat((double) moved / (moved + refused)).as("share that moves").isBetween(0.16, 0.19);
        assertThat((double) refusedBytes / refused)
                .as("bytes of a refused event")
                .isLessThanOrEqualTo(48);
        assertThat((double) movedBytes / moved).as("bytes of a move").isLessThanOrEqualTo(200);
        double retained = Arrays.stream(positions)
                .mapToLong(AllocationTest::retained)
                .average()
                .orElseThrow();
        assertThat(retained)
                .as("bytes retained by a position without subject and model")
                .isLessThanOrEqualTo(160);
    }

    @Test
    void an_event_that_stays_or_is_ignored_costs_200_bytes_at_most() {
        // spotless:off
        StageModel more = SixStages.builder("more")
                .from(SixStages.Place.DISCOVERY).on("nod").stay()
                .from(SixStages.Place.DISCOVERY).on("noise").ignore()
                .build();
        // spotless:on
        Position position = more.start("customer", SixStages.START);
        for (Signal signal : new Signal[] {Signal.of("nod"), Signal.of("noise")}) {
            IntConsumer step = i -> sink = more.decide(position, signal, instants[i]);
            bytesPer(EVENTS / 4, step);
            assertThat(bytesPer(MEASURED, step)).as(signal.name()).isLessThanOrEqualTo(200);
        }
    }

    /** A position and its counts, by the sizes of its fields: 12 bytes of header (16 and the elements for an array), rounded up to 8. */
    private static long retained(Position position) {
        long own = 12;
        for (Field field : Position.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                own += size(field.getType());
            }
        }
        return roundedUp(own) + roundedUp(16 + position.tallies.length);
    }

    private static int size(Class<?> type) {
        if (type == long.class) {
            return Long.BYTES;
        } else if (type == short.class) {
            return Short.BYTES;
        } else if (type == byte.class) {
            return Byte.BYTES;
        }
        return Integer.BYTES;
    }

    private static long roundedUp(long bytes) {
        return (bytes + 7) / 8 * 8;
    }
}
