package dev.lifecycle.metrics.effect;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Change;
import dev.lifecycle.metrics.rate.Estimate;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.rate.RateDifference;
import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a touchpoint, or a plan of several, brought about: those it was meant for against those who were held out of it.
 *
 * <p>By intention to treat: a customer counts in the group they were assigned to, whether anything reached them or not, or the comparison would be between those who can be reached and everybody. A
 * customer converted if any of their rows says so. Rows that put one customer into both groups make them contradictory: such customers are counted and left out.
 *
 * <p>Undefined while a group is empty; means have no interval while a group has fewer than two customers. One look at the end is what the interval is for; who looks every day uses
 * {@link SequentialTest}.
 *
 * <pre>{@code
 * Uplift uplift = customers.stream().collect(Uplift.of(Customer::id, Customer::heldOut, Customer::boughtWithin30Days)
 *         .amount(Customer::revenue).metric());
 * uplift.difference();        // +2.1 points (0.4 to 3.8), p = 0.014
 * uplift.means();             // +1.2 (0.3 to 2.1), p = 0.010
 * }</pre>
 *
 * @param definition    id of the definition, such as {@code uplift/intention-to-treat}
 * @param treated       converted, of those meant to be contacted
 * @param heldOut       converted, of those held out
 * @param treatedMean   of the amounts of the first, those without any at 0; null where no amount is read or there are fewer than two
 * @param heldOutMean   of the second; null likewise
 * @param contradictory customers in both groups, left out
 */
public record Uplift(
        String definition,
        Rate treated,
        Rate heldOut,
        @Nullable Estimate treatedMean,
        @Nullable Estimate heldOutMean,
        long contradictory)
        implements Result, Serializable {

    /**
     * Over rows of customers, one or several each.
     *
     * @param customer  who
     * @param heldOut   whether they were held out
     * @param converted whether they did what the contact was for
     */
    public static <T> UpliftDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Boolean> heldOut,
            Extractor<? super T, Boolean> converted) {
        return UpliftDefinition.of(customer, heldOut, converted);
    }

    /** Of two groups that were counted already. */
    public static Uplift ofCounts(Rate treated, Rate heldOut) {
        return new Uplift(UpliftDefinition.ID, treated, heldOut, null, null, 0);
    }

    /** The rate of the treated minus that of those held out. */
    public RateDifference difference() {
        return RateDifference.between(heldOut, treated);
    }

    /** That difference over the rate of those held out: 0.2 is a fifth more; empty if nobody of them converted. */
    public OptionalDouble relative() {
        return difference().value().isEmpty() || heldOut.part() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        difference().value().getAsDouble() / heldOut.value().orElseThrow());
    }

    /** How many conversions of the treated there would not have been, and what it may truly be; empty if undefined. */
    public Optional<Interval> conversionsGained() {
        if (difference().value().isEmpty()) {
            return Optional.empty();
        }
        Interval difference = difference().interval();
        return Optional.of(new Interval(difference.low() * treated.whole(), difference.high() * treated.whole()));
    }

    /** The mean amount of the treated minus that of those held out, with standard errors of unequal spread; empty where no amount is read, or a group has fewer than two customers. */
    public Optional<Change> means() {
        return treatedMean == null || heldOutMean == null
                ? Optional.empty()
                : Optional.of(treatedMean.changeFrom(heldOutMean));
    }

    /** The share held out, of all. */
    public MeasuredRate heldOutShare() {
        return MeasuredRate.of(
                new Rate(heldOut.whole(), Math.addExact(heldOut.whole(), treated.whole())),
                true,
                definition + "/held-out");
    }

    /** {@code treated 120 of 1000 = 12.0 %, held out 9 of 100 = 9.0 %: +3.0 points (-4.6 to 7.8), p = 0.372; means +1.2 (0.3 to 2.1), p = 0.010}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "treated %s, held out %s: %s", treated, heldOut, difference())
                + means().map(change -> "; means " + change).orElse("");
    }
}
