package dev.lifecycle.scxml;

import dev.lifecycle.diagram.names.GroupTree;
import dev.lifecycle.diagram.names.PlainNames;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * From a model to SCXML. A rule is written where its scope is: in its stage, in the state around its group, or in one state around all.
 * A tool then asks innermost first and in document order, as a stage model does.
 */
final class ScxmlWriter {

    private static final String STAGE = "stage ";
    private static final String GROUP = "group ";
    private static final String ANY = "any";

    private final StageModel model;
    private final PlainNames words = new PlainNames();
    private final Map<String, String> stageWords = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final HistoryStates histories;
    private final TransitionWriter transitions;
    private final List<String> notes = new ArrayList<>();
    /** By {@link #STAGE}, {@link #GROUP} or {@link #ANY} and the name of it, the rules in their order. */
    private final Map<String, List<Rule>> byScope = new HashMap<>();

    private final Map<String, List<Rule>> timers = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> grouped = new HashSet<>();
    private final Set<String> remembering = new HashSet<>();
    /** Terminal stages that a group's rule applies in. */
    private final Set<String> ruled = new HashSet<>();

    private final List<Stage> written = new ArrayList<>();
    private final Map<Stage, Element> elements = new HashMap<>();

    ScxmlWriter(StageModel model) {
        this.model = model;
        for (Stage stage : model.stages()) {
            stageWords.put(stage.id(), words.nameFor(stage.id(), "stage"));
            numbers.put(stage.id(), numbers.size());
        }
        model.remembering().forEach(stage -> remembering.add(stage.id()));
        histories = new HistoryStates(model, words);
        transitions = new TransitionWriter(model, stageWords, histories, notes);
        for (Rule rule : model.rules()) {
            byScope.computeIfAbsent(
                            rule.scope().fold(stage -> STAGE + stage.id(), group -> GROUP + group.name(), () -> ANY),
                            scope -> new ArrayList<>())
                    .add(rule);
            if (rule.trigger().isTimer()) {
                for (Stage stage : model.stagesOf(rule)) {
                    timers.computeIfAbsent(stage.id(), id -> new ArrayList<>()).add(rule);
                }
            }
        }
        for (Group group : model.groups()) {
            places.put(group.name(), places.size());
            group.stages().forEach(stage -> grouped.add(stage.id()));
            if (byScope.containsKey(GROUP + group.name())) {
                byScope.getOrDefault(GROUP + group.name(), List.of()).stream()
                        .flatMap(rule -> model.stagesOf(rule).stream())
                        .filter(model::isTerminal)
                        .forEach(stage -> ruled.add(stage.id()));
            }
        }
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
        List<Rule> anywhere = rules(ANY);
        List<Stage> loose = new ArrayList<>();
        List<Stage> last = new ArrayList<>();
        for (Stage stage : model.stages()) {
            (isFinal(stage) && !grouped.contains(stage.id()) ? last : loose).add(stage);
        }
        Element all = anywhere.isEmpty() ? root : root.child("state");
        if (all != root) {
            all.set("id", words.nameFor("any", "any")).set("lifecycle:any", "true");
        }
        initial(all, all == root ? List.of() : loose);
        Set<String> apart = new HashSet<>();
        last.forEach(stage -> apart.add(stage.id()));
        states(all, GroupTree.of(model), apart);
        transitions.write(anywhere, loose, all);
        last.forEach(stage -> state(root, stage));
        places();
        return new Scxml.Written(XmlWriter.text(root), notes);
    }

    /** Terminal, and without even a rule to stay. */
    private boolean isFinal(Stage stage) {
        return model.isTerminal(stage) && rules(STAGE + stage.id()).isEmpty() && !ruled.contains(stage.id());
    }

    private List<Rule> rules(String scope) {
        return byScope.getOrDefault(scope, List.of());
    }

