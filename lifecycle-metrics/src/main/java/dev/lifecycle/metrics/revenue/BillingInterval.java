package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.PeriodUnit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How often a price is billed: every two months, every year. Turns prices into monthly amounts.
 *
 * <p>A year has 12 months, 4 quarters, 52 weeks and 365 days: a week is 52/12 of a month, as billing providers count it.
 *
 * @param unit  length of the unit
 * @param count how many units, at least 1
 */
public record BillingInterval(PeriodUnit unit, int count) implements Serializable {

    /** Once a month. */
    public static final BillingInterval MONTHLY = new BillingInterval(PeriodUnit.MONTH, 1);

    /** Once a year. */
    public static final BillingInterval YEARLY = new BillingInterval(PeriodUnit.YEAR, 1);

    /** Once a week. */
    public static final BillingInterval WEEKLY = new BillingInterval(PeriodUnit.WEEK, 1);

    private static final int MONTHS_PER_YEAR = 12;

    /** @throws IllegalArgumentException if the count is below 1 */
    public BillingInterval {
        if (count < 1) {
            throw new IllegalArgumentException(Messages.noIntervals(count));
        }
    }

    /** The price per month, rounded half to even to the cent. */
    public BigDecimal monthly(BigDecimal price) {
        return monthly(price, 2, RoundingMode.HALF_EVEN);
    }

    /** The price per month, rounded once. */
    public BigDecimal monthly(BigDecimal price, int scale, RoundingMode rounding) {
        return price.multiply(BigDecimal.valueOf(perYear()))
                .divide(BigDecimal.valueOf((long) MONTHS_PER_YEAR * count), scale, rounding);
    }

    private int perYear() {
        return switch (unit) {
            case DAY -> 365;
            case WEEK -> 52;
            case MONTH -> MONTHS_PER_YEAR;
            case QUARTER -> 4;
            case YEAR -> 1;
        };
    }
}
