package dev.lifecycle.metrics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.rate.Change;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.Rate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpliftTest {

    private record Customer(
            String id,
            boolean heldOut,
            boolean bought,
            @Nullable BigDecimal revenue) {}

    private static Customer of(String id, boolean heldOut, String revenue) {
        return new Customer(id, heldOut, !revenue.equals("0"), new BigDecimal(revenue));
    }

    private static UpliftDefinition<Customer> uplift() {
        return Uplift.of(Customer::id, Customer::heldOut, Customer::bought);
    }

    @Test
    void rates_and_means_of_both_groups_with_intervals() {
        List<Customer> customers = new ArrayList<>();
        // Of those contacted 2 buy for 10 and 30 and 2 nothing; of those held out 1 for 8, 3 nothing.
        List.of("10", "30", "0", "0").forEach(money -> customers.add(of("t" + customers.size(), false, money)));
        List.of("8", "0", "0", "0").forEach(money -> customers.add(of("h" + customers.size(), true, money)));
        Uplift uplift =
                customers.stream().collect(uplift().amount(Customer::revenue).metric());
        assertThat(uplift.treated()).isEqualTo(new Rate(2, 4));
        assertThat(uplift.heldOut()).isEqualTo(new Rate(1, 4));
        assertThat(uplift.difference().value()).hasValue(0.25);
        assertThat(uplift.relative()).as("twice as many").hasValue(1);
        Change means = uplift.means().orElseThrow();
        assertThat(means.difference()).as("10 and 2").isEqualTo(8);
        assertThat(means.standardError())
                .as("variances 600 / 3 and 48 / 3, over four each")
                .isCloseTo(Math.sqrt(200.0 / 4 + 16.0 / 4), within(1e-12));
        Interval gained = uplift.conversionsGained().orElseThrow();
        assertThat(gained.low()).isEqualTo(uplift.difference().interval().low() * 4);
        assertThat(uplift.heldOutShare().rate()).hasToString("4 of 8 = 50.0 %");
        assertThat(uplift)
                .asString()
                .startsWith("treated 2 of 4 = 50.0 %, held out 1 of 4 = 25.0 %: +25.0 points (")
                .contains("; means +8.0 (");
    }

    @Test
    void a_customer_counts_once_and_in_the_group_they_were_assigned_to() {
        Uplift uplift = Stream.of(
                        of("A", false, "0"),
                        of("A", false, "5.25"),
                        of("A", false, "0"),
                        new Customer("B", true, false, null),
                        of("torn", true, "7"),
                        of("torn", false, "7"))
                .collect(uplift().amount(Customer::revenue).metric());
        assertThat(uplift.treated()).isEqualTo(new Rate(1, 1));
        assertThat(uplift.heldOut()).isEqualTo(new Rate(0, 1));
        assertThat(uplift.contradictory()).isEqualTo(1);
        assertThat(uplift.means()).as("one of each has no spread").isEmpty();
        assertThat(uplift.relative()).isEmpty();
        Uplift nobody = Stream.<Customer>of().collect(uplift().metric());
        assertThat(nobody.difference().value()).isEmpty();
        assertThat(nobody.conversionsGained()).isEmpty();
        assertThat(nobody).hasToString("treated 0 of 0, undefined, held out 0 of 0, undefined: undefined");
        assertThat(Uplift.ofCounts(new Rate(120, 1000), new Rate(9, 100))
                        .difference()
                        .value()
                        .orElseThrow())
                .isCloseTo(0.03, within(1e-12));
    }

    @Test
    void what_is_no_amount_is_refused() {
        for (String money : List.of("1.001", "1e16")) {
            assertThatExceptionOfType(InvalidRowException.class)
                    .isThrownBy(() -> Stream.of(of("A", true, money))
                            .collect(uplift().amount(Customer::revenue).metric()))
                    .withMessageContaining("up to two decimals");
        }
    }
}
