package dev.lifecycle.metrics.value.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Purchases made up for customers who are known, against the means in closed form. */
class PurchasesToComeTest {

    static List<PurchaseModel> models() {
        return List.of(BgNbd.of(0.8, 4.4, 0.8, 2.4), MbgNbd.of(0.9, 6.2, 0.9, 1.6), ParetoNbd.of(0.9, 10.6, 0.9, 11.7));
    }

    @ParameterizedTest
    @MethodSource("models")
    void they_are_as_many_as_expected(PurchaseModel model) {
        SplittableRandom random = new SplittableRandom(8);
        int[] seen = new int[3];
        int draws = 60_000;
        for (int i = 0; i < draws; i++) {
            model.simulateIfAlive(4, 30, 20, random, at -> seen[0]++);
            model.simulateIfAlive(4, 30, 20, random, at -> seen[1] += at <= 5 ? 1 : 0);
            model.simulateNew(20, random, at -> seen[2]++);
        }
        assertThat((double) seen[0] / draws).isCloseTo(model.expectedPurchasesIfAlive(4, 30, 20), withinPercentage(2));
        assertThat((double) seen[1] / draws).isCloseTo(model.expectedPurchasesIfAlive(4, 30, 5), withinPercentage(3));
        assertThat((double) seen[2] / draws).isCloseTo(model.expectedPurchases(20), withinPercentage(3));
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_longer_horizon_begins_with_the_purchases_of_a_shorter_one(PurchaseModel model) {
        int some = 0;
        for (int seed = 0; seed < 200; seed++) {
            List<Double> shorter = new ArrayList<>();
            List<Double> longer = new ArrayList<>();
            model.simulateIfAlive(4, 30, 20, new SplittableRandom(seed), shorter::add);
            model.simulateIfAlive(4, 30, 60, new SplittableRandom(seed), longer::add);
            assertThat(shorter).isSorted().allMatch(at -> at > 0 && at <= 20);
            assertThat(longer.subList(0, shorter.size())).isEqualTo(shorter);
            assertThat(longer.subList(shorter.size(), longer.size())).allMatch(at -> at > 20);
            some += longer.size() > shorter.size() ? 1 : 0;
        }
        assertThat(some).isPositive();
    }

    @ParameterizedTest
    @MethodSource("models")
    void nonsense_is_refused(PurchaseModel model) {
        SplittableRandom random = new SplittableRandom(8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.simulateIfAlive(-1, 30, 20, random, at -> {}))
                .withMessageContaining("frequency");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.simulateIfAlive(1, -1, 20, random, at -> {}))
                .withMessageContaining("age");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.simulateNew(-1, random, at -> {}))
                .withMessageContaining("horizon");
    }
}
