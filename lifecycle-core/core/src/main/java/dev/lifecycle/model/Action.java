package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import java.util.List;
import java.util.Optional;

/** What a rule does when it fires. */
public sealed interface Action {

    /**
     * Every stage it names and may lead to, in declared order; empty where the customer stays. What goes back names its fallback alone.
     */
    List<Stage> targets();

    /** Whether it leaves the stage, if only to enter it again. */
    default boolean leaves() {
        return !(this instanceof Stay || this instanceof Ignore);
    }

    /** Whether it starts the next episode. */
    default boolean reopens() {
        return this instanceof Reopen || this instanceof ReopenAtPrevious;
    }

    /** Whether it leads to where the present stage was last entered from. */
    default boolean goesBack() {
        return this instanceof ToPrevious || this instanceof ReopenAtPrevious;
    }

    /** The one fixed stage it leads to, if there is one. */
    default Optional<Stage> target() {
        return this instanceof Choose || goesBack() || targets().isEmpty()
                ? Optional.empty()
                : Optional.of(targets().get(0));
    }

    /** As it is written in a model: {@code to(PAYING)}, {@code stay()}. */
    String describe();

    /** Leave for this stage, in the same episode. */
    record To(Stage stage) implements Action {
        @Override
        public List<Stage> targets() {
            return List.of(stage);
        }

        @Override
        public String describe() {
            return "to(" + stage.id() + ")";
        }
    }

    /** Leave for one of the targets, as the chooser says, in the same episode. */
    record Choose(Chooser chooser, List<Stage> targets) implements Action {
        /** Copies the targets. */
        public Choose {
            targets = List.copyOf(targets);
        }

        @Override
        public String describe() {
            return "to(" + chooser + ", "
                    + String.join(", ", targets.stream().map(Stage::id).toList()) + ")";
        }
    }

    /** Leave for this stage and start the next episode. */
    record Reopen(Stage stage) implements Action {
        @Override
        public List<Stage> targets() {
            return List.of(stage);
        }

        @Override
        public String describe() {
            return "reopensAt(" + stage.id() + ")";
        }
    }

    /**
     * Leave for where the present stage was last entered from, in the same episode.
     *
     * @param fallback stands in where that is not known
     */
    record ToPrevious(Stage fallback) implements Action {
        @Override
        public List<Stage> targets() {
            return List.of(fallback);
        }

        @Override
        public String describe() {
            return "toPrevious(" + fallback.id() + ")";
        }
    }

    /**
     * Leave for where the present stage was last entered from and start the next episode there.
     *
     * @param fallback stands in where that is not known
     */
    record ReopenAtPrevious(Stage fallback) implements Action {
        @Override
        public List<Stage> targets() {
            return List.of(fallback);
        }

        @Override
        public String describe() {
            return "reopensAtPrevious(" + fallback.id() + ")";
        }
    }

    /** Leave the stage and enter it again, in the same episode. */
    record Reenter() implements Action {
        @Override
        public List<Stage> targets() {
            return List.of();
        }

        @Override
        public String describe() {
            return "reenter()";
        }
    }

    /** Remain; the event counts as activity and its touchpoints go out. */
    record Stay() implements Action {
        @Override
        public List<Stage> targets() {
            return List.of();
        }

        @Override
        public String describe() {
            return "stay()";
        }
    }

    /** Do nothing; the event counts as activity only. */
    record Ignore() implements Action {
        @Override
        public List<Stage> targets() {
            return List.of();
        }

        @Override
        public String describe() {
            return "ignore()";
        }
    }
}
