package dev.lifecycle.metrics.value;

import dev.lifecycle.metrics.rate.Interval;

/** On which scale the interval of an estimate is made, so that its bounds are possible values. */
public enum Scale {
    /** Anything above zero: made on the logarithm. */
    POSITIVE {
        @Override
        Interval interval(double value, double standardError, double z) {
            if (value <= 0) {
                return new Interval(value, value);
            }
            double factor = Math.exp(Math.min(z * standardError / value, 700));
            return new Interval(value / factor, Math.min(Double.MAX_VALUE, value * factor));
        }
    },
    /** Between zero and one: made on the log odds. */
    PROBABILITY {
        @Override
        Interval interval(double value, double standardError, double z) {
            if (value <= 0 || value >= 1) {
                return new Interval(value, value);
            }
            double shift = Math.exp(Math.min(z * standardError / (value * (1 - value)), 700));
            double odds = value / (1 - value);
            return new Interval(odds / shift / (1 + odds / shift), 1 / (1 + 1 / (odds * shift)));
        }
    },
    /** Any number: value ± z standard errors. */
    PLAIN {
        @Override
        Interval interval(double value, double standardError, double z) {
            return new Interval(value - z * standardError, value + z * standardError);
        }
    };

    abstract Interval interval(double value, double standardError, double z);
}
