package dev.lifecycle.metrics.value.fit;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.value.numeric.Normal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * How a model was fitted by maximum likelihood, and how far to trust it.
 *
 * <p>Standard errors and the covariance are empty unless the {@link #verdict()} is converged; never NaN.
 *
 * @param parameters     the estimates in the model's usual order
 * @param covariance     the inverse of the negative exact Hessian of the log-likelihood, by the same order; empty when the
 *                       data do not identify the parameters
 * @param logLikelihood  of the full model, constants included
 * @param verdict        converged, at a boundary, or not identified
 * @param iterations     evaluations of the likelihood of all customers with its derivatives
 * @param gradientNorm   the largest absolute derivative of the log-likelihood by a parameter
 * @param customers      whose summaries were used
 * @param distinctRows   into how many identical rows they fell
 */
public record Fit(
        List<Parameter> parameters,
        List<List<Double>> covariance,
        double logLikelihood,
        Verdict verdict,
        int iterations,
        double gradientNorm,
        long customers,
        int distinctRows)
        implements Result {

    /** Copies the lists. */
    public Fit {
        parameters = List.copyOf(parameters);
        covariance = covariance.stream().map(List::copyOf).toList();
    }

    /** One estimate; the standard error is empty when the data do not identify it. */
    public record Parameter(String name, double value, OptionalDouble standardError) {

        @Override
        public String toString() {
            return standardError.isPresent()
                    ? String.format(Locale.ROOT, "%s %.4g (%.2g)", name, value, standardError.getAsDouble())
                    : String.format(Locale.ROOT, "%s %.4g", name, value);
        }
    }

    /**
     * The named parameter.
     *
     * @throws IllegalArgumentException if the model has none of that name
     */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Messages.unknownParameter(
                        name, parameters.stream().map(Parameter::name).toList().toString())));
    }

    /** The estimates, in the order of {@link #parameters()}. */
    public double[] values() {
        return parameters.stream().mapToDouble(Parameter::value).toArray();
    }

    /** Standard errors by parameter name; empty unless converged. */
    public Map<String, Double> standardErrors() {
        Map<String, Double> errors = new LinkedHashMap<>();
        for (Parameter p : parameters) {
            p.standardError().ifPresent(e -> errors.put(p.name(), e));
        }
        return errors;
    }

    /**
     * The Wald interval of a parameter, made on its logarithm so that it stays positive; empty unless converged.
     *
     * @param level the confidence, such as 0.95
     */
    public Optional<Interval> interval(String name, double level) {
        Parameter p = parameter(name);
        double z = Normal.twoSided(level);
        return p.standardError().isEmpty()
                ? Optional.empty()
                : Optional.of(Link.LOG.interval(p.value(), p.standardError().getAsDouble(), z));
    }

    /**
     * The variance that the uncertainty of the parameters gives to anything computed from them (the delta method: the gradient by the
     * logarithms of the parameters, and the covariance). Empty unless converged.
     *
     * @param prediction a smooth function of the parameters, in the order of {@link #parameters()}
     */
    public OptionalDouble variance(ToDoubleFunction<double[]> prediction) {
        return verdict.converged() ? Delta.variance(values(), covariance, prediction) : OptionalDouble.empty();
    }

    /**
     * Parameters as the data leave them possible: drawn from the normal distribution of their logarithms about the estimates, with the covariance
     * of the fit, so that they stay positive. Many draws carry the uncertainty of all parameters together into whatever is simulated from them.
     *
     * @param random the source of randomness
     * @return one draw, in the order of {@link #parameters()}
     * @throws IllegalStateException unless converged
     */
    public double[] draw(RandomGenerator random) {
        if (!verdict.converged()) {
            throw new IllegalStateException(Messages.nothingToDraw(verdict.toString()));
        }
        return LogNormalDraw.of(values(), covariance, random);
    }

    /** Akaike's criterion 2k − 2 ln L; smaller is better, between models of the same rows. */
    public double aic() {
        return 2.0 * parameters.size() - 2 * logLikelihood;
    }

    /** {@code r 0.2426 (0.013), alpha 4.414 (0.38), a 0.7929 (0.19), b 2.426 (0.71); converged}. */
    @Override
    public String toString() {
        return parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ")) + "; " + verdict;
    }
}
