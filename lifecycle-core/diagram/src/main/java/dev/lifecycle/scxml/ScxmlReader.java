package dev.lifecycle.scxml;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Phase;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From SCXML to a builder: states, their marks and groups; {@link TransitionReader} reads what leads from one to another. */
final class ScxmlReader {

    private static final Set<String> EXECUTABLE = Set.of("onentry", "onexit", "transition", "initial");

    private final Bindings bindings;
    private final Findings findings = new Findings();
    private final States states;

    ScxmlReader(Bindings bindings) {
        this.bindings = bindings;
        states = new States(bindings, findings);
    }

    Scxml.Reading read(Element root) {
        gather(root, true);
        List<Element> stages = ordered(states.stages());
        if (stages.isEmpty()) {
            throw XmlReader.invalid(Messages.noStates(root.toString()), null);
        }
        String name = root.get("lifecycle:model").or(() -> root.get("name")).orElse("scxml");
        ModelBuilder builder = StageModel.named(name.isBlank() ? "scxml" : name);
        root.get("lifecycle:model-version")
                .ifPresent(version -> builder.version(number(root, "lifecycle:model-version", version)));
        bindings.events().forEach((id, event) -> builder.eventId(event, id));
        Stage[] all = stages.stream().map(states::stage).toArray(Stage[]::new);
        builder.stages(all[0], rest(all)).startAt(states.initial(root));
        groups(builder, List.of(all));
        ExecutableContent content = new ExecutableContent(findings, events(root));
        stages.forEach(element -> marks(builder, element, content));
        new TransitionReader(bindings, findings, states, content).read(root, builder);
        findings.check();
        return new Scxml.Reading(builder, findings.notes());
    }

    private void gather(Element element, boolean isRoot) {
        states.add(element, isRoot);
        for (Element child : element.children) {
            if (child.isState()) {
                gather(child, false);
            } else if (!EXECUTABLE.contains(child.name)) {
                findings.note(Messages.noCounterpart(child.toString()));
                states.leaveOut(child);
            }
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

    private void groups(ModelBuilder builder, List<Stage> order) {
        Set<Set<Stage>> seen = new HashSet<>();
        List<Element> fromWithin = new ArrayList<>(states.groups());
        Collections.reverse(fromWithin);
        fromWithin.sort(
                Comparator.comparingInt(element -> states.members(element).size()));
        for (Element element : fromWithin) {
            if (!seen.add(new HashSet<>(states.members(element)))) {
                states.sameAsInner(element);
            }
        }
        for (Element element : ordered(states.groups())) {
            List<Stage> members = new ArrayList<>(states.members(element));
            members.sort(Comparator.comparingInt(order::indexOf));
            String ownOrder = element.get("lifecycle:order").orElse("");
            if (!ownOrder.isEmpty()) {
                List<String> ids = List.of(ownOrder.split(" "));
                members.sort(Comparator.comparingInt(stage -> ids.indexOf(states.idOf(stage))));
            }
            Stage[] all = members.toArray(new Stage[0]);
            builder.group(states.groupName(element), all[0], rest(all));
        }
    }

    private void marks(ModelBuilder builder, Element element, ExecutableContent content) {
        Stage stage = states.stage(element);
        if (element.is("lifecycle:exit")) {
            builder.exit(stage);
        }
        if (element.name.equals("final") || element.is("lifecycle:terminal")) {
            builder.terminal(stage);
        }
        element.get("lifecycle:phase").ifPresent(phase -> builder.phase(phase(element, phase), stage));
        for (Element entry : element.all("onentry")) {
            content.touches(entry, element).forEach(touch -> builder.onEntering(stage, touch));
        }
        for (Element exit : element.all("onexit")) {
            content.touches(exit, element).forEach(touch -> builder.onLeaving(stage, touch));
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
    private static Set<String> events(Element element) {
        Set<String> events = new HashSet<>();
        if (element.name.equals("transition")) {
            element.get("event")
                    .ifPresent(
                            names -> events.addAll(Arrays.asList(names.strip().split("\\s+"))));
        }
        element.children.forEach(child -> events.addAll(events(child)));
        return events;
    }

    static Stage[] rest(Stage[] stages) {
        return Arrays.copyOfRange(stages, 1, stages.length);
    }
}
