package dev.lifecycle.metrics.value.lifetime;

import java.util.OptionalDouble;

/** Models fitted apart are taken to err independently of each other. */
final class Variances {

    private Variances() {}

    /** Of an answer that depends on both; empty if one of them is not known. */
    static OptionalDouble sum(OptionalDouble one, OptionalDouble other) {
        return one.isEmpty() || other.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(one.getAsDouble() + other.getAsDouble());
    }
}
