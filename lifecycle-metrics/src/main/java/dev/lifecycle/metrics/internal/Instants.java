package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.InvalidRowException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds since 1970: one long each, and the precision the stage models keep. */
public final class Instants {

    private static final long PER_SECOND = 1_000_000;

    private Instants() {}

    /**
     * Truncated to microseconds.
     *
     * @throws InvalidRowException if the instant lies outside of some 290,000 years around 1970
     */
    public static long micros(Instant at, Object row) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at.truncatedTo(ChronoUnit.MICROS));
        } catch (ArithmeticException e) {
            InvalidRowException refused = new InvalidRowException("'" + at + "' is no usable instant", row);
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /** The instant of so many microseconds since 1970. */
    public static Instant of(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * 1_000);
    }
}
