package dev.lifecycle.metrics.value.spend;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.OptionalDouble;

/**
 * Whom a spend model was fitted to, whom it left out, and how far its assumption holds.
 *
 * @param used           customers with repeat purchases and spend
 * @param withoutRepeats customers left out because they have not bought again
 * @param withoutSpend   customers left out because their repeat purchases cost nothing
 * @param correlation    of frequency and mean spend among those used, which the model assumes to be 0; empty when either
 *                       does not vary
 */
public record SpendCoverage(long used, long withoutRepeats, long withoutSpend, OptionalDouble correlation)
        implements Result {

    /** Whom {@link GammaGamma#fit} would use of these customers. */
    public static SpendCoverage of(PurchaseSummary summary) {
        return SpendRows.of(summary).coverage;
    }
}
