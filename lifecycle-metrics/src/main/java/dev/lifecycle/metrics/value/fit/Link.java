package dev.lifecycle.metrics.value.fit;

import dev.lifecycle.metrics.rate.Interval;

/** The function under which the interval of an estimate is symmetric, so that its bounds are possible values. */
public enum Link {
    /** For anything above zero: the logarithm. */
    LOG("positive") {
        @Override
        Interval interval(double value, double standardError, double z) {
            if (value <= 0) {
                return new Interval(value, value);
            }
            double factor = Math.exp(Math.min(z * standardError / value, 700));
            return new Interval(value / factor, Math.min(Double.MAX_VALUE, value * factor));
        }
    },
    /** For what lies between zero and one: the log odds. */
    LOGIT("probability") {
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
    /** For any number: itself, value ± z standard errors. */
    IDENTITY("plain") {
        @Override
        Interval interval(double value, double standardError, double z) {
            return new Interval(value - z * standardError, value + z * standardError);
        }
    };

    /** What kind of number it is for, as estimates say it. */
    private final String scale;

    Link(String scale) {
        this.scale = scale;
    }

    String scale() {
        return scale;
    }

    abstract Interval interval(double value, double standardError, double z);
}
