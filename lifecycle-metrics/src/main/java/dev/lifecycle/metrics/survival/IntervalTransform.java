package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.rate.Interval;
import java.util.Optional;

/**
 * On which scale the interval of a survival probability is symmetric. Packages differ in their default, so results differ
 * until the transform is named.
 */
public enum IntervalTransform {
    /** On ln S, capped at 1: the default of R's survival package, and ours. */
    LOG {
        @Override
        Interval between(double survival, double logError, double z) {
            double factor = Math.exp(z * logError);
            return new Interval(survival / factor, Math.min(1, survival * factor));
        }
    },
    /** On ln(−ln S), which stays inside 0 to 1 by itself: the default of SAS and of lifelines. */
    LOG_LOG {
        @Override
        Interval between(double survival, double logError, double z) {
            double log = Math.log(survival);
            double factor = Math.exp(z * logError / -log);
            return new Interval(Math.exp(log * factor), Math.exp(log / factor));
        }
    },
    /** On S itself, clipped to 0 and 1. */
    PLAIN {
        @Override
        Interval between(double survival, double logError, double z) {
            double half = z * survival * logError;
            return new Interval(Math.max(0, survival - half), Math.min(1, survival + half));
        }
    };

    abstract Interval between(double survival, double logError, double z);

    /** Empty at S = 0, where the error is undefined. */
    Optional<Interval> interval(double survival, double logError, double z) {
        if (survival == 0) {
            return Optional.empty();
        }
        return Optional.of(survival == 1 ? new Interval(1, 1) : between(survival, logError, z));
    }
}
