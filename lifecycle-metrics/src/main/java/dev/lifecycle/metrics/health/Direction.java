package dev.lifecycle.metrics.health;

/** Which end of a measure is the good one. */
public enum Direction {
    /** Full marks at the target or above it, none at zero or below: {@code 100 · min(1, max(0, value / target))}. */
    HIGHER_IS_BETTER {
        @Override
        double score(double value, double target) {
            return 100 * Math.min(1, Math.max(0, value / target));
        }
    },

    /** Full marks at zero or below, none at the target, which is a limit, or above: {@code 100 · min(1, max(0, 1 − value / target))}. */
    LOWER_IS_BETTER {
        @Override
        double score(double value, double target) {
            return 100 * Math.min(1, Math.max(0, 1 - value / target));
        }
    };

    /** The marks of a value, 0 to 100. */
    abstract double score(double value, double target);
}
