package dev.lifecycle.examples.benchmarks.bulk;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One question about all purchases. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BulkBenchmark {

    /** Who answers. */
    public enum Maker {
        /** DuckDB, over JDBC. */
        DUCKDB("DuckDB over JDBC"),
        /** This library over columns of customer, day and amount. */
        COLUMNS("ours, from columns"),
        /** This library over a stream of objects. */
        STREAM("ours, from a stream of objects"),
        /** Stream code written for the question. */
        BY_HAND("java.util.stream groupingBy, by hand");

        private final String title;

        Maker(String title) {
            this.title = title;
        }

        /** As tables show it. */
        public String title() {
            return title;
        }
    }

    /** Who answers. */
    @Param
    public Maker maker = Maker.COLUMNS;

    /** What. */
    @Param
    public BulkJob job = BulkJob.RETENTION;

    /** Purchases. */
    @Param("10000000")
    public int size;

    /** Threads at work. */
    @Param({"1", "2"})
    public int threads;

    private Purchases purchases = new Purchases(0);
    private Purchase[] objects = {};
    private @Nullable Database database;

    /** Makes the rows in the form that the maker takes. */
    @Setup
    public void open() throws SQLException {
        purchases = Purchases.of(size);
        if (maker == Maker.DUCKDB) {
            database = new Database(purchases, threads);
        } else if (maker != Maker.COLUMNS) {
            objects = purchases.objects();
        }
    }

    /** The whole answer. */
    @Benchmark
    public Object ask() throws SQLException {
        if (database != null) {
            return database.ask(job);
        }
        return switch (maker) {
            case COLUMNS -> OurMetrics.columns(job, purchases, threads);
            case STREAM -> OurMetrics.rows(job, objects, threads > 1);
            default -> ByHand.ask(job, objects, threads > 1);
        };
    }

    /** Lets go of the database. */
    @TearDown
    public void close() throws SQLException {
        if (database != null) {
            database.close();
        }
    }
}
