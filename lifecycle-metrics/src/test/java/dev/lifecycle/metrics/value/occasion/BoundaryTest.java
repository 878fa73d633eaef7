package dev.lifecycle.metrics.value.occasion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data whose best lies at several edges at once: some buy at every opportunity until they leave, the others at none. */
class BoundaryTest {

    private static final int STEPS = 1_000;

    @ParameterizedTest(
            name =
                    "{0} never bought, {1} bought at the first {2} of {3} opportunities: as good as the model of the limit")
    @CsvSource({"102, 102, 3, 4", "108, 131, 5, 8", "20, 300, 2, 6"})
    void as_good_as_the_limit(long never, long bought, int purchases, int opportunities) {
        Fit fit = BgBb.fit(List.of(
                        new OpportunityRow(0, 0, opportunities, never),
                        new OpportunityRow(purchases, purchases, opportunities, bought)))
                .fit()
                .orElseThrow();
        assertThat(fit.verdict().kind()).isEqualTo(Verdict.Kind.AT_BOUNDARY);
        assertThat(fit.logLikelihood()).isGreaterThan(limit(never, bought, purchases) - 1e-4);
    }

    /** The best of a share that buys whenever it is there, and a chance to leave that is the same for all. */
    private static double limit(long never, long bought, int purchases) {
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < STEPS; i++) {
            for (int j = 1; j < STEPS; j++) {
                double share = (double) i / STEPS;
                double leaves = (double) j / STEPS;
                double none = Math.log(1 - share + share * leaves);
                double some = Math.log(share) + purchases * Math.log(1 - leaves) + Math.log(leaves);
                best = Math.max(best, never * none + bought * some);
            }
        }
        return best;
    }
}
