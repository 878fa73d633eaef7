package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;

/**
 * Purchases or revenue to come, of whom. Means add up; intervals do not, for what is more than expected of some is made up for by others.
 *
 * @param known  of the customers there are
 * @param toCome of customers still to come, their first purchases among them
 * @param all    of both
 */
public record Outlook(Predicted known, Predicted toCome, Predicted all) implements Result, Serializable {

    static Outlook of(double known, double toCome, double[] knownDraws, double[] toComeDraws, double level) {
        double[] both = new double[knownDraws.length];
        for (int draw = 0; draw < both.length; draw++) {
            both[draw] = knownDraws[draw] + toComeDraws[draw];
        }
        return new Outlook(
                Predicted.of(known, knownDraws, level),
                Predicted.of(toCome, toComeDraws, level),
                Predicted.of(known + toCome, both, level));
    }

    /** {@code 412.3 (380–446), of known customers 300.1 (275–326), of those to come 112.2 (91–134)}. */
    @Override
    public String toString() {
        return all + ", of known customers " + known + ", of those to come " + toCome;
    }
}
