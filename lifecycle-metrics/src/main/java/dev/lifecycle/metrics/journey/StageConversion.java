package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.io.Serializable;

/**
 * Of the entries into a stage, those that reached another within a time. Entries younger than that at the end of observation are
 * in neither number, so the rate is always complete; it is undefined where nobody entered so long ago.
 *
 * <pre>{@code
 * StageConversion paying = rows.stream()
 *         .collect(StageConversion.of(moves).steps("TRIAL", "PAYING").within(Duration.ofDays(30)).metric());
 * paying.rate();     // 18 of 120 = 15.0 % (9.7–22.5 %), complete
 * }</pre>
 *
 * @param rate those that reached it of all entries, in visits
 */
public record StageConversion(MeasuredRate rate) implements Result, Serializable {

    /** Over stage history, to be completed by {@code .steps(from, to).within(horizon)}. */
    public static <T> StageConversionDefinition.Steps<T> of(StageHistory<T> history) {
        return (from, to) -> horizon -> new StageConversionDefinition<>(history, from, to, horizon);
    }

    /** The id of the definition, such as {@code conversion/TRIAL/PAYING/within-PT720H/per-subject}. */
    public String definition() {
        return rate.definition();
    }

    /** {@code 18 of 120 = 15.0 % (9.7–22.5 %), complete}. */
    @Override
    public String toString() {
        return rate.toString();
    }
}
