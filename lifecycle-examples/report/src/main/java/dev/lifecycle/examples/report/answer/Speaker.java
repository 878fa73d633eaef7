package dev.lifecycle.examples.report.answer;

import dev.lifecycle.metrics.value.purchase.BestPurchaseModel;
import dev.lifecycle.metrics.value.purchase.BestPurchaseModel.Candidate;
import dev.lifecycle.metrics.value.purchase.BgNbd;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.List;
import java.util.Optional;

/**
 * The purchase model that speaks, and why: of those that converged the one of the smallest AIC, unless that one says of everybody who never came
 * back that they are alive for certain, and another that does not say so fits as well.
 *
 * @param candidate the model; null if none converged or nobody ever came back
 * @param reason    in plain words
 */
record Speaker(@org.jspecify.annotations.Nullable Candidate candidate, String reason) {

    /** Less than this between two AICs is no difference to speak of. */
    private static final double AS_WELL = 2;

    static Speaker of(PurchaseSummary summary) {
        if (summary.repeats() == 0) {
            return new Speaker(null, "nobody bought a second time, so no model can be fitted");
        }
        List<Candidate> converged = BestPurchaseModel.of(summary).candidates().stream()
                .filter(one -> one.fit().verdict().converged())
                .toList();
        if (converged.isEmpty()) {
            return new Speaker(null, "no model fits these customers: each ends at an extreme of its parameters");
        }
        Candidate best = converged.get(0);
        Optional<Candidate> asWell = converged.stream()
                .filter(one -> !(one.model() instanceof BgNbd))
                .filter(one -> one.fit().aic() - best.fit().aic() < AS_WELL)
                .findFirst();
        if (best.model() instanceof BgNbd && asWell.isPresent()) {
            return new Speaker(
                    asWell.get(),
                    asWell.get().name() + " fits as well as " + best.name()
                            + ", which calls one-time buyers alive for certain");
        }
        return new Speaker(
                best,
                best.name() + ", the likeliest of " + converged.size()
                        + (converged.size() == 1 ? " model that fits" : " models that fit"));
    }
}
