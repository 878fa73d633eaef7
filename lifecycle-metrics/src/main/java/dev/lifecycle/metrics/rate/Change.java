package dev.lifecycle.metrics.rate;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import java.io.Serializable;
import java.util.Locale;

/**
 * How far two estimates with known standard errors are apart, such as a score in two months: the second minus the first, normal
 * approximation.
 *
 * <p>Two standard errors of zero leave no doubt: the p-value is then 1 without and 0 with a difference.
 *
 * @param difference    second minus first, in the unit of the estimates
 * @param standardError of the difference, √(SE₁² + SE₂²)
 * @param confidence    of the interval, such as 0.95
 */
public record Change(double difference, double standardError, double confidence) implements Result, Serializable {

    /** @throws IllegalArgumentException if a number is NaN, the error negative, or the confidence not between 0 and 1 */
    public Change {
        Quantile.checked(confidence);
        if (!(standardError >= 0) || Double.isNaN(difference)) {
            throw new IllegalArgumentException(Messages.noChange(difference, standardError));
        }
    }

    /** Between two independent estimates, at 95 %. */
    public static Change between(double first, double firstError, double second, double secondError) {
        return new Change(second - first, Math.hypot(firstError, secondError), MeasuredRate.DEFAULT_CONFIDENCE);
    }

    /** What the true change may be. */
    public Interval interval() {
        double margin = Quantile.twoSided(confidence) * standardError;
        return new Interval(difference - margin, difference + margin);
    }

    /** How often so large a change, in either direction, arises by chance if there is none. */
    public double pValue() {
        if (standardError == 0) {
            return difference == 0 ? 1 : 0;
        }
        return Quantile.twoSidedTail(difference / standardError);
    }

    /** Whether the p-value is below 1 − confidence. */
    public boolean isSignificant() {
        return pValue() < 1 - confidence;
    }

    /** {@code +3.2 (−1.1 to 7.4), p = 0.146}, never {@code p = 0.000} but {@code p < 0.001}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%+.1f (%.1f to %.1f), %s",
                difference,
                interval().low(),
                interval().high(),
                Shown.p(pValue()));
    }
}
