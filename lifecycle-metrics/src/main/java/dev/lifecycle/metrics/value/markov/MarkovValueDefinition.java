package dev.lifecycle.metrics.value.markov;

import dev.lifecycle.metrics.Periods;
import dev.lifecycle.stage.Stage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stages are worth under a chain to be counted from history, before its calendar is chosen. Immutable: every option gives a new
 * definition. A stage that is not in the history is refused with {@link IllegalArgumentException}, and so is a discount below 0.
 */
public final class MarkovValueDefinition {

    private final StagePaths paths;
    private final @Nullable LocalDate until;
    private final Terms terms;

    MarkovValueDefinition(StagePaths paths, @Nullable LocalDate until, Terms terms) {
        this.paths = paths;
        this.until = until;
        this.terms = terms;
    }

    /** The ids of the stages anybody was in, in order: those that can have a margin. */
    public List<String> stages() {
        return paths.stages();
    }

    /** What a customer in this stage earns, or costs, per period, in units of money; a stage without a margin earns nothing. */
    public MarkovValueDefinition margin(Stage stage, double perPeriod) {
        return with(terms.margin(stage, perPeriod));
    }

    /** What a period of waiting costs: 0.2 makes 1.2 in the next period worth 1 now. */
    public MarkovValueDefinition discountPerPeriod(double rate) {
        return with(terms.discountPerPeriod(rate));
    }

    /** What a month of waiting costs, compounded to the period. */
    public MarkovValueDefinition discountPerMonth(double rate) {
        return with(terms.discountPerMonth(rate));
    }

    /** What a year of waiting costs, compounded to the period. */
    public MarkovValueDefinition discountPerYear(double rate) {
        return with(terms.discountPerYear(rate));
    }

    /** The history is complete up to and including this day, although its last row may be older. Without it the last row of all is the end. */
    public MarkovValueDefinition observedUntil(LocalDate day) {
        return new MarkovValueDefinition(paths, day, terms);
    }

    private MarkovValueDefinition with(Terms changed) {
        return new MarkovValueDefinition(paths, until, changed);
    }

    /** Each customer is looked at on the first day of every period, at midnight in the calendar's zone. */
    public MarkovValue over(Periods calendar) {
        return terms.value(paths.chain(calendar, until), calendar.unit());
    }
}
