package dev.lifecycle.metrics.value.fit;

import dev.lifecycle.metrics.Result;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A model with parameters, either given or fitted to data. What was fitted can say how sure it is, of its parameters through
 * {@link #fit()} and of anything computed from them through {@link #estimate}.
 *
 * @param <M> the model itself
 */
public interface Fitted<M extends Fitted<M>> extends Result {

    /** The parameters by name, in the model's usual order. */
    Map<String, Double> parameters();

    /** How the parameters were found; empty if they were given. */
    Optional<Fit> fit();

    /** The same model at other parameters, in the order of {@link #parameters()}. */
    M at(double... parameters);

    /**
     * Anything computed from the model, with the standard error and interval that the uncertainty of its parameters gives it
     * (the delta method, see {@link Fit#variance}).
     *
     * <p>The uncertainty is that of the mean or probability asked for, not the scatter of single customers about it. It is
     * empty if the parameters were given, or if the fit did not converge; the value is there all the same.
     *
     * <pre>{@code
     * purchases.estimate(0.95, Link.LOG, m -> m.expectedPurchases(customer, 39));
     * }</pre>
     *
     * @param level      the confidence, such as 0.95
     * @param link       under which the interval is symmetric
     * @param prediction a smooth function of the model
     */
    @SuppressWarnings("unchecked")
    default ModelEstimate estimate(double level, Link link, ToDoubleFunction<? super M> prediction) {
        return ModelEstimate.of(prediction.applyAsDouble((M) this), variance(prediction), link, level);
    }

    /**
     * The variance of anything computed from the model, see {@link Fit#variance}; empty if the parameters were given, or if the fit did not
     * converge.
     */
    default OptionalDouble variance(ToDoubleFunction<? super M> prediction) {
        return fit().map(fit -> fit.variance(p -> prediction.applyAsDouble(at(p))))
                .orElse(OptionalDouble.empty());
    }
}
