package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * One cohort's money by age.
 *
 * @param period          when its customers entered, by their first row
 * @param size            customers, those who left and those who were refunded included
 * @param amounts         what all of them brought at age k = 0, 1, … periods; refunds make it smaller
 * @param completeThrough the largest age that is over; −1 if even the first period is open
 */
public record CohortMoney(Period period, long size, List<BigDecimal> amounts, int completeThrough)
        implements Result, Serializable {

    /** Copies the amounts. */
    public CohortMoney {
        amounts = List.copyOf(amounts);
    }

    /** What the cohort brought at age k over what it brought at age 0; empty beyond the data, or if it began with nothing. */
    public OptionalDouble retained(int k) {
        return k >= amounts.size() || amounts.get(0).signum() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        amounts.get(k).doubleValue() / amounts.get(0).doubleValue());
    }

    /** What all of it brought up to age k; empty beyond the data. */
    public Optional<BigDecimal> cumulative(int k) {
        return k >= amounts.size()
                ? Optional.empty()
                : amounts.subList(0, k + 1).stream().reduce(BigDecimal::add);
    }

    /** What a customer of it brought up to age k on average, to two decimals more than the amounts; empty beyond the data. */
    public Optional<BigDecimal> valuePerCustomer(int k) {
        return cumulative(k).map(sum -> sum.divide(BigDecimal.valueOf(size), sum.scale() + 2, RoundingMode.HALF_EVEN));
    }

    /** Whether age k is over for the whole cohort. */
    public boolean isComplete(int k) {
        return k <= completeThrough;
    }

    /** {@code 2026-01: 120 customers, 3600.00 1200.00}, by age. */
    @Override
    public String toString() {
        return period + ": " + size + " customers, "
                + amounts.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" "));
    }
}
