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
    List<String> guards();

    /** Where it ends if these guards answer. */
    Stage end(Predicate<String> saysYes);

    /** Always the same stage. */
    record Straight(Stage stage) implements Route {
        @Override
        public Set<Stage> stages() {
            return Set.of(stage);
        }

        @Override
        public List<String> guards() {
            return List.of();
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

    /** One way out of a choice; the last one usually has no guard. */
    record Branch(@Nullable String guard, Route route) {}
}
