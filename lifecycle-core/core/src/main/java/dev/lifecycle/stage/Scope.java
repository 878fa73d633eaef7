package dev.lifecycle.stage;

import java.util.function.Function;
import java.util.function.Supplier;

/** Where a rule applies: in one stage, in every stage of a group, or anywhere. */
public sealed interface Scope {

    /** How rule ids name it: the stage's id, the group's name, or {@code *}. */
    String id();

    /** The result for whichever of the three it is. */
    <R> R fold(Function<Stage, R> inStage, Function<Group, R> inGroup, Supplier<R> anywhere);

    /** In this stage alone. */
    record InStage(Stage stage) implements Scope {
        @Override
        public String id() {
            return stage.id();
        }

        @Override
        public <R> R fold(Function<Stage, R> inStage, Function<Group, R> inGroup, Supplier<R> anywhere) {
            return inStage.apply(stage);
        }
    }

    /** In every stage of this group, except the rule's own target. */
    record InGroup(Group group) implements Scope {
        @Override
        public String id() {
            return group.name();
        }

        @Override
        public <R> R fold(Function<Stage, R> inStage, Function<Group, R> inGroup, Supplier<R> anywhere) {
            return inGroup.apply(group);
        }
    }

    /** In every stage that is not terminal, except the rule's own target. */
    record Anywhere() implements Scope {
        @Override
        public String id() {
            return "*";
        }

        @Override
        public <R> R fold(Function<Stage, R> inStage, Function<Group, R> inGroup, Supplier<R> anywhere) {
            return anywhere.get();
        }
    }
}
