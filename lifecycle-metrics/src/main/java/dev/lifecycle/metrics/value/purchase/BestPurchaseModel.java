package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of the purchase models serves these customers best, and why: of those whose fit converged the one of the smallest AIC. One that did not converge is never taken, however good its
 * likelihood looks; if none did there is no best, and a reason all the same.
 *
 * <p>Less than 2 between two AICs is no difference to speak of; the reason then says so. The best of three may still be bad: whether it foretells is shown by a {@link TrackingCurve} over a
 * holdout.
 *
 * <pre>{@code
 * BestPurchaseModel best = BestPurchaseModel.of(summary);
 * best.reason();                                     // MBG/NBD has the smallest AIC of 3 converged models: …
 * best.model().orElseThrow().predict(summary, 39).aliveByConstruction();
 * }</pre>
 *
 * @param candidates all models, those that converged first, then by AIC
 */
public record BestPurchaseModel(List<Candidate> candidates) implements Result {

    private static final double NO_DIFFERENCE = 2;

    /**
     * One model, fitted.
     *
     * @param name  such as {@code BG/NBD}
     * @param model at its maximum likelihood
     * @param fit   how it was found
     */
    public record Candidate(String name, PurchaseModel model, Fit fit) {

        /** {@code BG/NBD: AIC 19172.9, converged}. */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s: AIC %.1f, %s", name, fit.aic(), fit.verdict());
        }
    }

    /** Copies the list. */
    public BestPurchaseModel {
        candidates = List.copyOf(candidates);
    }

    /**
     * Fits all three.
     *
     * @throws IllegalArgumentException if there are no customers
     */
    public static BestPurchaseModel of(PurchaseSummary summary) {
        List<Candidate> candidates = new ArrayList<>(List.of(
                candidate("BG/NBD", BgNbd.fit(summary)),
                candidate("MBG/NBD", MbgNbd.fit(summary)),
                candidate("Pareto/NBD", ParetoNbd.fit(summary))));
        candidates.sort(Comparator.<Candidate, Boolean>comparing(
                        one -> !one.fit().verdict().converged())
                .thenComparingDouble(one -> one.fit().aic()));
        return new BestPurchaseModel(candidates);
    }

    private static Candidate candidate(String name, PurchaseModel model) {
        return new Candidate(name, model, model.fit().orElseThrow());
    }

    /** The best model; empty if no fit converged. */
    public Optional<PurchaseModel> model() {
        return converged().stream().findFirst().map(Candidate::model);
    }

    /** Why that one, or why none. */
    public String reason() {
        List<Candidate> converged = converged();
        if (converged.isEmpty()) {
            return "no fit converged: " + candidates;
        }
        Candidate best = converged.get(0);
        String text = best.name() + " has the smallest AIC of " + converged.size() + " converged models: " + candidates;
        if (converged.size() > 1 && converged.get(1).fit().aic() - best.fit().aic() < NO_DIFFERENCE) {
            text += "; " + converged.get(1).name() + " is as good";
        }
        return text;
    }

    private List<Candidate> converged() {
        return candidates.stream()
                .filter(one -> one.fit().verdict().converged())
                .toList();
    }

    /** The {@link #reason()}. */
    @Override
    public String toString() {
        return reason();
    }
}
