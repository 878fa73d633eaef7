package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.util.Locale;

/**
 * Lifetime value from a margin, a retention and a discount per period, both constant for ever.
 *
 * <p>Two conventions exist and differ by one margin: the first margin is paid {@link Inputs#firstMarginAfterOnePeriod() after one
 * period} by those who stayed, m·r/(1 + i − r(1 + g)), or {@link Inputs#firstMarginNow() now}, m·(1 + i)/(1 + i − r(1 + g)). Margins grow by g per
 * period from the second one on. The result says which was used.
 *
 * <p>Refused with {@link IllegalArgumentException}: a retention outside of 0 to 1, numbers that are not finite, and 1 + i − r(1 + g) ≤ 0,
 * for which there is no finite value.
 *
 * <pre>{@code
 * SimpleValue.margin(80).retention(0.95).discount(0.01).firstMarginNow().value();      // 1346.67
 * }</pre>
 *
 * @param value      in the unit of the margin
 * @param definition id of the convention
 * @see <a href="https://doi.org/10.1509/jmkr.41.1.7.25084">Gupta, Lehmann, Stuart 2004</a>
 */
public record SimpleValue(double value, String definition) implements Result, Serializable {

    /** The margin of one period and customer, in any unit. */
    public static Inputs margin(double perPeriod) {
        return new Inputs(finite("margin", perPeriod), 0, 0, 0);
    }

    /**
     * What the value is made of.
     *
     * @param margin    per period
     * @param retention probability to stay, per period
     * @param discount  rate per period
     * @param growth    of the margin per period, from the second margin on
     */
    public record Inputs(double margin, double retention, double discount, double growth) implements Serializable {

        /** Refuses numbers that no value can be made of. */
        public Inputs {
            if (!(retention >= 0 && retention <= 1)) {
                throw new IllegalArgumentException(Messages.probability("retention", retention));
            }
            finite("discount", discount);
            finite("growth", growth);
        }

        /** The probability to stay, per period. */
        public Inputs retention(double perPeriod) {
            return new Inputs(margin, perPeriod, discount, growth);
        }

        /** The discount rate per period. */
        public Inputs discount(double perPeriod) {
            return new Inputs(margin, retention, perPeriod, growth);
        }

        /** By how much the margin grows per period. */
        public Inputs growth(double perPeriod) {
            return new Inputs(margin, retention, discount, perPeriod);
        }

        /** The first margin at t = 1, paid by those who stayed. */
        public SimpleValue firstMarginAfterOnePeriod() {
            return new SimpleValue(margin * retention / denominator(), "value/simple/first-margin-after-one-period");
        }

        /** The first margin at t = 0, paid by everybody. */
        public SimpleValue firstMarginNow() {
            return new SimpleValue(margin * (1 + discount) / denominator(), "value/simple/first-margin-now");
        }

        private double denominator() {
            double denominator = 1 + discount - retention * (1 + growth);
            if (!(denominator > 0)) {
                throw new IllegalArgumentException(Messages.noFiniteValue(retention, discount, growth));
            }
            return denominator;
        }
    }

    private static double finite(String what, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(Messages.notFinite(what, number));
        }
        return number;
    }

    /** {@code 1346.67 (value/simple/first-margin-now)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%s)", value, definition);
    }
}
