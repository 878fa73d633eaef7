package dev.lifecycle.diagram;

import dev.lifecycle.diagram.Drawing.Arrow;
import dev.lifecycle.diagram.Drawing.Box;
import dev.lifecycle.diagram.Drawing.Frame;
import dev.lifecycle.diagram.names.GroupTree;
import dev.lifecycle.diagram.names.PlainNames;
import dev.lifecycle.model.Action;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays a model out as boxes, frames and arrows. */
final class DrawingBuilder {

    /** What is written where a rule leads back, as arrows to each stage it may be would hide all others. */
    private static final String PREVIOUS = "where it came from";

    private final StageModel model;
    private final boolean touchpoints;
    private final @Nullable Map<String, Long> population;
    private final long most;
    private final PlainNames words = new PlainNames();
    private final Map<String, String> stageIds = new LinkedHashMap<>();
    private final Map<String, String> groupIds = new LinkedHashMap<>();
    private final Map<String, Set<String>> membersOf = new HashMap<>();
    private final List<String> choices = new ArrayList<>();
    private final Map<Way, List<String>> ways = new LinkedHashMap<>();
    private final Map<String, String> nodes = new LinkedHashMap<>();

    /** From where to where. */
    private record Way(String from, String to, boolean frame) {}

    DrawingBuilder(StageModel model, boolean touchpoints, @Nullable Map<String, Long> population) {
        this.model = model;
        this.touchpoints = touchpoints;
        this.population = population;
        most = population == null
                ? 0
                : population.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    Drawing drawing() {
        for (Stage stage : model.stages()) {
            stageIds.put(stage.id(), words.nameFor(stage.id(), "stage"));
        }
        for (Group group : model.groups()) {
            groupIds.put(group.name(), words.nameFor("group_" + group.name(), "group"));
        }
        model.rules().forEach(this::draw);
        List<Arrow> arrows = new ArrayList<>();
        ways.forEach((way, labels) -> arrows.add(new Arrow(way.from(), way.to(), way.frame(), labels)));
        return new Drawing(model.toString(), frame("", "", GroupTree.of(model)), choices, nodes, arrows);
    }

    private Frame frame(String id, String name, GroupTree.Node node) {
        List<Frame> frames = new ArrayList<>();
        for (GroupTree.Node inner : node.inner()) {
            String group = inner.group() == null ? "" : inner.group().name();
            frames.add(frame(groupIds.getOrDefault(group, ""), group, inner));
        }
        return new Frame(id, name, node.stages().stream().map(this::box).toList(), frames);
    }

    private Box box(Stage stage) {
        List<String> lines = new ArrayList<>(List.of(stage.id()));
        if (model.isExit(stage)) {
            lines.add("(exit)");
        }
        Map<String, Long> counts = population;
        if (counts != null) {
            lines.add(String.format(Locale.ROOT, "%,d", counts.getOrDefault(stage.id(), 0L)));
        }
        if (touchpoints && !model.onEntering(stage).isEmpty()) {
            lines.add("entering / " + Labels.touches(model.onEntering(stage)));
        }
        if (touchpoints && !model.onLeaving(stage).isEmpty()) {
            lines.add("leaving / " + Labels.touches(model.onLeaving(stage)));
        }
        return new Box(
                id(stage),
                lines,
                stage.is(model.start()),
                model.isExit(stage),
                model.isTerminal(stage),
                counts == null ? null : fill(counts.getOrDefault(stage.id(), 0L)));
    }

    /** From near white to a blue that black text still stands out from, by the root of the share, so that small stages show. */
    private String fill(long count) {
        double share = most == 0 ? 0 : Math.sqrt((double) count / most);
        return String.format(
                Locale.ROOT,
                "%02X%02X%02X",
                Math.round(247 - share * 140),
                Math.round(251 - share * 77),
                Math.round(255 - share * 41));
    }

    private void draw(Rule rule) {
        String label = Labels.of(rule, touchpoints);
        Action action = rule.action();
        if (action.targets().isEmpty()) {
            rule.scope()
                    .fold(
                            stage -> arrow(id(stage), id(stage), false, label),
                            group -> loops(rule, label),
                            () -> arrow(any(), any(), false, label));
            return;
        }
        if (action instanceof Action.Choose choose) {
            String diamond = words.nameFor("", "choice");
            choices.add(diamond);
            from(rule, diamond, label);
            for (Stage target : choose.targets()) {
                arrow(diamond, id(target), false, choose.chooser().name());
            }
            return;
        }
        from(
                rule,
                action.goesBack()
                        ? node("previous", PREVIOUS)
                        : id(action.targets().get(0)),
                label);
    }

    private void from(Rule rule, String to, String label) {
        rule.scope()
                .fold(
                        stage -> arrow(id(stage), to, false, label),
                        group -> fromGroup(rule, group, to, label),
                        () -> arrow(any(), to, false, label));
    }

    /** One arrow from the frame, or one from each stage where the rule leads to a stage within. */
    private boolean fromGroup(Rule rule, Group group, String to, String label) {
        Set<String> members = membersOf.computeIfAbsent(
                group.name(), name -> group.stages().stream().map(Stage::id).collect(Collectors.toSet()));
        if (rule.action().goesBack()
                || rule.action().targets().stream().map(Stage::id).noneMatch(members::contains)) {
            return arrow(groupIds.getOrDefault(group.name(), ""), to, true, label);
        }
        model.stagesOf(rule).forEach(stage -> arrow(id(stage), to, false, label));
        return true;
    }

    private boolean loops(Rule rule, String label) {
        model.stagesOf(rule).forEach(stage -> arrow(id(stage), id(stage), false, label));
        return true;
    }

    private boolean arrow(String from, String to, boolean frame, String label) {
        return ways.computeIfAbsent(new Way(from, to, frame), way -> new ArrayList<>())
                .add(label);
    }

    private String id(Stage stage) {
        return stageIds.getOrDefault(stage.id(), "");
    }

    private String any() {
        return node("any", "any stage");
    }

    private String node(String word, String written) {
        for (Map.Entry<String, String> node : nodes.entrySet()) {
            if (node.getValue().equals(written)) {
                return node.getKey();
            }
        }
        String id = words.nameFor(word, word);
        nodes.put(id, written);
        return id;
    }
}
