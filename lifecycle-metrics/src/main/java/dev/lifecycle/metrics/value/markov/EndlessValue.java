package dev.lifecycle.metrics.value.markov;

import dev.lifecycle.metrics.value.numeric.Passage;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The sum of what a chain earns to the end of time, stage by stage.
 *
 * <p>With a discount it is finite everywhere. Without one it is where customers end up earning nothing: stages that are never left together
 * and of which none earns are as good as lost, and count as 0; from where customers may come to earn for ever there is no value.
 */
final class EndlessValue {

    private final MarkovChain chain;
    private final double[] rewards;
    private final double discount;
    private final double[] values;
    // Which stage earns for ever, from each; −1 where none does.
    private final int[] forEver;

    EndlessValue(MarkovChain chain, double[] rewards, double discount) {
        this.chain = chain;
        this.rewards = rewards;
        this.discount = discount;
        this.forEver = new int[chain.size()];
        Arrays.fill(forEver, -1);
        this.values = discount == 0 ? untilLost() : discounted();
    }

    /**
     * Of one stage.
     *
     * @throws IllegalStateException if customers in it may earn for ever without a discount, or the value is larger than any number
     */
    double of(int stage) {
        if (forEver[stage] >= 0) {
            throw new IllegalStateException(Messages.endlessStages(
                    chain.stages().get(stage), chain.stages().get(forEver[stage])));
        }
        if (!(Math.abs(values[stage]) < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException(Messages.valueBeyondNumbers(discount));
        }
        return values[stage];
    }

    /** (I − P/(1+d))⁻¹ R as ((1+d)I − P)⁻¹ R(1+d): from every stage the discount is a way out. */
    private double[] discounted() {
        int n = chain.size();
        double[][] moves = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                moves[i][j] = chain.probability(i, j);
            }
        }
        double[] exits = new double[n];
        Arrays.fill(exits, discount);
        double[] sums = Passage.solve(moves, exits, rewards);
        return Arrays.stream(sums).map(sum -> sum * (1 + discount)).toArray();
    }

    private double[] untilLost() {
        int n = chain.size();
        boolean[][] reaches = new boolean[n][];
        Arrays.setAll(reaches, chain::reachableFrom);
        boolean[] lasting = new boolean[n];
        for (int i = 0; i < n; i++) {
            int stage = i;
            lasting[i] = IntStream.range(0, n).allMatch(j -> !reaches[stage][j] || reaches[j][stage]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = n - 1; j >= 0; j--) {
                forEver[i] = reaches[i][j] && lasting[j] && rewards[j] != 0 ? j : forEver[i];
            }
        }
        int[] passing =
                IntStream.range(0, n).filter(i -> !lasting[i] && forEver[i] < 0).toArray();
        double[][] moves = new double[passing.length][passing.length];
        double[] exits = new double[passing.length];
        for (int k = 0; k < passing.length; k++) {
            for (int to = 0; to < n; to++) {
                int other = Arrays.binarySearch(passing, to);
                if (other < 0) {
                    exits[k] += chain.probability(passing[k], to);
                } else {
                    moves[k][other] = chain.probability(passing[k], to);
                }
            }
        }
        double[] sums = Passage.solve(
                moves,
                exits,
                Arrays.stream(passing).mapToDouble(i -> rewards[i]).toArray());
        double[] all = new double[n];
        for (int k = 0; k < passing.length; k++) {
            all[passing[k]] = sums[k];
        }
        return all;
    }
}
