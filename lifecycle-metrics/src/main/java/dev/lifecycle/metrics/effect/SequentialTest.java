package dev.lifecycle.metrics.effect;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.util.Locale;

/**
 * A comparison of two rates that may be looked at as often as one likes, and stopped at any look: its p-value and interval hold at all looks together, where those of a single look cry wolf
 * the more often the more often one looks. The price is a wider interval. Immutable: every look gives a new one.
 *
 * <p>A mixture sequential probability ratio test of the difference θ, treated minus held out, with a normal mixture of deviation τ, the effect one hopes for:
 * {@code Λ = √(V / (V + τ²)) · exp(τ² θ² / (2 V (V + τ²)))}, V the variance of θ with one added to either side of each rate, so that it is never 0. The p-value is 1/Λ, the smallest
 * so far; the interval is what no look so far has ruled out. It holds for large groups, as V is estimated; no false alarm rate is promised for groups of a few dozen. Rates of a look include those of the looks before.
 *
 * <pre>{@code
 * SequentialTest test = SequentialTest.expecting(0.02);          // two points
 * test = test.look(uplift.heldOut(), uplift.treated());          // every day
 * test.isDecided();
 * }</pre>
 *
 * @param expected   τ, a difference of rates that is worth finding, above 0
 * @param confidence such as 0.95: in 5 of 100 comparisons without a difference it is ever decided
 * @param looks      how many there were
 * @param difference at the last look; 0 before the first
 * @param pValue     always valid; 1 before the first look
 * @param interval   always valid; −1 to 1 before the first look
 * @see <a href="https://doi.org/10.1287/opre.2021.2135">Johari, Koomen, Pekelis and Walsh 2022, Always valid inference</a>
 */
public record SequentialTest(
        double expected, double confidence, int looks, double difference, double pValue, Interval interval)
        implements Result, Serializable {

    /** @throws IllegalArgumentException if the expected difference or the confidence is not between 0 and 1 */
    public SequentialTest {
        if (!(expected > 0 && expected < 1)) {
            throw new IllegalArgumentException(Messages.expected(expected));
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(Messages.confidence(confidence));
        }
    }

    /** At 95 %, before the first look. */
    public static SequentialTest expecting(double difference) {
        return new SequentialTest(difference, 0.95, 0, 0, 1, new Interval(-1, 1));
    }

    /** The same at another confidence, before the first look. */
    public SequentialTest confidence(double other) {
        if (looks > 0) {
            throw new IllegalStateException(Messages.lookedAlready(looks));
        }
        return new SequentialTest(expected, other, 0, 0, 1, new Interval(-1, 1));
    }

    /** One more look at both rates, each with all that was counted before; one without anybody in a group changes nothing. */
    public SequentialTest look(Rate heldOut, Rate treated) {
        if (heldOut.whole() == 0 || treated.whole() == 0) {
            return this;
        }
        double theta = treated.value().orElseThrow() - heldOut.value().orElseThrow();
        double variance = variance(heldOut) + variance(treated);
        double mixture = expected * expected;
        double all = variance + mixture;
        double logRatio = 0.5 * Math.log(variance / all) + mixture * theta * theta / (2 * variance * all);
        double margin =
                Math.sqrt(2 * variance * all / mixture * (-Math.log(1 - confidence) + 0.5 * Math.log(all / variance)));
        return new SequentialTest(
                expected,
                confidence,
                looks + 1,
                theta,
                Math.min(pValue, Math.exp(-Math.max(0, logRatio))),
                common(interval, theta - margin, theta + margin));
    }

    /** With one more who did and one more who did not: a rate of 0 is not known without a doubt. */
    private static double variance(Rate rate) {
        double n = rate.whole() + 2.0;
        double p = (rate.part() + 1) / n;
        return p * (1 - p) / n;
    }

    /** What both leave open; where they leave nothing, the nearest to the later. */
    private static Interval common(Interval before, double low, double high) {
        double from = Math.min(Math.max(before.low(), low), before.high());
        double to = Math.max(Math.min(before.high(), high), before.low());
        return new Interval(Math.min(from, to), Math.max(from, to));
    }

    /** Whether there is a difference, at the declared confidence; once decided it stays so. */
    public boolean isDecided() {
        return pValue <= 1 - confidence;
    }

    /** {@code look 14: +2.1 points (0.2 to 4.0), always valid p = 0.021, decided}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "look %d: %+.1f points (%.1f to %.1f), always valid p %s, %s",
                looks,
                100 * difference,
                100 * interval.low(),
                100 * interval.high(),
                pValue < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", pValue),
                isDecided() ? "decided" : "open");
    }
}
