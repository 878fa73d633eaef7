package dev.lifecycle.metrics.value.markov;

import dev.lifecycle.metrics.PeriodUnit;
import dev.lifecycle.stage.Stage;

/**
 * What stages are worth under a chain of known probabilities, before it is said how long its periods are. Immutable: every option gives a new
 * definition. A stage that the chain does not have is refused with {@link IllegalArgumentException}, and so is a discount below 0.
 */
public final class ChainValueDefinition {

    private final MarkovChain chain;
    private final Terms terms;

    ChainValueDefinition(MarkovChain chain, Terms terms) {
        this.chain = chain;
        this.terms = terms;
    }

    /** What a customer in this stage earns, or costs, per period, in units of money; a stage without a margin earns nothing. */
    public ChainValueDefinition margin(Stage stage, double perPeriod) {
        return with(terms.margin(stage, perPeriod));
    }

    /** What a period of waiting costs: 0.2 makes 1.2 in the next period worth 1 now. */
    public ChainValueDefinition discountPerPeriod(double rate) {
        return with(terms.discountPerPeriod(rate));
    }

    /** What a month of waiting costs, compounded to the period. */
    public ChainValueDefinition discountPerMonth(double rate) {
        return with(terms.discountPerMonth(rate));
    }

    /** What a year of waiting costs, compounded to the period. */
    public ChainValueDefinition discountPerYear(double rate) {
        return with(terms.discountPerYear(rate));
    }

    private ChainValueDefinition with(Terms changed) {
        return new ChainValueDefinition(chain, changed);
    }

    /** The length of a period of the chain; only the discounts per month and per year depend on it. */
    public MarkovValue over(PeriodUnit period) {
        return terms.value(chain, period);
    }
}
