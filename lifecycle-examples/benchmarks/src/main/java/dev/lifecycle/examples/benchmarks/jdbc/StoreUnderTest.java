package dev.lifecycle.examples.benchmarks.jdbc;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.benchmarks.jdbc.HandSql.Handled;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
import dev.lifecycle.examples.benchmarks.workload.Workload;
import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.stage.Occurrence;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * One way to keep events in a database: one by one, and in batches.
 *
 * @param single  commits each event
 * @param batched commits all it is given at once
 */
record StoreUnderTest(Handler single, Handler batched) {

    static StoreUnderTest ours(EventLog log, DataSource source) {
        Lifecycle lifecycle =
                Lifecycle.of(Workload.model()).store(new JdbcStore(source)).build();
        return new StoreUnderTest(
                (from, to) -> {
                    for (int place = from; place < to; place++) {
                        lifecycle.handle(occurrence(log, place));
                    }
                },
                (from, to) -> {
                    List<Occurrence> batch = IntStream.range(from, to)
                            .mapToObj(place -> occurrence(log, place))
                            .toList();
                    lifecycle.handle(batch);
                });
    }

    private static Occurrence occurrence(EventLog log, int place) {
        return new Occurrence(
                log.names()[log.customers()[place]], log.events()[place], log.instants()[place], log.ids()[place]);
    }

    static StoreUnderTest hand(EventLog log, DataSource source) {
        HandStore store = new HandStore(source, InstantSource.system());
        return new StoreUnderTest(
                (from, to) -> {
                    for (int place = from; place < to; place++) {
                        store.handle(handled(log, place));
                    }
                },
                (from, to) -> store.handle(IntStream.range(from, to)
                        .mapToObj(place -> handled(log, place))
                        .toList()));
    }

    private static Handled handled(EventLog log, int place) {
        return new Handled(
                log.names()[log.customers()[place]],
                log.events()[place],
                HandSql.micros(log.instants()[place]),
                log.ids()[place]);
    }
}
