package dev.lifecycle.metrics.value.markov;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Stages, and the probability to be in each a period later: a Markov chain. Stages are told apart by their ids.
 *
 * <p>Refused with {@link IllegalArgumentException}: no stages, a probability outside 0 to 1, a row that does not add up to 1, a stage named
 * twice, a matrix that is not as wide and high as there are stages.
 */
public final class MarkovChain implements Result {

    private static final double ROW_TOLERANCE = 1e-9;

    private final List<String> stages;
    private final double[][] probabilities;
    private final long[] observations;

    private MarkovChain(List<String> stages, double[][] probabilities, long[] observations) {
        this.stages = List.copyOf(stages);
        this.probabilities = probabilities;
        this.observations = observations;
    }

    /**
     * A chain of known probabilities.
     *
     * @param stages        in the order of rows and columns
     * @param probabilities row: the stage now, column: the stage a period later
     */
    public static MarkovChain of(List<? extends Stage> stages, double[][] probabilities) {
        List<String> ids = stages.stream().map(Stage::id).toList();
        if (ids.isEmpty() || ids.stream().distinct().count() < ids.size() || probabilities.length != ids.size()) {
            throw new IllegalArgumentException(Messages.chainShape(ids, probabilities.length));
        }
        double[][] copy = new double[ids.size()][];
        for (int i = 0; i < copy.length; i++) {
            double[] row = probabilities[i].clone();
            double sum = Arrays.stream(row).sum();
            if (row.length != ids.size()
                    || Arrays.stream(row).anyMatch(p -> !(p >= 0 && p <= 1))
                    || Math.abs(sum - 1) > ROW_TOLERANCE) {
                throw new IllegalArgumentException(Messages.chainRow(ids.get(i), row, ids.size()));
            }
            copy[i] = row;
        }
        return new MarkovChain(ids, copy, new long[0]);
    }

    /** From counts of what followed what; a stage that nothing followed is taken to last. */
    static MarkovChain estimate(List<String> ids, long[][] counts) {
        int n = ids.size();
        double[][] probabilities = new double[n][n];
        long[] observations = new long[n];
        for (int i = 0; i < n; i++) {
            observations[i] = Arrays.stream(counts[i]).sum();
            for (int j = 0; j < n; j++) {
                probabilities[i][j] = observations[i] == 0 ? (i == j ? 1 : 0) : (double) counts[i][j] / observations[i];
            }
        }
        return new MarkovChain(ids, probabilities, observations);
    }

    /** The ids of the stages, in the order of the matrix. */
    public List<String> stages() {
        return stages;
    }

    /** The probability to be in one stage a period after being in another. */
    public double probability(Stage from, Stage to) {
        return probabilities[index(from.id())][index(to.id())];
    }

    /** Stages of which no following period has been seen, so that they are taken to last; empty if the probabilities were given. */
    public List<String> unobserved() {
        List<String> unobserved = new ArrayList<>();
        for (int i = 0; i < observations.length; i++) {
            if (observations[i] == 0) {
                unobserved.add(stages.get(i));
            }
        }
        return unobserved;
    }

    /** Of how many periods in that stage the following one has been seen; 0 if the probabilities were given. */
    public long observations(Stage from) {
        int i = index(from.id());
        return observations.length == 0 ? 0 : observations[i];
    }

    int size() {
        return stages.size();
    }

    /** Whether the probabilities were estimated from counts. */
    boolean counted() {
        return observations.length > 0;
    }

    long observations(int stage) {
        return observations[stage];
    }

    /** The chain whose row is a little nearer, or for a negative share farther, to always going to one stage. */
    MarkovChain moved(int row, int towards, double share) {
        double[][] changed = probabilities.clone();
        changed[row] =
                Arrays.stream(probabilities[row]).map(p -> p * (1 - share)).toArray();
        changed[row][towards] += share;
        return new MarkovChain(stages, changed, observations);
    }

    double probability(int from, int to) {
        return probabilities[from][to];
    }

    boolean absorbing(int stage) {
        return probabilities[stage][stage] == 1;
    }

    int index(String id) {
        int i = stages.indexOf(id);
        if (i < 0) {
            throw new IllegalArgumentException(Messages.unknownStage(id, stages));
        }
        return i;
    }

    /** Which stages can ever be reached from one, itself among them. */
    boolean[] reachableFrom(int start) {
        boolean[] reached = new boolean[size()];
        reached[start] = true;
        for (boolean more = true; more; ) {
            more = false;
            for (int i = 0; i < size(); i++) {
                for (int j = 0; reached[i] && j < size(); j++) {
                    if (!reached[j] && probabilities[i][j] > 0) {
                        reached[j] = true;
                        more = true;
                    }
                }
            }
        }
        return reached;
    }

    /** The matrix as a table. */
    @Override
    public String toString() {
        List<String> head = new ArrayList<>(List.of("from, to"));
        head.addAll(stages);
        TextTable table = new TextTable().line(head);
        for (int i = 0; i < size(); i++) {
            List<String> line = new ArrayList<>(List.of(stages.get(i)));
            for (double p : probabilities[i]) {
                line.add(String.format(Locale.ROOT, "%.4f", p));
            }
            table.line(line);
        }
        return table.toString();
    }
}
