package dev.lifecycle.spring;

import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.statemachine.region.Region;
import org.springframework.statemachine.state.PseudoStateKind;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.transition.Transition;
import org.springframework.statemachine.transition.TransitionKind;
import org.springframework.statemachine.trigger.EventTrigger;
import org.springframework.statemachine.trigger.TimerTrigger;

/** Turns the transitions of one machine or region into rules, and notes on what a rule cannot say. */
final class TransitionReader<S, E> {

    private final Region<S, E> machine;
    private final StateTree<S, E> tree;
    private final @Nullable Stage start;
    private final Transitions<S, E> transitions;
    private final List<ImportNote> notes;
    private final Set<String> guardNames = new HashSet<>();
    private final Map<State<S, E>, Route> choices = new HashMap<>();
    private final Set<State<S, E>> open = new HashSet<>();

    /** @param start the stage that a state around begins with in which the machine starts; null if it starts in a stage of its own */
    TransitionReader(
            Region<S, E> machine,
            StateTree<S, E> tree,
            @Nullable Stage start,
            Transitions<S, E> transitions,
            List<ImportNote> notes) {
        this.machine = machine;
        this.tree = tree;
        this.start = start;
        this.transitions = transitions;
        this.notes = notes;
    }

    List<ImportedRule> rules() {
        List<ImportedRule> rules = new ArrayList<>();
        IdentityHashMap<ImportedRule, String> labels = new IdentityHashMap<>();
        Map<String, Integer> askedTogether = new LinkedHashMap<>();
        for (Transition<S, E> transition : transitions.all()) {
            if (tree.knows(transition.getSource()) && transition.getKind() != TransitionKind.INITIAL) {
                ImportedRule rule = rule(transition);
                if (rule != null) {
                    rules.add(rule);
                    labels.put(rule, label(transition));
                }
            }
        }
        WaysBack ways = new WaysBack(rules, groups(), start);
        rules.removeIf(rule -> {
            String why = ways.refusal(rule);
            if (why != null) {
                leftOut(labels.getOrDefault(rule, rule.defaultId()), why);
            } else if (rule.event() != null) {
                askedTogether.merge(rule.scope() + " on " + rule.event(), 1, Integer::sum);
            }
            return why != null;
        });
        askedTogether.forEach((where, count) -> {
            if (count > 1) {
                note(ImportNote.Kind.NOTE, where, Messages.noOrder(count));
            }
        });
        return rules;
    }

    private Map<String, List<Stage>> groups() {
        Map<String, List<Stage>> groups = new HashMap<>();
        tree.composites().forEach((state, stages) -> groups.put(SpringNames.text(state.getId()), stages));
        return groups;
    }

    private @Nullable ImportedRule rule(Transition<S, E> transition) {
        State<S, E> source = transition.getSource();
        String where = label(transition);
        boolean composite = tree.composites().containsKey(source);
        if (tree.linking().contains(source)) {
            return leftOut(where, Messages.fromLinking(StateTree.kindName(source)));
        }
        if (StateTree.kind(source) == PseudoStateKind.END && machine.getStates().contains(source)) {
            return leftOut(where, Messages.afterTheEnd());
        }
        if (transition.getTrigger() == null && composite) {
            return leftOut(where, Messages.completion());
        }
        if (!(transition.getTrigger() == null
                || transition.getTrigger() instanceof EventTrigger
                || transition.getTrigger() instanceof TimerTrigger)) {
            return leftOut(where, Messages.ownTrigger(transition.getTrigger().getClass()));
        }
        Route route = null;
        if (transition.getKind() != TransitionKind.INTERNAL) {
            boolean outward = !transition.getTarget().equals(source)
                    && transition.getTarget().getStates().contains(source);
            if (outward) {
                note(ImportNote.Kind.NOTE, where, Messages.outward());
            }
            // a way to a state around it enters the source again
            route = route(outward ? source : transition.getTarget());
            if (route == null) {
                State<S, E> target = transition.getTarget();
                return leftOut(where, Messages.toNowhere(tree.knows(target) ? StateTree.kindName(target) : null));
            }
        }
        differences(transition, where, composite);
        Stage stage = tree.stage(source);
        return new ImportedRule(
                SpringNames.text(source.getId()),
                composite ? null : stage,
                event(transition),
                delay(transition),
                ticks(transition),
                transition.getGuard() == null ? null : unique(where),
                route,
                transition.getActions() == null || transition.getActions().isEmpty() ? null : where + "/action",
                transition.getName().isBlank() ? null : transition.getName());
    }

