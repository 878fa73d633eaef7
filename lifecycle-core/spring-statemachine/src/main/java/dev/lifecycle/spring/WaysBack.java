package dev.lifecycle.spring;

import dev.lifecycle.stage.Stage;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which transitions to a history state mean what a model means by going back. Spring returns to the substate in which the state around was
 * left last, whoever asks; a model to where the present stage was last entered from. Both are the same if whatever leads to the source of
 * the transition leads there from inside the state that the history is of: then that state was left for the source last, and from where.
 *
 * <p>Spring does not note the substate with which a state begins if it is entered as a whole. So that must not happen once it was left:
 * whatever leads to the state as a whole must be out of reach from inside it, and the history must begin like the state itself.
 */
final class WaysBack {

    private final List<ImportedRule> rules;
    private final Map<String, List<Stage>> groups;
    private final @Nullable Stage start;

    /**
     * @param rules all that were read, those that lead back too
     * @param start the beginning of the state as a whole in which the machine starts, if there is one
     */
    WaysBack(List<ImportedRule> rules, Map<String, List<Stage>> groups, @Nullable Stage start) {
        this.rules = List.copyOf(rules);
        this.groups = groups;
        this.start = start;
    }

    /** Why this rule cannot go back in a model; null if it can, or does not go back. */
    @Nullable
    String refusal(ImportedRule rule) {
        if (!(rule.route() instanceof Route.Back back)) {
            return null;
        }
        if (!back.whole()) {
            return Messages.shallowAroundOthers(back.history());
        }
        String begun = begunAnew(back);
        if (begun != null) {
            return begun;
        }
        for (Stage source : sources(rule)) {
            if (back.remembered().contains(source)) {
                return Messages.backFromInside(back.history(), source.id());
            }
            for (ImportedRule way : rules) {
                for (Stage from : targets(way).contains(source) ? sources(way) : List.<Stage>of()) {
                    boolean isInside = back.remembered().contains(from) && !(way.route() instanceof Route.Back);
                    if (!isInside && !from.is(source)) {
                        return Messages.enteredFromElsewhere(back.history(), source.id(), from.id());
                    }
                }
            }
        }
        return null;
    }

    private @Nullable String begunAnew(Route.Back back) {
        Set<Stage> reached = null;
        boolean begins = start != null && back.remembered().contains(start);
        for (ImportedRule way : rules) {
            if (way.route() != null && way.route().beginsIn(back.remembered())) {
                begins = true;
                reached = reached == null ? reachedFrom(back.remembered()) : reached;
                if (sources(way).stream().anyMatch(reached::contains)) {
                    return Messages.begunAnew(back.history(), way.defaultId());
                }
            }
        }
        return begins && !back.beginning().is(back.stage())
                ? Messages.beginsElsewhere(
                        back.history(), back.stage().id(), back.beginning().id())
                : null;
    }

    private Set<Stage> reachedFrom(List<Stage> stages) {
        Set<Stage> reached = new LinkedHashSet<>(stages);
        boolean more = true;
        while (more) {
            more = false;
            for (ImportedRule way : rules) {
                if (sources(way).stream().anyMatch(reached::contains)) {
                    more |= reached.addAll(targets(way));
                }
            }
        }
        return reached;
    }

    private Collection<Stage> sources(ImportedRule rule) {
        return rule.stage() == null ? groups.getOrDefault(rule.scope(), List.of()) : List.of(rule.stage());
    }

    private static Set<Stage> targets(ImportedRule rule) {
        if (rule.route() == null) {
            return Set.of();
        }
        Set<Stage> targets = new LinkedHashSet<>(rule.route().stages());
        if (rule.route() instanceof Route.Back back) {
            targets.addAll(back.remembered());
        }
        return targets;
    }
}
