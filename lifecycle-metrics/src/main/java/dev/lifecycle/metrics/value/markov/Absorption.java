package dev.lifecycle.metrics.value.markov;

import dev.lifecycle.metrics.value.numeric.Passage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** First-step analysis of a chain. Only stages whose equations have one solution enter the systems that are solved. */
final class Absorption {

    private final MarkovChain chain;

    Absorption(MarkovChain chain) {
        this.chain = chain;
    }

    /** The mean number of periods to the first in a target; empty unless one is certain to come. */
    OptionalDouble periods(int start, IntPredicate target) {
        if (target.test(start)) {
            return OptionalDouble.of(0);
        }
        int[] passing = before(start, target);
        for (int stage : passing) {
            if (!canReach(stage, target)) {
                return OptionalDouble.empty();
            }
        }
        double[] ones = new double[passing.length];
        Arrays.fill(ones, 1);
        double[] times = solve(passing, ones);
        int row = Arrays.binarySearch(passing, start);
        return OptionalDouble.of(times[row]);
    }

    /** The stages that can be passed through before a target, in order. */
    private int[] before(int start, IntPredicate target) {
        BitSet passed = new BitSet();
        passed.set(start);
        for (int size = 0; size < passed.cardinality(); ) {
            size = passed.cardinality();
            for (int i : passed.stream().toArray()) {
                for (int j = 0; j < chain.size(); j++) {
                    if (chain.probability(i, j) > 0 && !target.test(j)) {
                        passed.set(j);
                    }
                }
            }
        }
        return passed.stream().toArray();
    }

    private boolean canReach(int stage, IntPredicate target) {
        boolean[] next = chain.reachableFrom(stage);
        return IntStream.range(0, chain.size()).anyMatch(i -> next[i] && target.test(i));
    }

    double reaching(int start, int target) {
        if (start == target) {
            return 1;
        }
        int[] able = IntStream.range(0, chain.size())
                .filter(i -> i != target && chain.reachableFrom(i)[target])
                .toArray();
        double[] direct = new double[able.length];
        int row = -1;
        for (int k = 0; k < able.length; k++) {
            direct[k] = chain.probability(able[k], target);
            row = able[k] == start ? k : row;
        }
        return row < 0 ? 0 : Math.min(1, solve(able, direct)[row]);
    }

    private double[] solve(int[] stages, double[] right) {
        double[][] moves = new double[stages.length][stages.length];
        double[] exits = new double[stages.length];
        for (int i = 0; i < stages.length; i++) {
            for (int to = 0; to < chain.size(); to++) {
                int j = Arrays.binarySearch(stages, to);
                if (j < 0) {
                    exits[i] += chain.probability(stages[i], to);
                } else {
                    moves[i][j] = chain.probability(stages[i], to);
                }
            }
        }
        return Passage.solve(moves, exits, right);
    }
}
