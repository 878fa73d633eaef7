package dev.lifecycle.metrics.value;

import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

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
        RealVector times = solve(passing, new ArrayRealVector(passing.length, 1));
        int row = Arrays.binarySearch(passing, start);
        return OptionalDouble.of(times.getEntry(row));
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
        RealVector direct = new ArrayRealVector(able.length);
        int row = -1;
        for (int k = 0; k < able.length; k++) {
            direct.setEntry(k, chain.probability(able[k], target));
            row = able[k] == start ? k : row;
        }
        return row < 0 ? 0 : Math.min(1, solve(able, direct).getEntry(row));
    }

    /** (I − Q) x = right, over the given stages. */
    private RealVector solve(int[] stages, RealVector right) {
        RealMatrix system = new Array2DRowRealMatrix(stages.length, stages.length);
        for (int i = 0; i < stages.length; i++) {
            for (int j = 0; j < stages.length; j++) {
                system.setEntry(i, j, (i == j ? 1 : 0) - chain.probability(stages[i], stages[j]));
            }
        }
        return new LUDecomposition(system, 0).getSolver().solve(right);
    }
}
