package dev.lifecycle.metrics.survival;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * Observed less expected events of every group over the pooled event times, with the hypergeometric covariance, summed over
 * strata. One pass over the groups' sorted risk sets.
 */
final class GroupComparison {

    /** Directions in which the groups cannot differ have a variance of nothing but rounding. */
    private static final double NO_VARIANCE = 1e-9;

    private final LogRankState all;
    private final Weighting weighting;
    private final TimeGrid grid;
    private final List<Object> names;
    private final double[] observed;
    private final double[] expected;
    private final long[] subjects;
    private final double[][] covariance;

    GroupComparison(LogRankState all, Weighting weighting, Ties ties) {
        this.all = all;
        this.weighting = weighting;
        this.grid = TimeGrid.of(
                ties,
                all.strata.values().stream()
                        .flatMap(groups -> groups.values().stream())
                        .toList());
        TreeSet<Object> sorted =
                new TreeSet<>(Comparator.comparing(String::valueOf).thenComparingInt(Object::hashCode));
        all.strata.values().forEach(groups -> sorted.addAll(groups.keySet()));
        names = List.copyOf(sorted);
        int k = names.size();
        observed = new double[k];
        expected = new double[k];
        subjects = new long[k];
        covariance = new double[k][k];
    }

    LogRank test() {
        all.strata.entrySet().stream()
                .sorted(Comparator.comparing(e -> String.valueOf(e.getKey())))
                .forEach(e -> addStratum(e.getValue()));
        List<GroupEvents> groups = new ArrayList<>();
        for (int g = 0; g < names.size(); g++) {
            groups.add(new GroupEvents(names.get(g), subjects[g], observed[g], expected[g]));
        }
        int strata = all.strata.size();
        if (names.isEmpty()) {
            return new LogRank(groups, weighting, strata, OptionalDouble.empty(), 0, OptionalDouble.empty());
        }
        EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(new Array2DRowRealMatrix(covariance));
        double largest = 0;
        for (double value : eigen.getEigenvalues()) {
            largest = Math.max(largest, value);
        }
        double statistic = 0;
        int freedom = 0;
        for (int i = 0; i < names.size(); i++) {
            double value = eigen.getEigenvalue(i);
            if (value > NO_VARIANCE * largest) {
                double along = 0;
                for (int g = 0; g < names.size(); g++) {
                    along += eigen.getEigenvector(i).getEntry(g) * (observed[g] - expected[g]);
                }
                statistic += along * along / value;
                freedom++;
            }
        }
        return freedom == 0
                ? new LogRank(groups, weighting, strata, OptionalDouble.empty(), 0, OptionalDouble.empty())
                : new LogRank(
                        groups,
                        weighting,
                        strata,
                        OptionalDouble.of(statistic),
                        freedom,
                        OptionalDouble.of(Reference.chiSquaredTail(statistic, freedom)));
    }

    private void addStratum(Map<Object, SurvivalState> groups) {
        int k = names.size();
        List<RiskWalk> walks = new ArrayList<>();
        for (int g = 0; g < k; g++) {
            SurvivalState tenures = groups.getOrDefault(names.get(g), new SurvivalState());
            walks.add(tenures.walk(grid));
            subjects[g] += tenures.size();
        }
        double[] atRisk = new double[k];
        double[] events = new double[k];
        double survival = 1;
        double modified = 1;
        for (double t = next(walks); t < Double.POSITIVE_INFINITY; t = next(walks)) {
            double n = 0;
            double d = 0;
            for (int g = 0; g < k; g++) {
                walks.get(g).moveTo(t);
                atRisk[g] = walks.get(g).atRisk();
                events[g] = walks.get(g).takeEvents(t);
                n += atRisk[g];
                d += events[g];
                if (events[g] > atRisk[g]) {
                    throw new IllegalArgumentException(Messages.shorterThanRounding(t));
                }
            }
            modified *= 1 - d / (n + 1);
            double weight = switch (weighting) {
                case LOG_RANK -> 1;
                case PETO_PETO -> survival;
                case PETO_PETO_MODIFIED -> modified;
                case GEHAN_BRESLOW -> n;
                case TARONE_WARE -> Math.sqrt(n);
            };
            add(weight, atRisk, events, n, d);
            survival *= (n - d) / n;
        }
    }

    private static double next(List<RiskWalk> walks) {
        double next = Double.POSITIVE_INFINITY;
        for (RiskWalk walk : walks) {
            next = Math.min(next, walk.nextEvent());
        }
        return next;
    }

    private void add(double weight, double[] atRisk, double[] events, double n, double d) {
        double spread = n > 1 ? weight * weight * d * (n - d) / (n - 1) : 0;
        for (int g = 0; g < atRisk.length; g++) {
            double share = atRisk[g] / n;
            observed[g] += weight * events[g];
            expected[g] += weight * d * share;
            for (int h = 0; h < atRisk.length; h++) {
                covariance[g][h] += spread * share * ((g == h ? 1 : 0) - atRisk[h] / n);
            }
        }
    }
}
