package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many workers over one database, each handing in every event, sweeping and delivering as it goes: what is kept is what one worker alone
 * would have kept. Their clocks are years apart; leases go by the store's.
 */
class ConcurrentStoresTest {

    private static final int STORES = 4;
    private static final int THREADS = 32;
    private static final int EVENTS = 80;
    private static final NumberedEvents STREAM = new NumberedEvents(6, Duration.ofDays(12));

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void thirty_two_threads_on_four_stores_keep_what_one_keeps(String kind) throws Exception {
        DataSource source = Databases.of(kind);
        Databases.createTables(source, kind, JdbcOptions.defaults());
        Map<Touchpoint.Key, AtomicInteger> sent = new ConcurrentHashMap<>();
        AtomicInteger handled = new AtomicInteger();
        AtomicInteger duplicates = new AtomicInteger();
        List<Callable<Void>> workers = new ArrayList<>();
        for (int s = 0; s < STORES; s++) {
            Lifecycle customers = Lifecycle.of(Customers.SAAS)
                    .store(new JdbcStore(Pool.of(source, THREADS / STORES)))
                    .clock(() -> Customers.MONDAY)
                    .aheadAtMost(Duration.ofDays(3_650))
                    .build();
            for (int t = 0; t < THREADS / STORES; t++) {
                workers.add(() -> work(customers, handled, duplicates, sent));
            }
        }

        Workers.runAll(workers);

        assertThat(handled).hasValue(EVENTS);
        assertThat(duplicates).hasValue(EVENTS * (THREADS - 1));
        LifecycleStore kept = new JdbcStore(source);
        LifecycleStore serial = serial();
        for (int c = 0; c < STREAM.customers(); c++) {
            String subject = "c-" + c;
            List<HistoryEntry> rows = kept.history(MODEL, subject);
            assertThat(story(rows)).isEqualTo(story(serial.history(MODEL, subject)));
            Position position = kept.find(MODEL, subject).orElseThrow();
            Position expected = serial.find(MODEL, subject).orElseThrow();
            assertThat(position).isEqualTo(expected.atRevision(position.revision()));
            assertThat(History.replay(Customers.SAAS, rows)).isEqualTo(Customers.SAAS.own(position));
            for (Touchpoint touchpoint : kept.touchpoints(MODEL, subject)) {
                boolean wasSent = sent.containsKey(touchpoint.key());
                assertThat(touchpoint.status())
                        .as("%s", touchpoint)
                        .isIn(wasSent ? Set.of(Status.SENT) : Set.of(Status.CANCELLED, Status.SUPPRESSED));
            }
            assertThat(ids(kept, subject)).isEqualTo(ids(serial, subject));
        }
        assertThat(sent)
                .allSatisfy((key, times) -> assertThat(times).as("%s", key).hasValue(1));
        assertThat(kept.population(MODEL)).isEqualTo(serial.population(MODEL));
    }

    private static Void work(
            Lifecycle customers,
            AtomicInteger handled,
            AtomicInteger duplicates,
            Map<Touchpoint.Key, AtomicInteger> sent) {
        for (int number = 0; number < EVENTS; number++) {
            Occurrence event = STREAM.event(number);
            boolean again = customers.handle(event) instanceof Outcome.Duplicate;
            (again ? duplicates : handled).incrementAndGet();
            if (number % 5 == 0) {
                // this worker has handed in everything up to here, so nothing older is still coming
                assertThat(customers.sweep(event.at()).failed()).isEmpty();
                deliver(customers, event.at(), sent);
            }
        }
        customers.sweep(end());
        deliver(customers, end(), sent);
        return null;
    }

    private static void deliver(Lifecycle customers, Instant now, Map<Touchpoint.Key, AtomicInteger> sent) {
        customers.deliver(
                now,
                claim -> sent.computeIfAbsent(claim.touchpoint().key(), key -> new AtomicInteger())
                        .incrementAndGet());
    }

    private static LifecycleStore serial() {
        LifecycleStore store = new InMemoryStore();
        Lifecycle customers = Customers.in(store);
        for (int number = 0; number < EVENTS; number++) {
            customers.handle(STREAM.event(number));
        }
        customers.sweep(end());
        return store;
    }

    private static Instant end() {
        return STREAM.at(EVENTS).plus(Duration.ofDays(200));
    }

    /** Everything but which commit wrote a row, as a sweep that comes early writes a timer on its own. */
    private static List<List<Object>> story(List<HistoryEntry> rows) {
        return rows.stream()
                .map(row -> List.<Object>of(
                        row.kind(),
                        row.left().map(Object::toString).orElse(""),
                        row.to().id(),
                        row.episode(),
                        row.cause(),
                        row.times()))
                .toList();
    }

    private static List<String> ids(LifecycleStore store, String subject) {
        return store.touchpoints(MODEL, subject).stream()
                .map(Touchpoint::id)
                .sorted()
                .toList();
    }
}