    private void differences(Transition<S, E> transition, String where, boolean composite) {
        if (transition.getSecurityRule() != null) {
            note(ImportNote.Kind.LEFT_OUT, where, Messages.secured());
        }
        if (transition.getTrigger() == null) {
            note(ImportNote.Kind.DIFFERS, where, Messages.triggerless());
        }
        if (transition.getTrigger() instanceof TimerTrigger<S, E> timer) {
            if (ticks(transition)) {
                note(ImportNote.Kind.DIFFERS, where, Messages.periodic(timer.getPeriod()));
            } else if (timer.getCount() > 1) {
                note(ImportNote.Kind.DIFFERS, where, Messages.repeated(timer.getCount()));
            }
            if (composite) {
                note(ImportNote.Kind.DIFFERS, where, Messages.compositeTimer());
            }
        }
        if (transition.getGuard() != null && hidesOuter(transition)) {
            note(ImportNote.Kind.DIFFERS, where, Messages.innerStops());
        }
    }

    /** Spring takes an event as handled by the innermost machine that knows it, even if the guard there says no. */
    private boolean hidesOuter(Transition<S, E> inner) {
        String event = event(inner);
        return event != null
                && transitions.all().stream()
                        .anyMatch(outer -> transitions.depth(outer) < transitions.depth(inner)
                                && event.equals(event(outer))
                                && outer.getSource().getStates().contains(inner.getSource()));
    }

    private @Nullable String event(Transition<S, E> transition) {
        return transition.getTrigger() instanceof EventTrigger<S, E> trigger
                ? SpringNames.text(trigger.getEvent())
                : null;
    }

    private @Nullable Duration delay(Transition<S, E> transition) {
        if (transition.getTrigger() instanceof TimerTrigger<S, E> timer) {
            return Duration.ofMillis(timer.getPeriod());
        }
        return transition.getTrigger() == null ? Duration.ZERO : null;
    }

    private static boolean ticks(Transition<?, ?> transition) {
        return transition.getTrigger() instanceof TimerTrigger<?, ?> timer && timer.getCount() == 0;
    }

    /** Where a transition to this state comes to rest; null if a model has no such thing. */
    private @Nullable Route route(State<S, E> target) {
        Stage rest = tree.rest(target).orElse(null);
        if (rest != null) {
            return new Route.Straight(rest, tree.composites().containsKey(target));
        }
        if (choices.containsKey(target)) {
            return choices.get(target);
        }
        State<S, E> beyond = Branches.beyond(target);
        if (beyond != null) {
            return route(beyond);
        }
        State<S, E> remembered = tree.remembered(target);
        if (remembered != null) {
            State<S, E> first = Branches.otherwise(target);
            Stage beginning = tree.rest(remembered).orElse(null);
            Stage otherwise = first == null ? beginning : tree.rest(first).orElse(null);
            return beginning == null || otherwise == null
                    ? null
                    : new Route.Back(
                            SpringNames.text(target.getId()),
                            tree.composites().getOrDefault(remembered, List.of()),
                            StateTree.kind(target) == PseudoStateKind.HISTORY_DEEP || !tree.isAroundOthers(remembered),
                            beginning,
                            otherwise);
        }
        List<Branches.Way<S, E>> ways = Branches.of(target);
        if (ways == null || !open.add(target)) {
            return null;
        }
        String name = SpringNames.text(target.getId());
        List<Route.Branch> branches = new ArrayList<>();
        for (Branches.Way<S, E> way : ways) {
            Route route = route(way.target());
            if (route == null || route instanceof Route.Back) {
                // a chooser names its targets, and cannot go back to what it does not know
                open.remove(target);
                return null;
            }
            String where = name + " to " + SpringNames.text(way.target().getId());
            if (way.actions() > 0) {
                note(ImportNote.Kind.LEFT_OUT, where, Messages.branchActions(way.actions()));
            }
            branches.add(new Route.Branch(way.guarded() ? unique(where) : null, route));
        }
        open.remove(target);
        Route choice = new Route.Choice(name, branches);
        choices.put(target, choice);
        return choice;
    }

    private String label(Transition<S, E> transition) {
        String trigger = event(transition);
        Duration delay = delay(transition);
        String on = trigger != null
                ? " on " + trigger
                : delay == null || delay.isZero() ? "" : (ticks(transition) ? " every " : " after ") + delay;
        String to = transition.getKind() == TransitionKind.INTERNAL
                ? ""
                : " to " + SpringNames.text(transition.getTarget().getId());
        return SpringNames.text(transition.getSource().getId()) + to + on;
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; !guardNames.add(unique); i++) {
            unique = name + " #" + i;
        }
        return unique;
    }

    private @Nullable ImportedRule leftOut(String where, String text) {
        note(ImportNote.Kind.LEFT_OUT, where, text);
        return null;
    }

    private void note(ImportNote.Kind kind, String where, String text) {
        notes.add(new ImportNote(kind, where, text));
    }
}
