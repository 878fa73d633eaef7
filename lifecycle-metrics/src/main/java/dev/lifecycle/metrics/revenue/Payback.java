package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How long the margin of a customer takes to bring back what the customer cost, and what the customer is worth by then and for ever.
 *
 * <p>The first margin comes at once and all customers pay it; of them a share leaves before each next one. With q = (1 − churn) / (1 + discount)
 * the first n margins bring m (1 − qⁿ) / (1 − q), and all of them m / (1 − q). Where these do not reach the cost, or the margin is
 * not above zero, nothing is ever paid back and {@link #periods()}, {@link #wholePeriods()} and {@link #interpolated()} are empty. Without churn and discount the
 * {@link #value()} is endless and therefore empty.
 *
 * <pre>{@code
 * Payback.of(30, 5).churn(0.1).periods();      // 8.70 periods; 6 without churn
 * }</pre>
 *
 * @param cost     of one customer, 0 or more, in any unit of money
 * @param margin   of one customer and period, in the same unit
 * @param churn    share that leaves per period, 0 to 1
 * @param discount rate per period, 0 or more
 */
public record Payback(double cost, double margin, double churn, double discount) implements Result, Serializable {

    // What rounding may take from a sum that reaches the cost exactly.
    private static final double ROUNDING = 1e-12;

    /** @throws IllegalArgumentException if a number is not finite, a cost or discount negative, or a churn outside of 0 to 1 */
    public Payback {
        notNegative("cost of a customer", cost);
        notNegative("discount", discount);
        if (!Double.isFinite(margin)) {
            throw new IllegalArgumentException(Messages.notFinite("margin", margin));
        }
        if (!(churn >= 0 && churn <= 1)) {
            throw new IllegalArgumentException(Messages.probability("churn", churn));
        }
    }

    private static void notNegative(String what, double seen) {
        if (!Double.isFinite(seen)) {
            throw new IllegalArgumentException(Messages.notFinite(what, seen));
        }
        if (seen < 0) {
            throw new IllegalArgumentException(Messages.negative(what, String.valueOf(seen)));
        }
    }

    /** Without churn and discount. */
    public static Payback of(double cost, double marginPerPeriod) {
        return new Payback(cost, marginPerPeriod, 0, 0);
    }

    /** The same with a share that leaves per period. */
    public Payback churn(double perPeriod) {
        return new Payback(cost, margin, perPeriod, discount);
    }

    /** The same with a discount rate per period. */
    public Payback discount(double perPeriod) {
        return new Payback(cost, margin, churn, perPeriod);
    }

    /** Cost over margin, as if nobody left; empty if the margin is not above zero. */
    public OptionalDouble simple() {
        return margin > 0 ? OptionalDouble.of(cost / margin) : OptionalDouble.empty();
    }

    /** How many margins pay the cost back: ln(1 − cost (1 − q) / m) / ln q. Empty if it never is. */
    public OptionalDouble periods() {
        double q = kept();
        if (cost == 0 || q == 1 || q == 0) {
            return cost == 0 || q == 1 || cost <= margin ? zeroOr(simple()) : OptionalDouble.empty();
        }
        double left = 1 - cost * (1 - q) / margin;
        return margin > 0 && left > 0 ? OptionalDouble.of(Math.log(left) / Math.log(q)) : OptionalDouble.empty();
    }

    private OptionalDouble zeroOr(OptionalDouble periods) {
        return cost == 0 ? OptionalDouble.of(0) : periods;
    }

    /** The first number of margins that together reach the cost; empty if none does. */
    public OptionalLong wholePeriods() {
        if (periods().isEmpty()) {
            return OptionalLong.empty();
        }
        long n = (long) Math.ceil(periods().getAsDouble());
        return OptionalLong.of(n > 0 && after(n - 1) >= cost * (1 - ROUNDING) ? n - 1 : n);
    }

    /** The same in between two margins, as if the last one came evenly over its period; empty if the cost is never paid back. */
    public OptionalDouble interpolated() {
        if (wholePeriods().isEmpty() || cost == 0) {
            return periods();
        }
        long n = wholePeriods().getAsLong();
        double before = after(n - 1);
        return OptionalDouble.of(n - 1 + Math.min(1, (cost - before) / (after(n) - before)));
    }

    /** What the first margins of a customer bring together, discounted to the first. */
    public double after(long margins) {
        double q = kept();
        return q == 1 ? margin * (double) margins : margin * (1 - Math.pow(q, (double) margins)) / (1 - q);
    }

    /** All margins for ever: m / (1 − q); empty if nobody ever leaves and nothing is discounted. */
    public OptionalDouble value() {
        return kept() == 1 ? OptionalDouble.empty() : OptionalDouble.of(margin / (1 - kept()));
    }

    /** Value over cost; empty if the value is endless, or the cost zero. */
    public OptionalDouble valueToCost() {
        return value().isEmpty() || cost == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(value().getAsDouble() / cost);
    }

    private double kept() {
        return (1 - churn) / (1 + discount);
    }

    /** {@code paid back after 8.7 periods, value 50.00, 1.67 of the cost}, or {@code never paid back, …}. */
    @Override
    public String toString() {
        String back = periods().isEmpty()
                ? "never paid back"
                : String.format(
                        Locale.ROOT, "paid back after %.1f periods", periods().getAsDouble());
        String worth = value().isEmpty()
                ? ", value without end"
                : String.format(Locale.ROOT, ", value %.2f", value().getAsDouble());
        return back
                + worth
                + (valueToCost().isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT, ", %.2f of the cost", valueToCost().getAsDouble()));
    }
}
