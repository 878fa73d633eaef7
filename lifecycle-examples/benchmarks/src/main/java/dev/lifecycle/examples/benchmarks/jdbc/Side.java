package dev.lifecycle.examples.benchmarks.jdbc;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.benchmarks.jdbc.HandSql.Handled;
import dev.lifecycle.examples.benchmarks.job.Job;
import dev.lifecycle.examples.benchmarks.job.Tape;
import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.model.Occurrence;
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
record Side(Handler single, Handler batched) {

    static Side ours(Tape tape, DataSource source) {
        Lifecycle lifecycle =
                Lifecycle.of(Job.model()).store(new JdbcStore(source)).build();
        return new Side(
                (from, to) -> {
                    for (int place = from; place < to; place++) {
                        lifecycle.handle(occurrence(tape, place));
                    }
                },
                (from, to) -> {
                    List<Occurrence> batch = IntStream.range(from, to)
                            .mapToObj(place -> occurrence(tape, place))
                            .toList();
                    lifecycle.handle(batch);
                });
    }

    private static Occurrence occurrence(Tape tape, int place) {
        return new Occurrence(
                tape.names()[tape.customers()[place]], tape.events()[place], tape.instants()[place], tape.ids()[place]);
    }

    static Side hand(Tape tape, DataSource source) {
        HandStore store = new HandStore(source, InstantSource.system());
        return new Side(
                (from, to) -> {
                    for (int place = from; place < to; place++) {
                        store.handle(handled(tape, place));
                    }
                },
                (from, to) -> store.handle(IntStream.range(from, to)
                        .mapToObj(place -> handled(tape, place))
                        .toList()));
    }

    private static Handled handled(Tape tape, int place) {
        return new Handled(
                tape.names()[tape.customers()[place]],
                tape.events()[place],
                HandSql.micros(tape.instants()[place]),
                tape.ids()[place]);
    }
}