    /** @param apart the ids of stages that are written elsewhere */
    private void states(Element parent, GroupTree.Node node, Set<String> apart) {
        for (Stage stage : node.stages()) {
            if (!apart.contains(stage.id())) {
                state(parent, stage);
            }
        }
        for (GroupTree.Node inner : node.inner()) {
            if (inner.group() != null) {
                group(parent, inner.group(), inner);
            }
        }
    }

    private void group(Element parent, Group group, GroupTree.Node node) {
        Element element = parent.child("state")
                .set("id", words.nameFor("group_" + group.name(), "group"))
                .set("lifecycle:group", group.name())
                .set("lifecycle:place", String.valueOf(places.get(group.name())));
        List<Stage> members = new ArrayList<>(group.stages());
        members.sort(Comparator.comparingInt(stage -> numbers.getOrDefault(stage.id(), 0)));
        if (!members.equals(group.stages())) {
            element.set(
                    "lifecycle:order",
                    String.join(" ", group.stages().stream().map(this::word).toList()));
        }
        initial(element, members);
        for (HistoryStates.History history : histories.of(group)) {
            element.child("history")
                    .set("id", history.word())
                    .set("type", "deep")
                    .child("transition")
                    .set("target", word(history.fallback()));
        }
        states(element, node, Set.of());
        transitions.write(rules(GROUP + group.name()), members, element);
    }

    /** SCXML takes the first state if nothing is said, but its early readers want to be told. */
    private void initial(Element element, List<Stage> members) {
        if (!members.isEmpty()) {
            Stage first = members.stream().filter(model.start()::is).findFirst().orElse(members.get(0));
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
        if (remembering.contains(stage.id())) {
            element.set("lifecycle:remembering", "true");
            notes.add(Messages.rememberingNote(stage.id()));
        }
        if (model.isTerminal(stage) && !isFinal(stage)) {
            element.set("lifecycle:terminal", "true");
        }
        Element entry = new Element("onentry");
        Element exit = new Element("onexit");
        touches(entry, model.onEntering(stage), "entering " + stage.id());
        touches(exit, model.onLeaving(stage), "leaving " + stage.id());
        for (Rule rule : timers.getOrDefault(stage.id(), List.of())) {
            String timer = "timer." + transitions.place(rule);
            String id = timer + "." + word(stage);
            if (rule.trigger() instanceof Trigger.OnDate) {
                continue; // nobody knows on entering when that will be
            }
            Element send = entry.child("send").set("event", timer).set("id", id);
            if (rule.trigger() instanceof Trigger.AfterPeriod after) {
                send.set("delayexpr", "period('" + after.period() + "', '" + after.zone() + "')")
                        .set("lifecycle:period", after.period().toString());
            } else {
                send.set("delay", delay(rule.trigger()));
            }
            exit.child("cancel").set("sendid", id);
        }
        if (!entry.children().isEmpty()) {
            element.add(entry);
        }
        if (!exit.children().isEmpty()) {
            element.add(exit);
        }
        transitions.write(rules(STAGE + stage.id()), List.of(stage), element);
    }

    /** The order of stages is part of a model, but groups tear it apart. */
    private void places() {
        if (!written.equals(model.stages())) {
            elements.forEach(
                    (stage, element) -> element.set("lifecycle:place", String.valueOf(numbers.get(stage.id()))));
        }
    }

    private void touches(Element parent, List<Touch> touches, String where) {
        touches.forEach(touch -> TransitionWriter.touch(parent, touch));
        if (!touches.isEmpty()) {
            notes.add(Messages.touchNote(where, touches.toString()));
        }
    }

    private static String delay(Trigger trigger) {
        Duration delay = trigger.fold(
                on -> Duration.ZERO,
                Trigger.After::delay,
                Trigger.AfterSilence::delay,
                Trigger.Every::interval,
                period -> Duration.ZERO,
                date -> Duration.ZERO);
        BigDecimal seconds = BigDecimal.valueOf(delay.getSeconds()).add(BigDecimal.valueOf(delay.getNano(), 9));
        return (seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString()) + "s";
    }

    private String word(Stage stage) {
        return stageWords.getOrDefault(stage.id(), "");
    }
}
