package dev.lifecycle.metrics.internal;

import dev.lifecycle.metrics.InvalidRowException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as microseconds since 1970: one long each, and the precision the stage models keep. */
public final class Instants {

    private static final long PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private Instants() {}

    /**
     * Truncated to microseconds.
     *
     * @throws InvalidRowException if the instant lies more than some 290,000 years from 1970
     */
    public static long micros(Instant at, Object row) {
        try {
            // ChronoUnit.MICROS.between goes by nanoseconds on 17 and overflows after 292 years.
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), PER_SECOND), at.getNano() / NANOS_PER_MICRO);
        } catch (ArithmeticException e) {
            InvalidRowException refused = new InvalidRowException(Messages.noInstant(at.toString()), row);
            refused.addSuppressed(e);
            throw refused;
        }
    }

    /** The instant of so many microseconds since 1970. */
    public static Instant of(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS_PER_MICRO);
    }

    /** The part of a definition id that says until when was observed; empty text where no end was declared. */
    public static String id(@Nullable Instant until) {
        return until == null ? "" : "/until-" + until;
    }
}
