package dev.lifecycle.metrics.value.numeric;

/** A log-likelihood with its exact first and second derivatives by the model's own, positive parameters. */
@FunctionalInterface
public interface LogLikelihood {

    /**
     * The value at the parameters. Both arrays arrive holding zeros; the lower triangle of the Hessian is enough.
     *
     * @param parameters all positive and finite
     * @param gradient   receives the first derivatives
     * @param hessian    receives the second derivatives, row ≥ column
     */
    double evaluate(double[] parameters, double[] gradient, double[][] hessian);
}
