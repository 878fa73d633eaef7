package dev.lifecycle.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.Serialised;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.MetricState;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Numbers against the places in a list of what is new. */
class CustomersTest {

    private static void number(Customers customers, List<Object> known, List<Object> ids) {
        for (Object id : ids) {
            if (!known.contains(id)) {
                known.add(id);
            }
            assertThat(customers.number(id)).isEqualTo(known.indexOf(id));
        }
        assertThat(customers.size()).isEqualTo(known.size());
    }

    /** Customers in a state of their own. */
    private static final class Numbered extends MetricState {

        private static final long serialVersionUID = 1L;

        private final transient Customers customers;

        Numbered(Customers customers) {
            this.customers = customers;
        }

        @Override
        protected Fresh fresh() {
            return shape -> new Numbered(new Customers());
        }

        @Override
        protected void write(StateOutput out) {
            customers.write(out);
        }

        @Override
        protected void read(StateInput in) {
            customers.read(in);
        }
    }

    @Property(tries = 300)
    void ids_of_any_kind_are_numbered_as_first_seen(@ForAll("ids") List<Object> first, @ForAll("ids") List<Object> then)
            throws Exception {
        Customers customers = new Customers();
        List<Object> known = new ArrayList<>();
        number(customers, known, first);
        Customers read = Serialised.copy(new Numbered(customers)).customers;
        number(read, known, then);
        for (int i = 0; i < known.size(); i++) {
            assertThat(read.id(i)).isEqualTo(known.get(i));
        }
    }

    @Property(tries = 300)
    void many_at_once_are_numbered_like_one_by_one(
            @ForAll("ids") List<Object> first, @ForAll("ids") List<Object> together) {
        Customers customers = new Customers();
        List<Object> known = new ArrayList<>();
        number(customers, known, first);
        int[] numbers = new int[together.size() + 1];
        customers.numbers(together.toArray(), together.size(), numbers);
        number(customers, known, together);
        for (int i = 0; i < together.size(); i++) {
            assertThat(numbers[i]).isEqualTo(known.indexOf(together.get(i)));
        }
    }

    @Property(tries = 300)
    void adopting_translates_every_number(@ForAll("ids") List<Object> ours, @ForAll("ids") List<Object> theirs) {
        Customers left = new Customers();
        number(left, new ArrayList<>(), ours);
        Customers right = new Customers();
        number(right, new ArrayList<>(), theirs);
        int[] numbers = left.adopt(right);
        assertThat(numbers).hasSize(right.size());
        for (int i = 0; i < numbers.length; i++) {
            assertThat(left.id(numbers[i])).isEqualTo(right.id(i));
        }
    }

    /** One kind, or kinds mixed whose hash codes are the same: 5 and 5L, -1L and 0, "Aa" and "BB". */
    @Provide
    Arbitrary<List<Object>> ids() {
        Arbitrary<Object> integers = Arbitraries.integers().between(-40, 40).asGeneric();
        Arbitrary<Object> longs = Arbitraries.longs().between(0, 40).asGeneric();
        Arbitrary<Object> wide = Arbitraries.of(-1L, -2L, 1L << 32, (1L << 32) + 1, Long.MIN_VALUE, 1L << 31);
        Arbitrary<Object> others = Arbitraries.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "", DayOfWeek.MONDAY);
        return Arbitraries.oneOf(
                integers.list().ofMaxSize(200),
                longs.list().ofMaxSize(200),
                Arbitraries.oneOf(longs, wide).list().ofMaxSize(60),
                Arbitraries.oneOf(integers, longs, wide, others).list().ofMaxSize(200));
    }

    @Test
    void a_hundred_thousand_grow_through_many_sizes() {
        Customers customers = new Customers();
        for (int i = 0; i < 100_000; i++) {
            assertThat(customers.number(i * 1024)).isEqualTo(i);
        }
        for (int i = 0; i < 100_000; i++) {
            assertThat(customers.number(i * 1024)).isEqualTo(i);
            assertThat(customers.id(i)).isEqualTo(i * 1024);
        }
    }
}
