package dev.lifecycle.metrics.value.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.stage.Stage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Value to the end of time without a discount: finite where everybody is lost in the end. */
class WithoutDiscountTest {

    private enum Customer implements Stage {
        PAYING,
        LOST,
        TRIAL,
        ASLEEP
    }

    private static ChainValueDefinition paying(double[]... rows) {
        List<Customer> stages = List.of(Customer.values()).subList(0, rows.length);
        return MarkovValue.of(MarkovChain.of(stages, rows)).margin(Customer.PAYING, 10);
    }

    @Test
    @DisplayName("T-MARKOV-0: 10 a period, staying with 0.75, then lost, no discount: 40")
    void everybody_is_lost_in_the_end() {
        MarkovValue value =
                paying(new double[] {0.75, 0.25}, new double[] {0, 1}).over(PeriodUnit.MONTH);
        assertThat(value.value(Customer.PAYING)).isCloseTo(40, within(1e-12));
        assertThat(value.values()).containsEntry("LOST", 0.0);
        assertThat(value.sensitivityToMargin(Customer.PAYING, Customer.PAYING)).isCloseTo(4, within(1e-12));
        assertThat(value.sensitivityToMove(Customer.PAYING, Customer.PAYING, Customer.LOST, Customer.PAYING))
                .isCloseTo(160, within(1e-9));
        assertThat(value.valuesOver(2_000).get("PAYING")).isCloseTo(40, within(1e-9));
    }

    @Test
    @DisplayName("T-MARKOV-0: the limit of ever smaller discounts")
    void the_limit_of_small_discounts() {
        double[][] rows = {{0.6, 0.1, 0.1, 0.2}, {0, 1, 0, 0}, {0.3, 0.6, 0.1, 0}, {0.05, 0.05, 0, 0.9}};
        MarkovValue none = paying(rows).margin(Customer.TRIAL, -3).over(PeriodUnit.MONTH);
        MarkovValue small =
                paying(rows).margin(Customer.TRIAL, -3).discountPerPeriod(1e-12).over(PeriodUnit.MONTH);
        none.values()
                .forEach((stage, worth) ->
                        assertThat(worth).isCloseTo(small.values().get(stage), within(1e-8)));
    }

    @Test
    @DisplayName("T-MARKOV-0: stages that are never left but earn nothing are as good as lost")
    void to_and_fro_without_a_margin() {
        double[][] rows = {{0.5, 0.25, 0, 0.25}, {0, 0, 0, 1}, {0.5, 0.5, 0, 0}, {0, 1, 0, 0}};
        MarkovValue value = paying(rows).over(PeriodUnit.MONTH);
        assertThat(value.value(Customer.PAYING)).isCloseTo(20, within(1e-12));
        assertThat(value.value(Customer.TRIAL)).isCloseTo(10, within(1e-12));
        assertThat(value.value(Customer.ASLEEP)).isZero();
    }

    @Test
    @DisplayName("T-MARKOV-0: refused only for stages from which somebody may never be lost, who are named")
    void somebody_may_never_be_lost() {
        double[][] rows = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0.1, 0.9, 0, 0}, {0, 0.5, 0, 0.5}};
        MarkovValue value = paying(rows).margin(Customer.ASLEEP, 2).over(PeriodUnit.MONTH);
        assertThat(value.value(Customer.ASLEEP)).isCloseTo(4, within(1e-12));
        assertThat(value.value(Customer.LOST)).isZero();
        assertThatIllegalStateException()
                .isThrownBy(() -> value.value(Customer.TRIAL))
                .withMessage("a customer in stage TRIAL may earn in PAYING for ever, so without a discount there is no"
                        + " value to the end of time; set a discount above 0, or ask for valuesOver(periods)");
        assertThatIllegalStateException().isThrownBy(value::values).withMessageContaining("PAYING");
        assertThatIllegalStateException()
                .isThrownBy(() -> value.sensitivityToMargin(Customer.TRIAL, Customer.PAYING))
                .withMessageContaining("TRIAL");
        assertThat(value.sensitivityToMargin(Customer.TRIAL, Customer.TRIAL)).isEqualTo(1);
    }

    @Test
    @DisplayName("T-MARKOV-0: very loyal customers without a discount lose no digit")
    void very_loyal() {
        MarkovValue value =
                paying(new double[] {1 - 1e-15, 1e-15}, new double[] {0, 1}).over(PeriodUnit.MONTH);
        assertThat(value.value(Customer.PAYING)).isCloseTo(1e16, within(1e4));
    }
}
