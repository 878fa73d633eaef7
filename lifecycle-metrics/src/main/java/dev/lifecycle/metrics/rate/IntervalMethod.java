package dev.lifecycle.metrics.rate;

/**
 * How the interval of a {@link Rate} is computed. The method is part of every result, because methods differ visibly for small
 * groups and at 0 or all.
 *
 * <p>With a whole of zero every method answers 0 to 1. A confidence outside 0 to 1 is refused with
 * {@link IllegalArgumentException}.
 *
 * @see <a href="https://doi.org/10.1214/ss/1009213286">Brown, Cai, DasGupta 2001</a>
 */
public enum IntervalMethod {

    /** Wilson score; the default everywhere. */
    WILSON {
        @Override
        Interval known(Rate rate, double confidence) {
            return rate.wilson(Quantile.twoSided(confidence));
        }
    },

    /** Normal approximation p ± z √(p(1−p)/n), clamped to 0 to 1; of width zero at 0 and at all. */
    WALD {
        @Override
        Interval known(Rate rate, double confidence) {
            double p = (double) rate.part() / rate.whole();
            return clamped(p, Quantile.twoSided(confidence) * Math.sqrt(p * (1 - p) / rate.whole()));
        }
    },

    /** Agresti–Coull: Wald after adding z²/2 to the part and z² to the whole, clamped to 0 to 1. */
    AGRESTI_COULL {
        @Override
        Interval known(Rate rate, double confidence) {
            double z = Quantile.twoSided(confidence);
            double n = rate.whole() + z * z;
            double p = (rate.part() + z * z / 2) / n;
            return clamped(p, z * Math.sqrt(p * (1 - p) / n));
        }
    },

    /** Clopper–Pearson: exact by the binomial distribution, never less than the confidence, often wide. */
    CLOPPER_PEARSON {
        @Override
        Interval known(Rate rate, double confidence) {
            double tail = (1 - Quantile.checked(confidence)) / 2;
            return new Interval(
                    rate.part() == 0 ? 0 : Quantile.beta(tail, (double) rate.part(), rate.whole() - rate.part() + 1.0),
                    upperExact(rate, tail));
        }
    },

    /**
     * Zero to the one-sided exact upper bound: all error on one side, for "at most so many churn". With a part of zero it is
     * 1 − (1 − confidence)^(1/n).
     */
    ONE_SIDED_EXACT_UPPER {
        @Override
        Interval known(Rate rate, double confidence) {
            return new Interval(0, upperExact(rate, 1 - Quantile.checked(confidence)));
        }
    };

    /** The interval of the rate at the confidence, such as 0.95. */
    public Interval of(Rate rate, double confidence) {
        Quantile.checked(confidence);
        return rate.whole() == 0 ? Interval.UNKNOWN_SHARE : known(rate, confidence);
    }

    abstract Interval known(Rate rate, double confidence);

    private static double upperExact(Rate rate, double tail) {
        if (rate.part() == rate.whole()) {
            return 1;
        }
        return rate.part() == 0
                ? -Math.expm1(Math.log(tail) / rate.whole())
                : Quantile.beta(1 - tail, rate.part() + 1.0, (double) (rate.whole() - rate.part()));
    }

    private static Interval clamped(double centre, double half) {
        return new Interval(Math.max(0, centre - half), Math.min(1, centre + half));
    }
}
