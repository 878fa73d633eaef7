package dev.lifecycle.scxml;

import dev.lifecycle.diagram.names.PlainNames;
import dev.lifecycle.model.Group;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Scope;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Touch;
import dev.lifecycle.model.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * From a model to SCXML. A rule is written where its scope is: in its stage, in the state around its group, or in one state around all.
 * A tool then asks innermost first and in document order, as a stage model does.
 */
final class ScxmlWriter {

    private final StageModel model;
    private final PlainNames words = new PlainNames();
    private final Map<String, String> stageWords = new HashMap<>();
    private final TransitionWriter transitions;
    private final List<String> notes = new ArrayList<>();
    private final List<Stage> written = new ArrayList<>();
    private final Map<Stage, Element> elements = new HashMap<>();

    ScxmlWriter(StageModel model) {
        this.model = model;
        for (Stage stage : model.stages()) {
            stageWords.put(stage.id(), words.nameFor(stage.id(), "stage"));
        }
        transitions = new TransitionWriter(model, stageWords, notes);
    }

    Scxml.Written write() {
        String name = new PlainNames().nameFor(model.name(), "model");
        Element root = new Element("scxml")
                .set("xmlns", Element.NAMESPACE)
                .set("xmlns:lifecycle", Element.OWN_NAMESPACE)
                .set("version", "1.0")
                .set("name", name);
        root.set("initial", word(model.start())).set("lifecycle:model-version", String.valueOf(model.version()));
        if (!name.equals(model.name())) {
            root.set("lifecycle:model", model.name());
        }
        List<Rule> anywhere = rules(scope -> scope instanceof Scope.Anywhere);
        List<Stage> loose = new ArrayList<>(model.stages());
        List<Stage> last =
                loose.stream().filter(this::isFinal).filter(this::isLoose).toList();
        loose.removeAll(last);
        Element all = anywhere.isEmpty() ? root : root.child("state");
        if (all != root) {
            all.set("id", words.nameFor("any", "any")).set("lifecycle:any", "true");
        }
        initial(all, all == root ? List.of() : loose);
        states(all, loose, model.groups());
        transitions.write(anywhere, loose, all);
        last.forEach(stage -> state(root, stage));
        places();
        return new Scxml.Written(XmlWriter.text(root), notes);
    }

    private boolean isLoose(Stage stage) {
        return model.groups().stream().noneMatch(group -> group.contains(stage));
    }

    /** Terminal, and without even a rule to stay. */
    private boolean isFinal(Stage stage) {
        return model.isTerminal(stage)
                && model.rules().stream().noneMatch(rule -> model.stagesOf(rule).contains(stage));
    }

    private List<Rule> rules(Predicate<Scope> where) {
        return model.rules().stream().filter(rule -> where.test(rule.scope())).toList();
    }

    private void states(Element parent, List<Stage> stages, List<Group> groups) {
        List<Stage> loose = new ArrayList<>(stages);
        List<Group> rest = new ArrayList<>(groups);
        rest.sort((one, other) ->
                Integer.compare(other.stages().size(), one.stages().size()));
        List<Runnable> inner = new ArrayList<>();
        while (!rest.isEmpty()) {
            Group outer = rest.remove(0);
            List<Group> within = rest.stream()
                    .filter(group -> outer.contains(group.stages().get(0)))
                    .toList();
            rest.removeAll(within);
            loose.removeIf(outer::contains);
            inner.add(() -> group(parent, outer, within));
        }
        loose.forEach(stage -> state(parent, stage));
        inner.forEach(Runnable::run);
    }

    private void group(Element parent, Group group, List<Group> within) {
        Element element = parent.child("state")
                .set("id", words.nameFor("group_" + group.name(), "group"))
                .set("lifecycle:group", group.name())
                .set("lifecycle:place", String.valueOf(model.groups().indexOf(group)));
        List<Stage> members = model.stages().stream().filter(group::contains).toList();
        if (!members.equals(group.stages())) {
            element.set(
                    "lifecycle:order",
                    String.join(" ", group.stages().stream().map(this::word).toList()));
        }
        initial(element, members);
        states(element, members, within);
        transitions.write(
                rules(scope -> scope instanceof Scope.InGroup in && in.group().equals(group)), members, element);
    }

    /** SCXML takes the first state if nothing is said, but its early readers want to be told. */
    private void initial(Element element, List<Stage> members) {
        if (!members.isEmpty()) {
            Stage first = members.contains(model.start()) ? model.start() : members.get(0);
            element.child("initial").child("transition").set("target", word(first));
        }
    }

    private void state(Element parent, Stage stage) {
        Element element = parent.child(isFinal(stage) ? "final" : "state").set("id", word(stage));
        elements.put(stage, element);
        written.add(stage);
        if (!word(stage).equals(stage.id())) {
            element.set("lifecycle:stage", stage.id());
        }
        model.phase(stage).ifPresent(phase -> {
            element.set("lifecycle:phase", phase.name());
            notes.add(Messages.phaseNote(stage.id()));
        });
        if (model.isExit(stage)) {
            element.set("lifecycle:exit", "true");
            notes.add(Messages.exitNote(stage.id()));
        }
        if (model.isTerminal(stage) && !isFinal(stage)) {
            element.set("lifecycle:terminal", "true");
        }
        Element entry = new Element("onentry");
        Element exit = new Element("onexit");
        touches(entry, model.onEntering(stage), "entering " + stage.id());
        touches(exit, model.onLeaving(stage), "leaving " + stage.id());
        for (int i = 0; i < model.rules().size(); i++) {
            Rule rule = model.rules().get(i);
            if (rule.trigger().isTimer() && model.stagesOf(rule).contains(stage)) {
                String id = "timer." + i + "." + word(stage);
                entry.child("send").set("event", "timer." + i).set("id", id).set("delay", delay(rule.trigger()));
                exit.child("cancel").set("sendid", id);
            }
        }
        if (!entry.children.isEmpty()) {
            element.children.add(entry);
        }
        if (!exit.children.isEmpty()) {
            element.children.add(exit);
        }
        transitions.write(
                rules(scope -> scope instanceof Scope.InStage in && in.stage().is(stage)), List.of(stage), element);
    }

    /** The order of stages is part of a model, but groups tear it apart. */
    private void places() {
        if (!written.equals(model.stages())) {
            elements.forEach((stage, element) ->
                    element.set("lifecycle:place", String.valueOf(model.stages().indexOf(stage))));
        }
    }

    private void touches(Element parent, List<Touch> touches, String where) {
        touches.forEach(touch -> TransitionWriter.touch(parent, touch));
        if (!touches.isEmpty()) {
            notes.add(Messages.touchNote(where, touches.toString()));
        }
    }

    private static String delay(Trigger trigger) {
        Duration delay = trigger.fold(on -> Duration.ZERO, Trigger.After::delay, Trigger.AfterSilence::delay);
        BigDecimal seconds = BigDecimal.valueOf(delay.getSeconds()).add(BigDecimal.valueOf(delay.getNano(), 9));
        return (seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString()) + "s";
    }

    private String word(Stage stage) {
        return stageWords.getOrDefault(stage.id(), "");
    }
}
