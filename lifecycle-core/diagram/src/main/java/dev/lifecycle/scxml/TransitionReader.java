package dev.lifecycle.scxml;

import dev.lifecycle.model.Capture;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.scxml.ReadRule.Act;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From transitions to rules. Our own say which rule they are; transitions of other tools are read by what they do. */
final class TransitionReader {

    /** The longest name that a guard may have. */
    private static final int LONGEST_NAME = 255;

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
    private final Map<String, RuleTransitions> ways = new LinkedHashMap<>();
    private final List<ReadRule> rules = new ArrayList<>();

    TransitionReader(Bindings bindings, Findings findings, States states, ExecutableContent content) {
        this.bindings = bindings;
        this.findings = findings;
        this.states = states;
        this.content = content;
        events = new EventDescriptors(findings);
    }

    List<ReadRule> read(Element root) {
        gather(root);
        List<RuleTransitions> ordered = new ArrayList<>(ways.values());
        if (ordered.stream().allMatch(way -> way.first().get("lifecycle:place").isPresent())) {
            ordered.sort(Comparator.comparingInt(way -> place(way.first())));
        }
        ordered.forEach(this::rules);
        return rules;
    }

    private int place(Element transition) {
        String text = transition.get("lifecycle:place").orElse("");
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        findings.problem(Messages.notReadable(transition.toString(), "lifecycle:place", text));
        return 0;
    }

