package dev.lifecycle.spring;

import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a transition ends: in a stage, or at a choice that leads on. */
sealed interface Route {

    /** Every stage it may end in, in order. */
    Set<Stage> stages();

    /** The guards that decide it, in order. */
    default List<String> guards() {
        return List.of();
    }

    /** Where it ends if these guards answer. */
    Stage end(Predicate<String> saysYes);

    /** Whether it may end in one of these stages only because a state around begins with it. */
    default boolean beginsIn(List<Stage> stages) {
        return false;
    }

    /**
     * Always the same stage.
     *
     * @param begun whether Spring leads to a state around it, which begins with it
     */
    record Straight(Stage stage, boolean begun) implements Route {
        @Override
        public boolean beginsIn(List<Stage> stages) {
            return begun && stages.contains(stage);
        }

        @Override
        public Set<Stage> stages() {
            return Set.of(stage);
        }

        @Override
        public Stage end(Predicate<String> saysYes) {
            return stage;
        }
    }

    /**
     * The first branch whose guard says yes, else the last one: Spring's choice takes its last branch even if that one's guard said no.
     *
     * @param name the choice state's
     */
    record Choice(String name, List<Branch> branches) implements Route {

        public Choice {
            branches = List.copyOf(branches);
        }

        @Override
        public Set<Stage> stages() {
            Set<Stage> stages = new LinkedHashSet<>();
            branches.forEach(branch -> stages.addAll(branch.route().stages()));
            return stages;
        }

        @Override
        public boolean beginsIn(List<Stage> stages) {
            return branches.stream().anyMatch(branch -> branch.route().beginsIn(stages));
        }

        @Override
        public List<String> guards() {
            List<String> guards = new ArrayList<>();
            for (Branch branch : branches) {
                if (branch.guard() != null) {
                    guards.add(branch.guard());
                }
                guards.addAll(branch.route().guards());
            }
            return guards;
        }

        @Override
        public Stage end(Predicate<String> saysYes) {
            Branch taken = branches.get(branches.size() - 1);
            for (Branch branch : branches) {
                if (branch.guard() != null && saysYes.test(branch.guard())) {
                    taken = branch;
                    break;
                }
            }
            return taken.route().end(saysYes);
        }
    }

    /**
     * Back to the substate in which a state was left.
     *
     * @param history    the history state's name
     * @param remembered the stages inside that state
     * @param whole      whether the very stage is remembered, and not only the substate around it
     * @param beginning  the stage with which that state begins
     * @param stage      where it ends if none was left yet
     */
    record Back(String history, List<Stage> remembered, boolean whole, Stage beginning, Stage stage) implements Route {

        public Back {
            remembered = List.copyOf(remembered);
        }

        /** The one that it may lead to first; one that was left has been come to by other ways. */
        @Override
        public Set<Stage> stages() {
            return Set.of(stage);
        }

        @Override
        public Stage end(Predicate<String> saysYes) {
            return stage;
        }
    }

    /** One way out of a choice; the last one usually has no guard. */
    record Branch(@Nullable String guard, Route route) {}
}
