package dev.lifecycle.metrics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.rate.RateDifference;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SequentialTestTest {

    private static final int DAYS = 60;
    private static final int EACH_DAY = 100;

    /** Whether a comparison that is looked at every day is ever decided, and whether it would be if each look was taken for the only one. */
    private static boolean[] everDecided(Random random, double heldOut, double treated) {
        SequentialTest test = SequentialTest.expecting(0.02);
        long[] counts = new long[2];
        boolean naive = false;
        for (int day = 1; day <= DAYS; day++) {
            for (int i = 0; i < EACH_DAY; i++) {
                counts[0] += random.nextDouble() < heldOut ? 1 : 0;
                counts[1] += random.nextDouble() < treated ? 1 : 0;
            }
            Rate out = new Rate(counts[0], (long) day * EACH_DAY);
            Rate in = new Rate(counts[1], (long) day * EACH_DAY);
            test = test.look(out, in);
            naive |= RateDifference.between(out, in).isSignificant();
        }
        return new boolean[] {test.isDecided(), naive};
    }

    private static int[] decided(double heldOut, double treated, int comparisons) {
        Random random = new Random(11);
        int[] decided = new int[2];
        for (int i = 0; i < comparisons; i++) {
            boolean[] one = everDecided(random, heldOut, treated);
            decided[0] += one[0] ? 1 : 0;
            decided[1] += one[1] ? 1 : 0;
        }
        return decided;
    }

    @Test
    void looking_every_day_raises_no_more_false_alarms_than_declared() {
        int[] alarms = decided(0.1, 0.1, 400);
        assertThat(alarms[0]).as("of 400, 20 may").isLessThanOrEqualTo(20);
        assertThat(alarms[1]).as("taken one by one, the looks cry wolf").isGreaterThan(80);
    }

    @Test
    void a_difference_that_is_there_is_found() {
        assertThat(decided(0.1, 0.13, 100)[0]).isGreaterThan(80);
    }

    @Test
    void the_figures_of_a_look() {
        SequentialTest look = SequentialTest.expecting(0.02).look(new Rate(99, 998), new Rate(149, 998));
        // With one added to either side: 0.1 and 0.15 of 1000.
        double variance = 0.1 * 0.9 / 1000 + 0.15 * 0.85 / 1000;
        double theta = 50.0 / 998;
        double mixture = 0.0004;
        double ratio = Math.sqrt(variance / (variance + mixture))
                * Math.exp(mixture * theta * theta / (2 * variance * (variance + mixture)));
        assertThat(look.pValue()).isCloseTo(1 / ratio, within(1e-12));
        double margin = Math.sqrt(2
                * variance
                * (variance + mixture)
                / mixture
                * (Math.log(20) + 0.5 * Math.log((variance + mixture) / variance)));
        assertThat(look.interval().low()).isCloseTo(theta - margin, within(1e-12));
        assertThat(look.interval().contains(0)).isEqualTo(!look.isDecided());
        assertThat(look.looks()).isEqualTo(1);
        assertThat(look).asString().startsWith("look 1: +5.0 points (").endsWith(", decided");
    }

    @Test
    void what_was_ruled_out_stays_so() {
        SequentialTest first = SequentialTest.expecting(0.02).look(new Rate(100, 1000), new Rate(200, 1000));
        SequentialTest second = first.look(new Rate(200, 2000), new Rate(230, 2000));
        assertThat(second.pValue()).isLessThanOrEqualTo(first.pValue());
        assertThat(second.isDecided()).isTrue();
        assertThat(second.interval().width())
                .isLessThanOrEqualTo(first.interval().width());
        assertThat(second.look(Rate.EMPTY, Rate.EMPTY)).isEqualTo(second);
    }

    @Test
    void what_can_be_no_test_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SequentialTest.expecting(0))
                .withMessageContaining("0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SequentialTest.expecting(0.1).confidence(1))
                .withMessageContaining("1.0");
        SequentialTest looked = SequentialTest.expecting(0.1).confidence(0.99).look(new Rate(1, 9), new Rate(2, 9));
        assertThatIllegalStateException()
                .isThrownBy(() -> looked.confidence(0.9))
                .withMessageContaining("1 looks already");
        assertThat(SequentialTest.expecting(0.1))
                .hasToString("look 0: +0.0 points (-100.0 to 100.0), always valid p = 1.000, open");
    }
}
