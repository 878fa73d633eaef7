package dev.lifecycle.scxml;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From SCXML to a builder: states, their marks and groups; {@link TransitionReader} reads what leads from one to another. */
final class ScxmlReader {

    private static final Set<String> EXECUTABLE = Set.of("onentry", "onexit", "transition", "initial");

    private final Bindings bindings;
    private final DocumentLimits limits;
    private final Findings findings = new Findings();
    private final States states;

    ScxmlReader(Bindings bindings, DocumentLimits limits) {
        this.bindings = bindings;
        this.limits = limits;
        states = new States(bindings, findings);
    }

    Scxml.Reading read(Element root) {
        states.know(root);
        gather(root);
        states.mergeGroups();
        findings.check();
        List<Element> stages = ordered(states.stages());
        if (stages.isEmpty()) {
            throw XmlReader.invalid(Messages.noStates(root.toString()), null);
        }
        within("stages", stages.size(), limits.stages());
        Set<String> events = new HashSet<>();
        addEvents(root, events);
        ExecutableContent content = new ExecutableContent(findings, events);
        List<ReadRule> read = new TransitionReader(bindings, findings, states, content).read(root);
        limits(read, stages.size());
        Stage start = states.initial(root);
        Pruning pruning = new Pruning(states, findings, WaysBack.mended(read, states, findings));
        pruning.run(start);
        List<Element> left = stages.stream().filter(pruning::isReached).toList();
        states.keep(Set.copyOf(left));
        ModelBuilder builder = builder(root, left, start);
        groups(builder);
        left.forEach(element -> marks(builder, element, content, pruning));
        new RuleWriter(bindings, findings, states, builder).write(pruning.rules());
        findings.check();
        return new Scxml.Reading(builder, findings.notes());
    }

    private ModelBuilder builder(Element root, List<Element> stages, Stage start) {
        String name = root.get("lifecycle:model").or(() -> root.get("name")).orElse("scxml");
        ModelBuilder named = findings.attempt(root, () -> StageModel.named(name.isBlank() ? "scxml" : name));
        findings.check();
        ModelBuilder builder = named == null ? StageModel.named("scxml") : named;
        root.get("lifecycle:model-version")
                .ifPresent(version -> builder.version(number(root, "lifecycle:model-version", version)));
        bindings.events().forEach((id, event) -> builder.eventId(event, id));
        Stage[] all = stages.stream().map(states::stage).toArray(Stage[]::new);
        return builder.stages(all[0], RuleWriter.rest(all)).startAt(start);
    }

    private void gather(Element element) {
        for (Element child : element.children()) {
            if (child.isState()) {
                if (!child.isAny()) {
                    states.add(child);
                }
                gather(child);
            } else if (!EXECUTABLE.contains(child.name) && !(child.name.equals("history") && states.isGroup(element))) {
                findings.note(Messages.noCounterpart(child.toString()));
            }
        }
    }

    private void limits(List<ReadRule> rules, int stages) {
        within("rules", rules.size(), limits.rules());
        Map<Element, Integer> sizes = new HashMap<>();
        Set<String> types = new HashSet<>();
        long cells = 0;
        for (ReadRule rule : rules) {
            if (rule.event() != null) {
                types.add(rule.event());
            }
            cells += states.isStage(rule.state())
                    ? 1
                    : sizes.computeIfAbsent(
                            rule.state(), state -> states.members(state).size());
        }
        within("cells", cells + (long) stages * types.size(), limits.cells());
    }

    private static void within(String what, long seen, long limit) {
        if (seen > limit) {
            throw XmlReader.invalid(Messages.overLimit(what, seen, limit), null);
        }
    }

    private List<Element> ordered(List<Element> elements) {
        if (elements.stream().anyMatch(element -> element.get("lifecycle:place").isEmpty())) {
            return elements;
        }
        List<Element> ordered = new ArrayList<>(elements);
        ordered.sort(Comparator.comparingInt(element -> number(
                element, "lifecycle:place", element.get("lifecycle:place").orElse("0"))));
        return ordered;
    }

    private void groups(ModelBuilder builder) {
        Map<String, Integer> order = new HashMap<>();
        for (Element element : ordered(states.stages())) {
            order.put(states.stage(element).id(), order.size());
        }
        for (Element element : ordered(states.groups())) {
            List<Stage> members = states.members(element);
            members.sort(Comparator.comparingInt(stage -> order.getOrDefault(stage.id(), 0)));
            ownOrder(element, members);
            Stage[] all = members.toArray(new Stage[0]);
            findings.attempt(element, () -> builder.group(states.groupName(element), all[0], RuleWriter.rest(all)));
        }
    }

    private void ownOrder(Element element, List<Stage> members) {
        String order = element.get("lifecycle:order").orElse("");
        if (!order.isEmpty()) {
            Map<String, Integer> places = new HashMap<>();
            for (String id : order.split(" ", -1)) {
                places.putIfAbsent(id, places.size());
            }
            members.sort(Comparator.comparingInt(stage -> states.elementOf(stage)
                    .flatMap(own -> own.get("id"))
                    .map(id -> places.getOrDefault(id, -1))
                    .orElse(-1)));
        }
    }

    private void marks(ModelBuilder builder, Element element, ExecutableContent content, Pruning pruning) {
        Stage stage = states.stage(element);
        boolean isExit = element.is("lifecycle:exit");
        boolean isTerminal =
                element.is("lifecycle:terminal") || (element.name.equals("final") && !pruning.isLeft(element));
        if (element.name.equals("final") && !isTerminal) {
            findings.note(Messages.leftFinal(element.toString()));
        }
        if (!isExit && !isTerminal && !pruning.leadsOut(element)) {
            isTerminal = !pruning.isLeft(element);
            isExit = !isTerminal;
            findings.note(
                    isTerminal ? Messages.nothingLeadsOut(element.toString()) : Messages.trap(element.toString()));
        }
        if (isExit) {
            builder.exit(stage);
        }
        if (isTerminal) {
            builder.terminal(stage);
        }
        if (element.is("lifecycle:remembering")) {
            builder.remembering(stage);
        }
        element.get("lifecycle:phase").ifPresent(phase -> builder.phase(phase(element, phase), stage));
        for (Element entry : element.all("onentry")) {
            for (Touch touch : content.touches(entry, element)) {
                builder.onEntering(stage, touch);
            }
        }
        for (Element exit : element.all("onexit")) {
            for (Touch touch : content.touches(exit, element)) {
                builder.onLeaving(stage, touch);
            }
        }
    }

    private Phase phase(Element element, String text) {
        for (Phase phase : Phase.values()) {
            if (phase.name().equals(text)) {
                return phase;
            }
        }
        findings.problem(Messages.notReadable(element.toString(), "lifecycle:phase", text));
        return Phase.PRE;
    }

    private int number(Element element, String attribute, String text) {
        if (text.matches("[0-9]{1,9}")) {
            return Integer.parseInt(text);
        }
        findings.problem(Messages.notReadable(element.toString(), attribute, text));
        return 1;
    }

    /** Every event that some transition takes. */
    private static void addEvents(Element element, Set<String> events) {
        if (element.name.equals("transition")) {
            events.addAll(EventDescriptors.of(element));
        }
        element.children().forEach(child -> addEvents(child, events));
    }
}
