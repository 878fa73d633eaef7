package dev.lifecycle.metrics.value.fit;

import dev.lifecycle.metrics.Result;

/**
 * Whether the data have named one set of parameters.
 *
 * @param kind   what happened
 * @param advice what it means for these data and what to do; empty for {@link Kind#CONVERGED}
 */
public record Verdict(Kind kind, String advice) implements Result {

    /** What a fit can end in. */
    public enum Kind {
        /** An interior maximum, with the gradient at zero and a negative definite Hessian. */
        CONVERGED("converged"),
        /** The likelihood rises towards zero or infinity of some parameter: a simpler model is hidden in this one. */
        AT_BOUNDARY("at a boundary"),
        /** Different parameters explain the data equally well. */
        NOT_IDENTIFIED("not identified");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** Whether the parameters, and their standard errors, can be taken at face value. */
    public boolean converged() {
        return kind == Kind.CONVERGED;
    }

    /** {@code converged}, or the kind and the advice. */
    @Override
    public String toString() {
        return converged() ? kind.text : kind.text + ": " + advice;
    }
}
