package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one customer does.
 *
 * <p>A measure without a value is left out and the weights of the others are scaled up; {@link #coverage()} says how much of the weight that is. Without any value there is
 * no score and no colour.
 *
 * @param customer who
 * @param score    0 to 100, rounded to nine decimals, so that one at a bound is not told below it; null if no measure has a value
 * @param colour   by the bounds of the definition; null without a score
 * @param coverage weight of the measures with a value, of the weight of all, 0 to 1
 * @param parts    in the order the measures were declared
 */
@SuppressWarnings("serial") // a customer is if the host means to send it
public record CustomerHealth(
        Object customer, @Nullable Double score, @Nullable HealthColour colour, double coverage, List<HealthPart> parts)
        implements Result, Serializable {

    /** Copies the list. */
    public CustomerHealth {
        parts = List.copyOf(parts);
    }

    /** The score, if there is one. */
    public OptionalDouble value() {
        return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }

    /** The part of one measure, if the definition has it. */
    public Optional<HealthPart> part(String measure) {
        return parts.stream().filter(part -> part.measure().equals(measure)).findFirst();
    }

    /** {@code c-42: 62.0 amber; usage 36.0 of 90.0, tickets 20.0 of 50.0, tenure 6.0 of 30.0; coverage 100.0 %}. */
    @Override
    public String toString() {
        String total = score == null || colour == null
                ? "no score"
                : String.format(Locale.ROOT, "%.1f %s", score, colour.name().toLowerCase(Locale.ROOT));
        return customer + ": " + total + "; "
                + parts.stream().map(HealthPart::toString).collect(Collectors.joining(", ")) + "; coverage "
                + Shown.percent(coverage);
    }
}
