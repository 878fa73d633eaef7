package dev.lifecycle.scxml;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.EventClause;
import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.RuleClause;
import dev.lifecycle.model.Stage;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From transitions to rules. Our own say which rule they are; transitions of other tools are read by what they do. */
final class TransitionReader {

    /** Transitions of one state that are one rule: a single one of another tool's, or all with our rule's id. */
    private record RuleTransitions(Element state, List<Element> transitions) {

        Element first() {
            return transitions.get(0);
        }

        boolean isOwn() {
            return first().get("lifecycle:rule").isPresent();
        }
    }

    private final Bindings bindings;
    private final Findings findings;
    private final States states;
    private final ExecutableContent content;
    private final EventDescriptors events;
    private final Map<String, RuleTransitions> rules = new LinkedHashMap<>();

    TransitionReader(Bindings bindings, Findings findings, States states, ExecutableContent content) {
        this.bindings = bindings;
        this.findings = findings;
        this.states = states;
        this.content = content;
        events = new EventDescriptors(findings);
    }

    void read(Element root, ModelBuilder builder) {
        gather(root);
        List<RuleTransitions> ordered = new ArrayList<>(rules.values());
        if (ordered.stream()
                .allMatch(ways -> ways.first().get("lifecycle:place").isPresent())) {
            ordered.sort(Comparator.comparingInt(ways -> place(ways.first())));
        }
        ordered.forEach(ways -> rule(ways, builder));
    }

    private int place(Element transition) {
        String text = transition.get("lifecycle:place").orElse("");
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        findings.problem(Messages.notReadable(transition.toString(), "lifecycle:place", text));
        return 0;
    }

    private void gather(Element element) {
        for (Element child : element.children) {
            if (child.name.equals("transition")) {
                events.know(child);
                String id = child.get("lifecycle:rule").orElse("\n" + rules.size());
                rules.computeIfAbsent(id, key -> new RuleTransitions(element, new ArrayList<>()))
                        .transitions()
                        .add(child);
            } else if (child.isState()) {
                gather(child);
            }
        }
        if (!states.isStage(element)) {
            element.all("onentry").forEach(entry -> leaveOut(entry, element));
            element.all("onexit").forEach(exit -> leaveOut(exit, element));
        }
    }

    /** A group itself has no touchpoints; what it sends itself is a timer and was read as one. */
    private void leaveOut(Element actions, Element state) {
        if (!content.touches(actions, state).isEmpty()) {
            findings.note(Messages.noCounterpart(actions.toString()));
        }
    }

    private void rule(RuleTransitions ways, ModelBuilder builder) {
        Element first = ways.first();
        List<Stage> targets = new ArrayList<>();
        for (Element transition : ways.transitions()) {
            String target = transition.get("target").orElse("").strip();
            if (target.contains(" ")) {
                findings.note(Messages.severalTargets(transition.toString(), target));
                return;
            }
            if (!target.isEmpty()) {
                Optional<Stage> stage = states.target(transition, target);
                if (stage.isEmpty()) {
                    return;
                }
                if (!targets.contains(stage.get())) {
                    targets.add(stage.get());
                }
            }
        }
        List<String> names = ways.isOwn() ? List.of() : events.names(first);
        if (!ways.isOwn() && names.isEmpty() && first.get("event").isPresent()) {
            return;
        }
        RuleClause<?> clause = trigger(ways, names, from(ways.state(), builder));
        first.get("lifecycle:rule").ifPresent(clause::as);
        String rule = first.get("lifecycle:rule").orElse("");
        first.get(ways.isOwn() ? "lifecycle:guard" : "cond").ifPresent(guard -> guard(clause, first, rule, guard));
        content.touches(first, ways.state()).forEach(clause::touch);
        then(ways, clause, rule, targets);
    }

    private FromClause from(Element state, ModelBuilder builder) {
        if (states.isStage(state)) {
            return builder.from(states.stage(state));
        }
        return state.is("lifecycle:any") ? builder.fromAny() : builder.fromGroup(states.groupName(state));
    }

    private RuleClause<?> trigger(RuleTransitions ways, List<String> names, FromClause from) {
        Element first = ways.first();
        Optional<String> after = first.get("lifecycle:after");
        Optional<String> silence = first.get("lifecycle:silence");
        if (after.isPresent()) {
            return from.after(duration(first, "lifecycle:after", after.get()));
        } else if (silence.isPresent()) {
            return from.afterSilence(duration(first, "lifecycle:silence", silence.get()));
        } else if (ways.isOwn()) {
            return event(from, first.get("lifecycle:on").orElse("?"));
        } else if (names.isEmpty()) {
            findings.note(Messages.withoutEvent(first.toString()));
            return from.after(Duration.ZERO);
        }
        Optional<Duration> timer = content.timer(ways.state(), names.get(0));
        if (timer.isPresent()) {
            if (!states.isStage(ways.state())) {
                findings.note(Messages.groupTimer(first.toString()));
            }
            return from.after(timer.get());
        }
        EventClause<?> clause = event(from, names.get(0));
        for (String name : names.subList(1, names.size())) {
            clause = event(from, name);
        }
        return clause;
    }

    private EventClause<?> event(FromClause from, String id) {
        Class<?> bound = bindings.eventClass(id).orElse(null);
        return bound == null ? from.on(id) : from.on(bound);
    }

    private Duration duration(Element element, String attribute, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            findings.problem(Messages.notReadable(element.toString(), attribute, text));
            return Duration.ZERO;
        }
    }

    private void guard(RuleClause<?> clause, Element transition, String rule, String name) {
        bindings.guard(rule, name)
                .ifPresentOrElse(
                        clause::when, () -> findings.problem(Messages.unboundGuard(transition.toString(), name)));
    }

    private void then(RuleTransitions ways, RuleClause<?> clause, String rule, List<Stage> targets) {
        Element first = ways.first();
        String act = first.get("lifecycle:do").orElse("");
        @Nullable String chooser = first.get("lifecycle:chooser").orElse(null);
        if (act.equals("ignore") && clause instanceof EventClause<?> event) {
            event.ignore();
        } else if (targets.isEmpty()) {
            clause.stay();
        } else if (chooser != null) {
            choose(clause, first, rule, chooser, targets.toArray(new Stage[0]));
        } else if (act.equals("reopen")) {
            clause.reopensAt(targets.get(0));
        } else if (act.equals("reenter")
                || (states.isStage(ways.state()) && targets.get(0).is(states.stage(ways.state())))) {
            clause.reenter();
        } else {
            if (!ways.isOwn()
                    && !states.isStage(ways.state())
                    && states.members(ways.state()).contains(targets.get(0))) {
                findings.note(
                        Messages.ownTarget(first.toString(), targets.get(0).id()));
            }
            clause.to(targets.get(0));
        }
    }

    private void choose(RuleClause<?> clause, Element transition, String rule, String name, Stage[] targets) {
        Chooser chooser = bindings.chooser(rule, name).orElse(null);
        if (chooser == null) {
            findings.problem(Messages.unboundChooser(transition.toString(), name));
            clause.stay();
        } else {
            clause.to(chooser, targets[0], ScxmlReader.rest(targets));
        }
    }
}
