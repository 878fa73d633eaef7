package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How well probabilities foretold what then happened.
 *
 * @param snapshots judged
 * @param left      of them, those whose customer left
 * @param auc       discrimination: how often one who left had the higher probability than one who stayed, ties for half; 0.5 is a coin
 * @param brier     mean squared distance of the probabilities from what happened, 0 to 1; smaller is better
 * @param logLoss   mean negative logarithm of the probability given to what happened, held at 1e-15 or above; smaller is better
 * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil 1982</a>
 */
public record Foretold(long snapshots, long left, double auc, double brier, double logLoss)
        implements Result, Serializable {

    private static final double Z = 1.959963984540054;
    // A single certainty that fails would make the loss endless.
    private static final double LEAST = 1e-15;

    /** Of snapshots of which some customers left and some stayed. */
    static Foretold of(double[] probabilities, boolean[] outcomes) {
        Integer[] order = IntStream.range(0, outcomes.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> probabilities[i]));
        long left = 0;
        double ranks = 0;
        double brier = 0;
        double loss = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                boolean outcome = outcomes[order[i]];
                double p = probabilities[order[i]];
                left += outcome ? 1 : 0;
                ranks += outcome ? (from + 1 + to) / 2.0 : 0;
                double miss = (outcome ? 1 : 0) - p;
                brier += miss * miss;
                loss -= Math.log(Math.max(LEAST, outcome ? p : 1 - p));
            }
            from = to;
        }
        long stayed = outcomes.length - left;
        double auc = (ranks - left * (left + 1) / 2.0) / ((double) left * stayed);
        return new Foretold(outcomes.length, left, auc, brier / outcomes.length, loss / outcomes.length);
    }

    /** What the discrimination may truly be, at 95 %, after Hanley and McNeil, clamped to 0 to 1. */
    public Interval aucInterval() {
        double ones = left;
        double zeros = (double) snapshots - left;
        double square = auc * auc;
        double variance = (auc * (1 - auc)
                        + (ones - 1) * (auc / (2 - auc) - square)
                        + (zeros - 1) * (2 * square / (1 + auc) - square))
                / (ones * zeros);
        double margin = Z * Math.sqrt(Math.max(0, variance));
        return new Interval(Math.max(0, auc - margin), Math.min(1, auc + margin));
    }

    /** {@code 12 of 40 left; AUC 0.726 (0.540 to 0.913), Brier 0.176, log loss 0.525}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d of %d left; AUC %.3f (%.3f to %.3f), Brier %.3f, log loss %.3f",
                left,
                snapshots,
                auc,
                aucInterval().low(),
                aucInterval().high(),
                brier,
                logLoss);
    }
}
