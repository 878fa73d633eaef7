package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many subjects are in each stage; or got furthest into it, or were lost from it, as the definition says.
 *
 * @param definition id of the definition, such as {@code population/current/per-subject}
 * @param asOf       at which instant; null without a row
 * @param counts     stage to subjects, in the declared order, then the natural one
 * @param none       subjects with no such stage: never in anything but exits, or come straight into one
 */
public record Population(String definition, @Nullable Instant asOf, Map<String, Long> counts, long none)
        implements Result, Serializable {

    /** Copies the map; its order is kept. */
    public Population {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** Over stage history. */
    public static <T> PopulationDefinition<T> of(StageHistory<T> history) {
        return PopulationDefinition.of(history);
    }

    /** Subjects in the stage; 0 for a stage nobody is in. */
    public long in(String stage) {
        return counts.getOrDefault(stage, 0L);
    }

    /** All subjects the result is about, those without such a stage included. */
    public long total() {
        return none + counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those in the stage, of all. */
    public MeasuredRate share(String stage) {
        return MeasuredRate.of(new Rate(in(stage), total()), true, definition);
    }

    /** A line per stage, with its share; a last one for subjects with no such stage, if there are any. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("stage", "subjects", "share"));
        counts.forEach((stage, count) -> table.line(line(stage, count)));
        if (none > 0) {
            table.line(line("none", none));
        }
        return table.toString();
    }

    private List<String> line(String stage, long count) {
        return List.of(stage, String.valueOf(count), total() == 0 ? "-" : Shown.percent((double) count / total()));
    }
}
