package dev.lifecycle.metrics.churn;

import dev.lifecycle.metrics.Result;

/**
 * Churn per month and per year. Who is gone cannot leave again, so twelve months of 5 % are 46 % a year, not 60 %.
 *
 * <p>A churn outside of 0 to 1 (or NaN) is refused with {@link IllegalArgumentException}.
 */
public final class ChurnConversion implements Result {

    private static final int MONTHS = 12;

    private ChurnConversion() {}

    /** 1 − (1 − monthly)¹². */
    public static double monthlyToAnnual(double monthly) {
        return -Math.expm1(MONTHS * Math.log1p(-checked(monthly)));
    }

    /** 1 − (1 − annual)^(1/12). */
    public static double annualToMonthly(double annual) {
        return -Math.expm1(Math.log1p(-checked(annual)) / MONTHS);
    }

    private static double checked(double churn) {
        if (!(churn >= 0 && churn <= 1)) {
            throw new IllegalArgumentException(Messages.churnOutside(churn));
        }
        return churn;
    }
}