    /** Inner states first, since they are asked first, even where two groups become one. */
    private void gather(Element element) {
        for (Element child : element.children()) {
            if (child.isState()) {
                gather(child);
            }
        }
        for (Element child : element.children()) {
            if (child.name.equals("transition") && element.parent != null) {
                events.know(child);
                String id = child.get("lifecycle:rule").orElse("\n" + ways.size());
                ways.computeIfAbsent(id, key -> new RuleTransitions(element, new ArrayList<>()))
                        .transitions()
                        .add(child);
            } else if (child.name.equals("transition")) {
                findings.note(Messages.noCounterpart(child.toString()));
            } else if (child.name.equals("initial")) {
                child.all("transition").forEach(transition -> leaveOut(transition, element));
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

    private void rules(RuleTransitions way) {
        Element first = way.first();
        Map<String, Stage> targets = new LinkedHashMap<>();
        Element history = null;
        for (Element transition : way.transitions()) {
            String target = transition.get("target").orElse("").strip();
            if (target.chars().anyMatch(Character::isWhitespace)) {
                findings.note(Messages.severalTargets(transition.toString(), Messages.shown(target)));
                return;
            }
            if (!target.isEmpty()) {
                history = states.history(target).orElse(history);
                Optional<Stage> stage = states.target(transition, target);
                if (stage.isEmpty()) {
                    return;
                }
                targets.putIfAbsent(stage.get().id(), stage.get());
            }
        }
        List<Stage> all = List.copyOf(targets.values());
        Element back = way.isOwn() ? null : history;
        Optional<Trigger> timer = OwnTriggers.timer(first, findings);
        if (timer.isPresent()) {
            add(way, null, timer.get(), all, back);
        } else if (way.isOwn()) {
            add(way, first.get("lifecycle:on").orElse("?"), null, all, back);
        } else if (first.get("event").isEmpty()) {
            findings.note(Messages.withoutEvent(first.toString()));
            add(way, null, new Trigger.After(Duration.ZERO), all, back);
        } else {
            named(way, events.names(first), all, back);
        }
    }

    private void named(RuleTransitions way, Set<String> names, List<Stage> targets, @Nullable Element history) {
        for (String name : names) {
            Optional<Duration> timer = content.timer(way.state(), name);
            if (timer.isPresent() && !states.isStage(way.state())) {
                findings.note(Messages.groupTimer(way.first().toString()));
            }
            add(
                    way,
                    timer.isPresent() ? null : name,
                    timer.map(Trigger.After::new).orElse(null),
                    targets,
                    history);
        }
    }

    private void add(
            RuleTransitions way,
            @Nullable String event,
            @Nullable Trigger timer,
            List<Stage> targets,
            @Nullable Element history) {
        Element first = way.first();
        String id = first.get("lifecycle:rule").orElse(null);
        Guard guard = guard(way, id == null ? "" : id);
        List<Touch> touches = content.touches(first, way.state());
        List<Capture> captures = captures(first, id == null ? "" : id, event == null);
        Chooser chooser = targets.isEmpty() ? null : chooser(first, id == null ? "" : id);
        Act act = history != null ? Act.BACK : act(way, event != null, targets, chooser);
        rules.add(new ReadRule(
                way.state(),
                first,
                id,
                event,
                timer,
                guard,
                touches,
                captures,
                !first.get("lifecycle:activity").filter("false"::equals).isPresent(),
                act,
                history,
                act == Act.REENTER ? List.of() : targets,
                chooser));
    }

    private Act act(RuleTransitions way, boolean isEvent, List<Stage> targets, @Nullable Chooser chooser) {
        Element first = way.first();
        String act = first.get("lifecycle:do").orElse("");
        if (act.equals("ignore") && isEvent) {
            return Act.IGNORE;
        } else if (targets.isEmpty()) {
            return Act.STAY;
        } else if (act.equals("back") || act.equals("reopen-back")) {
            return act.equals("back") ? Act.BACK : Act.REOPEN_BACK;
        } else if (chooser != null) {
            return Act.CHOOSE;
        } else if (act.equals("reopen")) {
            return Act.REOPEN;
        } else if (act.equals("reenter")
                || (states.isStage(way.state()) && targets.get(0).is(states.stage(way.state())))) {
            return Act.REENTER;
        }
        if (!way.isOwn() && !states.isStage(way.state()) && states.isIn(targets.get(0), way.state())) {
            findings.note(Messages.ownTarget(
                    first.toString(), Messages.shown(targets.get(0).id())));
        }
        return Act.TO;
    }

    /** Each name of a kind once, one note, and one that says what its touchpoints are about, which is all that a timer can have. */
    private List<Capture> captures(Element transition, String rule, boolean isTimer) {
        Map<String, Capture> captures = new LinkedHashMap<>();
        for (Element element : transition.children()) {
            Capture.Kind kind = ExecutableContent.KEPT.get(element.name);
            if (kind != null) {
                String name = element.get("name").orElse("");
                boolean isOneAlone = kind == Capture.Kind.NOTE || kind == Capture.Kind.ABOUT;
                Capture capture = bindings.capture(rule, kind, name).orElse(null);
                if (isTimer && kind != Capture.Kind.ABOUT) {
                    findings.problem(Messages.timerHasNoEvent(transition.toString(), rule, kind, name));
                } else if (capture == null) {
                    findings.problem(Messages.unboundCapture(
                            transition.toString(), rule, kind, name, bindings.kinds(rule, name)));
                } else if (captures.putIfAbsent(isOneAlone ? element.name : element.name + " " + name, capture)
                        != null) {
                    findings.problem(
                            isOneAlone
                                    ? Messages.onceAlone(transition.toString(), rule, kind, name)
                                    : Messages.keptTwice(transition.toString(), Messages.shown(name)));
                }
            }
        }
        return List.copyOf(captures.values());
    }

    private @Nullable Guard guard(RuleTransitions way, String rule) {
        Element first = way.first();
        String name = first.get(way.isOwn() ? "lifecycle:guard" : "cond").orElse("");
        String inOneLine = String.join(" ", EventDescriptors.words(name));
        if (inOneLine.isEmpty()) {
            return null;
        }
        String bound = inOneLine.length() > LONGEST_NAME ? inOneLine.substring(0, LONGEST_NAME - 1) + "…" : inOneLine;
        Guard guard =
                bindings.guard(rule, name).or(() -> bindings.guard(rule, bound)).orElse(null);
        if (guard == null) {
            findings.problem(Messages.unboundGuard(first.toString(), bound));
        }
        return guard;
    }

    private @Nullable Chooser chooser(Element transition, String rule) {
        String name = transition.get("lifecycle:chooser").orElse("");
        Chooser chooser = name.isEmpty() ? null : bindings.chooser(rule, name).orElse(null);
        if (chooser == null && !name.isEmpty()) {
            findings.problem(Messages.unboundChooser(transition.toString(), name));
        }
        return chooser;
    }
}
