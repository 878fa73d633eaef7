package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lifecycle.BatchResult;
import dev.lifecycle.jdbc.FaultyDataSource.Fault;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The database goes away at every single call that a piece of writing makes: it is kept whole or not at all, and can be done again. */
class JdbcFailureTest {

    private static final int SERVER_STRIDE = 5;

    /** What is done to customer {@code c-n}; done once more after a failure, it must succeed. */
    interface Deed {
        void on(LifecycleStore store, String subject);
    }

    static Stream<Arguments> deeds() {
        List<Arguments> all = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            all.add(arguments("h2", fault, "handle", (Deed) JdbcFailureTest::handle));
            all.add(arguments("postgresql", fault, "handle", (Deed) JdbcFailureTest::handle));
        }
        all.add(arguments("h2", Fault.ONE_CALL, "handle together", (Deed) JdbcFailureTest::handleTogether));
        all.add(arguments("postgresql", Fault.ONE_ANSWER, "handle together", (Deed) JdbcFailureTest::handleTogether));
        all.add(arguments("h2", Fault.ALL_FROM_THERE, "handle together", (Deed) JdbcFailureTest::handleTogether));
        all.add(arguments(
                "postgresql", Fault.ALL_FROM_THERE, "handle together", (Deed) JdbcFailureTest::handleTogether));
        for (String database : Databases.kinds()) {
            all.add(arguments(database, Fault.ALL_FROM_THERE, "merge", (Deed) JdbcFailureTest::merge));
            all.add(arguments(database, Fault.ONE_CALL, "erase", (Deed) JdbcFailureTest::erase));
            all.add(arguments(database, Fault.ONE_ANSWER, "deliver", (Deed) JdbcFailureTest::deliver));
        }
        return all.stream();
    }

    @ParameterizedTest(name = "L-15 {0} fails by {1} during {2}")
    @MethodSource("deeds")
    void nothing_is_ever_half_written(String database, Fault fault, String what, Deed deed) {
        // a server takes a new connection for each; the slow suite goes through all of its calls
        failAtEach(database.equals("h2") ? 1 : SERVER_STRIDE, database, fault, what, deed);
    }

    @Tag("slow")
    @ParameterizedTest(name = "L-15 {0} fails by {1} during {2}, call by call")
    @MethodSource("deeds")
    void nothing_is_ever_half_written_at_any_call(String database, Fault fault, String what, Deed deed) {
        failAtEach(1, database, fault, what, deed);
    }

    private static void failAtEach(int stride, String database, Fault fault, String what, Deed deed) {
        DataSource source = Databases.of(database);
        Databases.createTables(source, database, JdbcOptions.defaults());
        FaultyDataSource faulty = new FaultyDataSource(source);
        DataSource healthy = Pool.of(source, 2);
        LifecycleStore sound = new JdbcStore(healthy);
        LifecycleStore failing = new JdbcStore(faulty.dataSource());
        int call = 1 - stride;
        boolean failed = true;
        while (failed) {
            call += stride;
            String subject = "c-" + call;
            Databases.empty(healthy, JdbcOptions.defaults());
            begin(sound, subject);
            List<String> before = StoredState.of(healthy);

            faulty.failAt(call, fault);
            Throwable error = catchThrowable(() -> deed.on(failing, subject));
            failed = faulty.hasFailed();
            faulty.failAt(Integer.MAX_VALUE, fault);

            // a batch whose commit failed tries each event alone, which outlives a single fault, but no lasting one
            boolean outlived = what.equals("handle together") && fault != Fault.ALL_FROM_THERE && error == null;
            if (outlived) {
                assertThat(StoredState.of(healthy))
                        .as("after call %d of %s", call, what)
                        .isNotEqualTo(before);
            } else if (failed) {
                assertThat(error)
                        .as("call %d of %s", call, what)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(what.equals("deliver") ? "touchpoint" : subject);
                // a delivery is several pieces of writing, so it may have got some way
                if (what.equals("deliver") || StoredState.of(healthy).equals(before)) {
                    deed.on(sound, subject);
                }
            } else {
                assertThat(error).isNull();
            }
            assertThat(whole(sound, subject, what))
                    .as("after call %d of %s", call, what)
                    .isTrue();
        }
        assertThat(call).as("calls made by %s", what).isGreaterThan(20);
    }

    @Test
    void a_database_that_is_gone_is_an_error_that_says_what_was_being_done() {
        DataSource source = Databases.h2();
        Databases.createTables(source, "h2", JdbcOptions.defaults());
        FaultyDataSource faulty = new FaultyDataSource(source);
        LifecycleStore store = new JdbcStore(faulty.dataSource());
        faulty.failAt(1, Fault.ALL_FROM_THERE);

        assertThatThrownBy(() -> store.find(MODEL, "c-42"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not find 'c-42' in model saas: made to fail")
                .hasMessageContaining("nothing of it was kept");
        assertThatThrownBy(() -> store.prune(MONDAY)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> new JdbcStore(faulty.dataSource()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("look at table lifecycle_position");
    }

    private static void begin(LifecycleStore store, String subject) {
        Customers.in(store).handle(subject, opened(), MONDAY, "e-1");
        Customers.in(store).handle(subject + "-too", opened(), MONDAY.plusSeconds(1), "e-1");
    }

    private static void handle(LifecycleStore store, String subject) {
        Customers.in(store).handle(subject, paid(), MONDAY.plusSeconds(2), "e-2");
    }

    private static void handleTogether(LifecycleStore store, String subject) {
        BatchResult result = Customers.in(store)
                .handle(List.of(
                        new Occurrence(subject, paid(), MONDAY.plusSeconds(2), "e-2"),
                        new Occurrence(subject + "-too", paid(), MONDAY.plusSeconds(2), "e-2")));
        assertThat(result.untried()).as("two subjects, one event each").isEmpty();
        assertThat(result.failed())
                .allSatisfy(failed -> assertThat(failed.thrown())
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining(failed.occurrence().subject()));
        assertThat(result.outcomes())
                .allMatch(outcome -> outcome instanceof Outcome.Moved || outcome instanceof Outcome.Duplicate);
        for (BatchResult.Failed failed : result.failed()) {
            throw (StoreException) failed.thrown();
        }
    }

    private static void erase(LifecycleStore store, String subject) {
        store.erase(Customers.erasure(position(store, subject), "gone " + subject));
    }

    private static void merge(LifecycleStore store, String subject) {
        store.merge(Customers.merge(position(store, subject), position(store, subject + "-too")));
    }

    /** Sends whatever is free, and then, once its short lease is over, what a failure has left in somebody's hands. */
    private static void deliver(LifecycleStore store, String subject) {
        Instant now = MONDAY.plus(Duration.ofDays(1));
        for (int round = 1; round <= 2; round++) {
            for (Claim claim : store.claim(now, Duration.ofMillis(1), 100)) {
                store.settle(claim, claim.touchpoint().with(Status.SENT, null), now);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    private static Position position(LifecycleStore store, String subject) {
        return store.find(MODEL, subject).orElseThrow();
    }

    private static boolean whole(LifecycleStore store, String subject, String what) {
        return switch (what) {
            case "handle" -> isHandled(store, subject);
            case "handle together" -> isHandled(store, subject) && isHandled(store, subject + "-too");
            case "erase" ->
                store.find(MODEL, subject).isEmpty()
                        && store.history(MODEL, subject).isEmpty()
                        && store.history(MODEL, "gone " + subject).size() == 3
                        && store.touchpoints(MODEL, "gone " + subject).size() == 1;
            case "merge" ->
                store.mergedInto(MODEL, subject + "-too").orElseThrow().equals(subject)
                        && store.history(MODEL, subject).size() == 5
                        && store.touchpoints(MODEL, subject).size() == 2;
            default ->
                store.touchpoints(MODEL, subject).stream().allMatch(touchpoint -> touchpoint.status() == Status.SENT);
        };
    }

    private static boolean isHandled(LifecycleStore store, String subject) {
        return position(store, subject).stage().is(Customers.PAYING)
                && store.history(MODEL, subject).size() == 3
                && store.touchpoints(MODEL, subject).stream()
                        .map(touchpoint -> touchpoint.status().name())
                        .toList()
                        .equals(List.of("CANCELLED", "PENDING", "PENDING"))
                && Customers.in(store).handle(subject, paid(), MONDAY.plusSeconds(2), "e-2")
                        instanceof Outcome.Duplicate;
    }
}
