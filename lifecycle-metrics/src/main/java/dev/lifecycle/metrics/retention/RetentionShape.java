package dev.lifecycle.metrics.retention;

import java.io.Serializable;
import java.util.List;

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

    RetentionShape inBrackets(List<Integer> sizes) {
        return new RetentionShape(Reach.BRACKET, recurring, firstEver, declaredBirth, sizes);
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
