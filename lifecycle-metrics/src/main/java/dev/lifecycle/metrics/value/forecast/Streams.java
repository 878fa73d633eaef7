package dev.lifecycle.metrics.value.forecast;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A source of randomness of its own for every customer of every draw, so that neither a longer horizon nor revenue nor customers to come change what
 * chance does to anybody else.
 *
 * @param seed of all of them
 */
record Streams(long seed) {

    /** What is drawn. */
    enum What {
        PURCHASE_PARAMETERS(0),
        SPEND_PARAMETERS(1),
        ARRIVAL_RATE(2),
        ARRIVALS(3),
        PURCHASES(4),
        SPEND(5),
        PURCHASES_OF_NEW(6),
        SPEND_OF_NEW(7);

        // Part of what is drawn: it stays what it is.
        private final int number;

        What(int number) {
            this.number = number;
        }
    }

    RandomGenerator of(What what, long draw, long period, long customer) {
        long mixed = mix(mix(mix(mix(seed) + what.number) + draw) + period);
        return new SplittableRandom(mix(mixed + customer));
    }

    /** The finaliser of MurmurHash3, as David Stafford improved it (variant 13): every bit changes half of all others. */
    private static long mix(long value) {
        long z = value * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
