package dev.lifecycle.metrics.effect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/** A Markov chain of first order: from the start over channels to a conversion or to nothing. Every channel leads on, so an end is always reached. */
final class ChannelChain {

    private final List<String> channels;
    // From the start (0) or a channel (its place + 1) to a channel (its place), to a conversion, to nothing.
    private final double[][] moves;

    ChannelChain(List<String> channels, List<ChannelPath> paths) {
        this.channels = channels;
        moves = new double[channels.size() + 1][channels.size() + 2];
        for (ChannelPath path : paths) {
            long all = Math.addExact(path.conversions(), path.lost());
            int at = 0;
            for (String channel : path.channels()) {
                int to = channels.indexOf(channel);
                moves[at][to] += all;
                at = to + 1;
            }
            moves[at][channels.size()] += path.conversions();
            moves[at][channels.size() + 1] += path.lost();
        }
        for (double[] row : moves) {
            double sum = 0;
            for (double count : row) {
                sum += count;
            }
            for (int i = 0; i < row.length && sum > 0; i++) {
                row[i] /= sum;
            }
        }
    }

    Map<String, Double> removalEffects() {
        double all = conversion(-1);
        Map<String, Double> effects = new TreeMap<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            // One that nothing is lost without may come out a rounding error below.
            double effect = all == 0 ? 0 : Math.max(0, 1 - conversion(channel) / all);
            effects.put(channels.get(channel), effect);
        }
        return Collections.unmodifiableMap(effects);
    }

    /** The probability of a conversion from the start, if whoever comes to this channel is lost; −1 for none. */
    private double conversion(int removed) {
        int n = channels.size();
        if (n == 0) {
            return 0;
        }
        double[][] system = new double[n][n];
        double[] converts = new double[n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                double move = from == removed || to == removed ? 0 : moves[from + 1][to];
                system[from][to] = (from == to ? 1 : 0) - move;
            }
            // A channel on no counted path leads nowhere.
            converts[from] = from == removed ? 0 : moves[from + 1][n];
        }
        double[] reached = new LUDecomposition(new Array2DRowRealMatrix(system))
                .getSolver()
                .solve(new ArrayRealVector(converts))
                .toArray();
        double sum = 0;
        for (int to = 0; to < n; to++) {
            sum += moves[0][to] * reached[to];
        }
        return sum;
    }
}
