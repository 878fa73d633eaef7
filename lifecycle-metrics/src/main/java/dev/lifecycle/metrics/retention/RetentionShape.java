package dev.lifecycle.metrics.retention;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What the cells of a retention table count. */
record RetentionShape(Reach reach, boolean recurring, boolean firstEver, boolean declaredBirth, List<Integer> brackets)
        implements Serializable {

    enum Reach {
        ON,
        ON_OR_AFTER,
        BRACKET
    }

    static final RetentionShape STANDARD = new RetentionShape(Reach.ON, false, false, false, List.of());

    RetentionShape reaching(Reach other) {
        return new RetentionShape(other, recurring, firstEver, declaredBirth, List.of());
    }

    RetentionShape recurringCohorts() {
        return new RetentionShape(reach, true, firstEver, declaredBirth, brackets);
    }

    RetentionShape firstEverStart() {
        return new RetentionShape(reach, recurring, true, declaredBirth, brackets);
    }

    RetentionShape bornByDeclaration() {
        return new RetentionShape(reach, recurring, firstEver, true, brackets);
    }

    RetentionShape inBrackets(int first, int... further) {
        List<Integer> sizes = IntStream.concat(IntStream.of(first), IntStream.of(further))
                .boxed()
                .toList();
        sizes.stream().filter(size -> size < 1).findFirst().ifPresent(size -> {
            throw new IllegalArgumentException(Messages.bracketSizes(size));
        });
        return new RetentionShape(Reach.BRACKET, recurring, firstEver, declaredBirth, sizes);
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
        String birth =
                declaredBirth ? "declared-birth" : firstEver ? "first-ever" : recurring ? "recurring" : "first-time";
        return "retention/" + reachId + "/" + birth;
    }
}
