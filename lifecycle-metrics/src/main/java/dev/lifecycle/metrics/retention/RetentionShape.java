package dev.lifecycle.metrics.retention;

import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the cells of a retention table count, and who enters it when. */
record RetentionShape(Reach reach, Set<EntryRule> entry, List<Integer> brackets) implements Serializable {

    enum Reach {
        ON,
        ON_OR_AFTER,
        BRACKET
    }

    static final RetentionShape STANDARD = new RetentionShape(Reach.ON, Set.of(), List.of());

    /** Refuses a declared birth beside rules by which rows decide on the entry. */
    RetentionShape {
        if (entry.contains(EntryRule.DECLARED_BIRTH) && entry.size() > 1) {
            throw new IllegalArgumentException(Messages.birthAndRows());
        }
    }

    RetentionShape reaching(Reach other) {
        return new RetentionShape(other, entry, List.of());
    }

    RetentionShape entering(EntryRule rule) {
        Set<EntryRule> more = EnumSet.of(rule);
        more.addAll(entry);
        return new RetentionShape(reach, more, brackets);
    }

    RetentionShape inBrackets(int first, int... further) {
        List<Integer> sizes = IntStream.concat(IntStream.of(first), IntStream.of(further))
                .boxed()
                .toList();
        sizes.stream().filter(size -> size < 1).findFirst().ifPresent(size -> {
            throw new IllegalArgumentException(Messages.bracketSizes(size));
        });
        return new RetentionShape(Reach.BRACKET, entry, sizes);
    }

    boolean recurring() {
        return entry.contains(EntryRule.RECURRING);
    }

    boolean firstEver() {
        return entry.contains(EntryRule.FIRST_EVER);
    }

    boolean declaredBirth() {
        return entry.contains(EntryRule.DECLARED_BIRTH);
    }

    /** The cell that the k-th period after the entry is in; under brackets beyond the last of them there is none. */
    int[] bracketOfK() {
        int[] cells = new int[lastPeriodOf(brackets.size()) + 1];
        for (int b = 1; b <= brackets.size(); b++) {
            Arrays.fill(cells, lastPeriodOf(b - 1) + 1, lastPeriodOf(b) + 1, b);
        }
        return cells;
    }

    /** The last period after the entry that a cell counts. */
    int lastPeriodOf(int cell) {
        return reach == Reach.BRACKET
                ? brackets.stream().limit(cell).mapToInt(Integer::intValue).sum()
                : cell;
    }

    /** The part of the definition id before the calendar, such as {@code retention/on/first-time}. */
    String id() {
        String reachId = switch (reach) {
            case ON -> "on";
            case ON_OR_AFTER -> "on-or-after";
            case BRACKET ->
                "bracket-"
                        + String.join(
                                "-", brackets.stream().map(String::valueOf).toList());
        };
        String rules = entry.stream()
                .filter(rule -> rule != EntryRule.STARTED_BY)
                .map(EntryRule::id)
                .collect(Collectors.joining("-"));
        return "retention/" + reachId + "/" + (rules.isEmpty() ? "first-time" : rules);
    }
}
