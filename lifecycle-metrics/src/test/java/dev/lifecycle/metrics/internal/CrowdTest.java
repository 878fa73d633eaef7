package dev.lifecycle.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ids that meet at one place of the table, and numbers beyond what tables hold. */
class CrowdTest {

    private static final int MANY = 20_000;

    /** An id of one hash code for all, that counts how often it is compared. */
    private record Alike(int number, int[] compared) implements Comparable<Alike> {

        @Override
        public int hashCode() {
            return 7;
        }

        @Override
        public boolean equals(Object other) {
            compared[0]++;
            return other instanceof Alike alike && alike.number == number;
        }

        @Override
        public int compareTo(Alike other) {
            compared[0]++;
            return Integer.compare(number, other.number);
        }
    }

    private static void number(Customers customers, List<?> ids) {
        for (int i = 0; i < ids.size(); i++) {
            assertThat(customers.number(ids.get(i))).isEqualTo(i);
        }
    }

    /** A search through all would be 200 million comparisons each time; a tree of a map needs some forty. */
    @Test
    void ids_of_one_hash_code_are_compared_no_more_often_than_by_a_map_and_a_few() {
        int[] compared = new int[1];
        List<Alike> ids = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            ids.add(new Alike(i, compared));
        }
        Map<Alike, Integer> map = new HashMap<>();
        ids.forEach(id -> map.putIfAbsent(id, map.size()));
        int once = compared[0];
        ids.forEach(map::get);
        int again = compared[0] - once;
        compared[0] = 0;
        Customers customers = new Customers();
        number(customers, ids);
        assertThat(compared[0]).as("first seen").isBetween(MANY, once + MANY * 10);
        compared[0] = 0;
        number(customers, ids);
        assertThat(compared[0]).as("seen again").isBetween(MANY, Math.max(once, again) + MANY * 10);
        assertThat(customers.size()).isEqualTo(MANY);
        assertThat(Math.max(once, again)).as("a map by itself").isLessThan(MANY * 100);
    }

    @Test
    void texts_of_one_hash_code_are_numbered_once_each_also_among_others_and_in_another_table() {
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < 1 << 14; i++) {
            StringBuilder text = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            ids.add(text.toString());
            ids.add(i);
        }
        Customers customers = new Customers();
        number(customers, ids);
        number(customers, ids);
        int[] adopted = new Customers().adopt(customers);
        assertThat(adopted).hasSize(ids.size()).doesNotHaveDuplicates();
    }

    /** Numbers whose places are alike although their hash codes differ: the table's own spreading turned back. */
    @Test
    void numbers_chosen_to_meet_at_one_place_are_numbered_once_each() {
        int turned = inverse(0x9E3779B9);
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            ids.add(i * turned);
        }
        Customers customers = new Customers();
        number(customers, ids);
        number(customers, ids);
    }

    private static int inverse(int odd) {
        int x = odd;
        for (int i = 0; i < 5; i++) {
            x *= 2 - odd * x;
        }
        assertThat(x * odd).isOne();
        return x;
    }

    @Test
    void more_than_a_table_holds_is_refused_by_name() {
        Customers.checkRoom(Customers.MOST - 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> Customers.checkRoom(Customers.MOST))
                .withMessage("an accumulator tells up to 715827882 customers apart; split the rows by customer");
        CustomerRows.checkRoom(IntColumn.MOST - 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> CustomerRows.checkRoom(IntColumn.MOST))
                .withMessage("an accumulator keeps up to 2147483639 rows; split the rows by customer");
        assertThat(IntColumn.roomFor(1_500_000_000, 1_500_000_000)).isEqualTo(IntColumn.MOST);
        assertThatIllegalStateException()
                .isThrownBy(() -> IntColumn.roomFor(IntColumn.MOST, IntColumn.MOST))
                .withMessageStartingWith("a column has room for 2147483639 numbers");
    }
}
