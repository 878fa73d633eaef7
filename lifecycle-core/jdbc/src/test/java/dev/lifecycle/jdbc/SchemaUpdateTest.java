package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables brought to the newest version by the library itself, by one node of several. */
class SchemaUpdateTest {

    private static final JdbcOptions OURS = JdbcOptions.defaults().tablePrefix("shop_");
    private static final int NODES = 4;

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void from_every_version_and_from_none(String kind) {
        for (int from = 0; from <= Schema.version(); from++) {
            DataSource database = Databases.of(kind);
            if (from > 0) {
                Databases.run(database, Schema.statements(kind, 0, from, OURS));
            }
            assertThat(Schema.update(database, OURS)).isEqualTo(from);
            assertThat(Schema.update(database, OURS)).as("once more").isEqualTo(Schema.version());
            Schema.validate(database, OURS);
            Customers.in(new JdbcStore(database, OURS)).handle("c-1", paid(), MONDAY, "e-1");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void many_nodes_at_once_and_one_does_it(String kind) throws Exception {
        DataSource database = Databases.of(kind);
        ExecutorService nodes = Executors.newFixedThreadPool(NODES);
        try {
            CountDownLatch start = new CountDownLatch(1);
            Callable<Integer> node = () -> {
                start.await();
                return Schema.update(database, OURS);
            };
            List<Future<Integer>> found = new ArrayList<>();
            IntStream.range(0, NODES).forEach(any -> found.add(nodes.submit(node)));
            start.countDown();
            for (Future<Integer> one : found) {
                assertThat(one.get()).isBetween(0, Schema.version());
            }
        } finally {
            nodes.shutdownNow();
        }
        Schema.validate(database, OURS);
        Customers.in(new JdbcStore(database, OURS)).handle("c-1", paid(), MONDAY, "e-1");
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void a_pool_of_one_with_auto_commit_off_is_enough(String kind) throws Exception {
        DataSource database = Databases.of(kind);
        DataSource off = Connections.withAutoCommitOff(database);
        assertThat(Schema.update(off, JdbcOptions.defaults())).isZero();
        Schema.validate(off, JdbcOptions.defaults());
    }

    @Test
    void what_is_missing_is_said_and_nothing_is_made() {
        DataSource database = Databases.h2();
        assertThatThrownBy(() -> Schema.validate(database, OURS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("table shop_position cannot be read");
        assertThat(Schema.update(database, OURS)).isZero();
        Databases.run(database, List.of("UPDATE shop_schema SET version = 99"));
        assertThat(Schema.update(database, OURS))
                .as("newer tables are left alone")
                .isEqualTo(99);
        assertThatThrownBy(() -> Schema.validate(database, OURS)).hasMessageContaining("update the library");
    }

    @Test
    void a_script_that_fails_on_postgresql_leaves_nothing_and_elsewhere_says_how_far_it_came() {
        DataSource postgres = Databases.postgres();
        Databases.run(postgres, List.of("CREATE TABLE shop_customer (id INTEGER)"));
        assertThatThrownBy(() -> Schema.update(postgres, OURS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("could not bring the lifecycle tables from version 0 to " + Schema.version());
        Databases.run(postgres, List.of("DROP TABLE shop_customer"));
        assertThat(Schema.update(postgres, OURS)).as("nothing was left").isZero();

        DataSource h2 = Databases.h2();
        Databases.run(h2, List.of("CREATE TABLE shop_customer (id INTEGER)"));
        assertThatThrownBy(() -> Schema.update(h2, OURS)).isInstanceOf(StoreException.class);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Schema.update(h2, OURS))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("while it waited for another node");
        assertThat(Thread.interrupted()).isTrue();
    }
}
