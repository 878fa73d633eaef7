package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.health.HealthCalibration.Coefficient;
import dev.lifecycle.metrics.health.OutcomeState.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns weights from snapshots before an instant and judges them on those from it on. */
record Calibrator(String definition, List<String> measures, double perMeasure) {

    HealthCalibration calibrate(OutcomeState state, long judgedFrom) {
        List<Outcome> learning = new ArrayList<>();
        List<Outcome> judging = new ArrayList<>();
        long incomplete = 0;
        for (Outcome outcome : state.sorted()) {
            if (!outcome.isComplete()) {
                incomplete++;
            } else if (outcome.at() < judgedFrom) {
                learning.add(outcome);
            } else {
                judging.add(outcome);
            }
        }
        return learnt(learning, judging, incomplete);
    }

    private HealthCalibration refused(List<Outcome> learning, long incomplete, String reason) {
        return new HealthCalibration(
                definition, learning.size(), left(learning), incomplete, reason, 0, List.of(), null, null, null);
    }

    private HealthCalibration learnt(List<Outcome> learning, List<Outcome> judging, long incomplete) {
        long rarer = Math.min(left(learning), learning.size() - left(learning));
        if (rarer < Math.ceil(perMeasure * measures.size())) {
            return refused(learning, incomplete, Messages.tooFew(rarer, measures.size(), perMeasure * measures.size()));
        }
        double[] means = new double[measures.size()];
        double[] deviations = new double[measures.size()];
        for (int i = 0; i < means.length; i++) {
            int measure = i;
            means[i] = learning.stream()
                    .mapToDouble(one -> one.values()[measure])
                    .average()
                    .orElse(0);
            double mean = means[i];
            deviations[i] = Math.sqrt(learning.stream()
                    .mapToDouble(one -> one.values()[measure] - mean)
                    .map(d -> d * d)
                    .average()
                    .orElse(0));
            if (!(deviations[i] > Math.abs(mean) * 1e-12)) {
                return refused(learning, incomplete, Messages.constant(measures.get(i)));
            }
        }
        double[][] rows = learning.stream()
                .map(one -> standardised(one.values(), means, deviations))
                .toArray(double[][]::new);
        LogisticRegression fit = LogisticRegression.fit(rows, outcomes(learning), new double[rows.length]);
        if (fit.reason() != null) {
            return refused(learning, incomplete, fit.reason());
        }
        double moved = 0;
        double intercept = fit.coefficients()[0];
        for (int i = 0; i < means.length; i++) {
            moved += Math.abs(fit.coefficients()[i + 1]);
            intercept -= fit.coefficients()[i + 1] * means[i] / deviations[i];
        }
        List<Coefficient> coefficients = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            double standardised = fit.coefficients()[i + 1];
            coefficients.add(new Coefficient(
                    measures.get(i),
                    standardised / deviations[i],
                    fit.errors()[i + 1] / deviations[i],
                    moved == 0 ? 0 : 100 * Math.abs(standardised) / moved));
        }
        boolean judged = left(judging) > 0 && left(judging) < judging.size();
        return new HealthCalibration(
                definition,
                learning.size(),
                left(learning),
                incomplete,
                null,
                intercept,
                coefficients,
                foretold(learning, coefficients, intercept),
                judged ? foretold(judging, coefficients, intercept) : null,
                judged ? line(judging, coefficients, intercept) : null);
    }

    private static double[] standardised(double[] values, double[] means, double[] deviations) {
        double[] row = new double[values.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = (values[i] - means[i]) / deviations[i];
        }
        return row;
    }

    private static Foretold foretold(List<Outcome> rows, List<Coefficient> coefficients, double intercept) {
        return Foretold.of(
                rows.stream()
                        .mapToDouble(
                                row -> LogisticRegression.probability(predictor(row.values(), coefficients, intercept)))
                        .toArray(),
                outcomes(rows));
    }

    private static @Nullable CalibrationLine line(
            List<Outcome> rows, List<Coefficient> coefficients, double intercept) {
        double[] predictors = rows.stream()
                .mapToDouble(row -> predictor(row.values(), coefficients, intercept))
                .toArray();
        double[][] columns = new double[predictors.length][];
        double[][] none = new double[predictors.length][0];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new double[] {predictors[i]};
        }
        LogisticRegression both = LogisticRegression.fit(columns, outcomes(rows), new double[columns.length]);
        LogisticRegression large = LogisticRegression.fit(none, outcomes(rows), predictors);
        return both.reason() != null || large.reason() != null
                ? null
                : new CalibrationLine(both.coefficients()[0], both.coefficients()[1], large.coefficients()[0]);
    }

    private static double predictor(double[] values, List<Coefficient> coefficients, double intercept) {
        double predictor = intercept;
        for (int i = 0; i < values.length; i++) {
            predictor += coefficients.get(i).value() * values[i];
        }
        return predictor;
    }

    private static boolean[] outcomes(List<Outcome> rows) {
        boolean[] outcomes = new boolean[rows.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = rows.get(i).left();
        }
        return outcomes;
    }

    private static long left(List<Outcome> rows) {
        return rows.stream().filter(Outcome::left).count();
    }
}
