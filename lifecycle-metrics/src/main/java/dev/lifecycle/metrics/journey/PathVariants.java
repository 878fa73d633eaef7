package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.rate.RateDifference;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ways through the stages, the commonest first: how many took each, how long it took them, and where it ended.
 *
 * <p>Subjects with the same stages in the same order took the same way. A way is over where it ends in a stage declared as an exit, was
 * cut after the declared number of stages, or was that of episodes which have all been followed by the next; all others may go on, and while there is one,
 * every share is open. Without exits and episodes no uncut way is ever over. Without a subject there is no way, and every share is undefined.
 *
 * <p>Broken down with {@code by(…)}, a subject belongs with all of its way to the segment of its first row.
 *
 * <pre>{@code
 * PathVariants ways = rows.stream().collect(PathVariants.of(moves.exits(Set.of("LOST"))).firstStages(6).metric());
 * ways.variants().get(0);        // TRIAL → PAYING → LOST: 310 of 1000 = 31.0 % (…), open; 42.0 d
 * ways.follows();                // the directly-follows graph: from which stage to which, how often, after how long
 * }</pre>
 *
 * @param definition id of the definition, such as {@code paths/first-6/exits-LOST/per-subject}
 * @param subjects   all of them
 * @param variants   by falling number of subjects, then by their stages
 * @param follows    by the stage left, then the one entered
 */
public record PathVariants(String definition, long subjects, List<Variant> variants, List<Follow> follows)
        implements Result, Serializable {

    private static final int SHOWN = 10;

    /**
     * One way through the stages.
     *
     * @param stages in the order they were entered
     * @param isCut  whether there were more stages, which are not told
     * @param isOver whether nothing more of it can come: it is cut, ends in an exit, or was taken by episodes that are over
     * @param share  subjects who took it, of all
     * @param median from entering the first of the stages to entering the last
     */
    public record Variant(List<String> stages, boolean isCut, boolean isOver, MeasuredRate share, Duration median)
            implements Serializable {

        /** Copies the list. */
        public Variant {
            stages = List.copyOf(stages);
        }

        /** Where it ended, or is so far. */
        public String outcome() {
            return stages.get(stages.size() - 1);
        }

        private String way() {
            return String.join(" → ", stages) + (isCut ? " → …" : "");
        }

        /** {@code TRIAL → PAYING: 310 of 1000 = 31.0 % (28.2–33.9 %), open; 42.0 d}. */
        @Override
        public String toString() {
            return way() + ": " + share + "; " + Shown.time(median);
        }
    }

    /**
     * One stage directly after another.
     *
     * @param from     the stage left
     * @param to       the stage entered
     * @param moves    how often
     * @param subjects by how many of them
     * @param median   from entering the one to entering the other
     */
    public record Follow(String from, String to, long moves, long subjects, Duration median) implements Serializable {

        /** {@code TRIAL → PAYING: 340 moves of 310 subjects, 12.0 d}. */
        @Override
        public String toString() {
            return from + " → " + to + ": " + moves + " moves of " + subjects + " subjects, " + Shown.time(median);
        }
    }

    /**
     * How much commoner one way is among other subjects.
     *
     * @param stages     the way
     * @param isCut      whether it went on
     * @param difference of the two shares: the other's minus this one's
     */
    public record VariantChange(List<String> stages, boolean isCut, RateDifference difference) implements Serializable {

        /** {@code TRIAL → LOST: +10.2 points (4.1 to 16.3), p = 0.001}. */
        @Override
        public String toString() {
            return String.join(" → ", stages) + (isCut ? " → …" : "") + ": " + difference;
        }
    }

    /** Copies the lists. */
    public PathVariants {
        variants = List.copyOf(variants);
        follows = List.copyOf(follows);
    }

    /** Over stage history. */
    public static <T> PathVariantsDefinition<T> of(StageHistory<T> history) {
        return PathVariantsDefinition.of(history);
    }

    /** The uncut way through these stages, if somebody took it. */
    public Optional<Variant> of(String... stages) {
        List<String> wanted = List.of(stages);
        return variants.stream()
                .filter(variant -> !variant.isCut() && variant.stages().equals(wanted))
                .findFirst();
    }

    /**
     * How many subjects the commonest ways account for.
     *
     * @param ways how many ways, 0 or more
     */
    public MeasuredRate coverage(int ways) {
        long covered = variants.stream()
                .limit(ways)
                .mapToLong(variant -> variant.share().part())
                .sum();
        return MeasuredRate.of(new Rate(covered, subjects), isComplete(), definition + "/coverage");
    }

    /** Whether every subject's way is over. */
    public boolean isComplete() {
        return variants.stream().allMatch(Variant::isOver);
    }

    /**
     * How the shares of all ways change from these subjects to others, such as from one segment to the next: the largest change first. A difference
     * found by looking for the largest of many is likely to be smaller than it looks.
     *
     * @param other of other subjects, under the same definition
     * @throws IllegalArgumentException if the definitions differ
     */
    public List<VariantChange> changesTo(PathVariants other) {
        if (!definition.equals(other.definition)) {
            throw new IllegalArgumentException(Messages.otherPaths(definition, other.definition));
        }
        Set<VariantChange> changes = new LinkedHashSet<>();
        variants.forEach(way -> changes.add(change(way, other)));
        other.variants.forEach(way -> changes.add(change(way, other)));
        List<VariantChange> ordered = new ArrayList<>(changes);
        ordered.sort(Comparator.<VariantChange>comparingDouble(
                        change -> Math.abs(change.difference().value().orElse(0)))
                .reversed());
        return ordered;
    }

    private VariantChange change(Variant way, PathVariants other) {
        return new VariantChange(way.stages(), way.isCut(), RateDifference.between(rateOf(way), other.rateOf(way)));
    }

    private Rate rateOf(Variant way) {
        return variants.stream()
                .filter(own -> own.isCut() == way.isCut() && own.stages().equals(way.stages()))
                .map(own -> own.share().rate())
                .findFirst()
                .orElse(new Rate(0, subjects));
    }

    /** A line for each of the ten commonest ways, then how many subjects they account for. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("way", "subjects", "share", "median"));
        variants.stream()
                .limit(SHOWN)
                .forEach(way -> table.line(List.of(
                        way.way() + (way.isOver() ? "" : " *"),
                        String.valueOf(way.share().part()),
                        Shown.percent(way.share().value().orElse(0)),
                        Shown.time(way.median()))));
        return table + (isComplete() ? "" : "* may go on\n") + Math.min(SHOWN, variants.size()) + " of "
                + variants.size() + " ways, " + coverage(SHOWN).rate() + " of the subjects\n";
    }
}
