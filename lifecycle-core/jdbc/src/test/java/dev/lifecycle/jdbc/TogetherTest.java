package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.store.LifecycleStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events handed in together travel together. */
class TogetherTest {

    private final TreeMap<String, Integer> trips = new TreeMap<>();

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void two_hundred_customers_cost_as_many_trips_as_one(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        LifecycleStore store = new JdbcStore(counting(Pool.of(database, 2)));
        trips.clear();

        List<Outcome> outcomes = Customers.in(store).handle(events(0, 200)).outcomes();

        assertThat(outcomes).hasSize(200).allMatch(outcome -> outcome instanceof Outcome.Moved);
        assertThat(trips).isEqualTo(new TreeMap<>(Map.of("executeQuery", 1, "executeBatch", 5, "commit", 1)));
        assertThat(store.population(MODEL)).containsEntry("PAYING", 200L);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    void one_duplicate_among_them_keeps_nobody_else_from_being_kept(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, JdbcOptions.defaults());
        LifecycleStore store = new JdbcStore(counting(Pool.of(database, 2)));
        Customers.in(store).handle(events(77, 78));
        trips.clear();

        List<Outcome> outcomes = Customers.in(store).handle(events(0, 200)).outcomes();

        assertThat(outcomes.get(77)).isInstanceOf(Outcome.Duplicate.class);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Moved)
                .hasSize(199);
        assertThat(store.population(MODEL)).containsEntry("PAYING", 200L);
        assertThat(trips.get("commit"))
                .as("halves that have no duplicate still travel together")
                .isLessThan(20);
    }

    private static List<Occurrence> events(int from, int to) {
        return new ArrayList<>(IntStream.range(from, to)
                .mapToObj(i -> new Occurrence("c-" + i, paid(), MONDAY, "e-" + i))
                .toList());
    }

    private DataSource counting(DataSource source) {
        return wrap(DataSource.class, source);
    }

    private <T> T wrap(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getName().startsWith("execute")
                            || method.getName().equals("commit")) {
                        trips.merge(method.getName(), 1, Integer::sum);
                    }
                    try {
                        Object result = method.invoke(target, args);
                        return result instanceof Connection connection
                                ? wrap(Connection.class, connection)
                                : result instanceof PreparedStatement statement
                                        ? wrap(PreparedStatement.class, statement)
                                        : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
