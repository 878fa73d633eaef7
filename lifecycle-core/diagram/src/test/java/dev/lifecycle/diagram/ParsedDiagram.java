package dev.lifecycle.diagram;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Stage;
import guru.nidi.graphviz.model.Link;
import guru.nidi.graphviz.model.MutableGraph;
import guru.nidi.graphviz.model.MutableNode;
import guru.nidi.graphviz.model.PortNode;
import guru.nidi.graphviz.parse.Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.plantuml.SourceStringReader;
import net.sourceforge.plantuml.abel.Entity;
import net.sourceforge.plantuml.abel.LeafType;
import net.sourceforge.plantuml.core.Diagram;
import net.sourceforge.plantuml.klimt.creole.Display;
import net.sourceforge.plantuml.statediagram.StateDiagram;

/**
 * What a drawing tool's own parser understood of a text: the names of stages and groups and, by name, every arrow. Stages are named by
 * the first line written in them; {@code ◇} is a diamond, {@code ●} the start or the end.
 */
record ParsedDiagram(List<String> stages, List<String> groups, List<String> arrows) {

    private static final String CHOICE = "◇";
    private static final String DOT = "●";
    private static final Set<String> NO_STAGES = Set.of("any stage", "where it came from");

    ParsedDiagram withoutTwins() {
        return new ParsedDiagram(stages, groups, arrows.stream().distinct().toList());
    }

    /** What the model says, worked out without the code under test. */
    static ParsedDiagram expected(StageModel model) {
        List<String> arrows = new ArrayList<>();
        arrows.add(arrow(DOT, clean(model.start().id()), ""));
        for (Rule rule : model.rules()) {
            String label = clean(Labels.of(rule, false));
            List<Stage> targets = rule.action().targets();
            List<String> sources = rule.scope() instanceof Scope.Anywhere
                    ? List.of("any stage")
                    : rule.scope() instanceof Scope.InGroup in
                                    && !targets.isEmpty()
                                    && (rule.action().goesBack()
                                            || targets.stream().noneMatch(in.group()::contains))
                            ? List.of(clean(in.group().name()))
                            : model.stagesOf(rule).stream()
                                    .map(stage -> clean(stage.id()))
                                    .toList();
            for (String source : sources) {
                String to = rule.action() instanceof Action.Choose
                        ? CHOICE
                        : rule.action().goesBack()
                                ? "where it came from"
                                : targets.isEmpty()
                                        ? source
                                        : clean(targets.get(0).id());
                arrows.add(arrow(source, to, label));
            }
            if (rule.action() instanceof Action.Choose choose) {
                targets.forEach(target -> arrows.add(
                        arrow(CHOICE, clean(target.id()), clean(choose.chooser().name()))));
            }
        }
        model.stages().stream()
                .filter(model::isTerminal)
                .forEach(stage -> arrows.add(arrow(clean(stage.id()), DOT, "")));
        return sorted(
                model.stages().stream().map(stage -> clean(stage.id())).toList(),
                model.groups().stream().map(group -> clean(group.name())).toList(),
                arrows);
    }

    static ParsedDiagram plantUml(String text) {
        Diagram diagram = new SourceStringReader(text).getBlocks().get(0).getDiagram();
        if (!(diagram instanceof StateDiagram states)) {
            throw new AssertionError("PlantUML does not take it: " + diagram.getDescription() + "\n" + text);
        }
        List<String> stages = new ArrayList<>();
        for (Entity leaf : states.leafs()) {
            if (leaf.getLeafType() == LeafType.STATE && !NO_STAGES.contains(name(leaf))) {
                stages.add(name(leaf));
            }
        }
        List<String> groups = states.groups().stream().map(ParsedDiagram::name).toList();
        List<String> arrows = new ArrayList<>();
        states.getLinks()
                .forEach(link ->
                        arrows(arrows, name(link.getEntity1()), name(link.getEntity2()), lines(link.getLabel())));
        return sorted(stages, groups, arrows);
    }

    private static String name(Entity entity) {
        LeafType type = entity.getLeafType();
        if (type == LeafType.CIRCLE_START || type == LeafType.CIRCLE_END) {
            return DOT;
        }
        return type == LeafType.STATE_CHOICE
                ? CHOICE
                : lines(entity.getDisplay()).get(0);
    }

    private static List<String> lines(Display display) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; !Display.isNull(display) && i < display.size(); i++) {
            lines.add(decoded(display.get(i).toString(), "<U\\+([0-9A-F]+)>", 16));
        }
        return lines;
    }

    static ParsedDiagram dot(String text) {
        MutableGraph graph;
        try {
            graph = new Parser().notValidating().read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> names = new HashMap<>();
        List<String> stages = new ArrayList<>();
        List<String> arrows = new ArrayList<>();
        for (MutableNode node : graph.nodes()) {
            String id = node.name().toString();
            String label = dotLines(node.get("label")).get(0);
            boolean choice = "diamond".equals(String.valueOf(node.get("shape")));
            if (node.get("label") == null) {
                continue; // an end of an arrow, which the parser lists once more
            }
            names.put(id, choice ? CHOICE : id.equals("[*]") ? DOT : label);
            if (!choice && !id.equals("[*]") && !NO_STAGES.contains(label)) {
                stages.add(label);
            }
            if ("2".equals(String.valueOf(node.get("peripheries")))) {
                arrows.add(arrow(label, DOT, ""));
            }
        }
        Map<String, String> clusters = new HashMap<>();
        clusters(graph, clusters);
        for (Link edge : graph.edges()) {
            Object tail = edge.attrs().get("ltail");
            String from = tail == null ? names.get(id(edge.from())) : clusters.get(tail.toString());
            arrows(arrows, from, names.get(id(edge.to())), dotLines(edge.attrs().get("label")));
        }
        return sorted(stages, new ArrayList<>(clusters.values()), arrows);
    }

    private static void clusters(MutableGraph graph, Map<String, String> names) {
        for (MutableGraph inner : graph.graphs()) {
            names.put(
                    (inner.isCluster() ? "cluster_" : "") + inner.name(),
                    dotLines(inner.graphAttrs().get("label")).get(0));
            clusters(inner, names);
        }
    }

    private static String id(Object end) {
        if (end instanceof MutableNode node) {
            return node.name().toString();
        }
        return ((PortNode) end).name().toString();
    }

    /** A backslash that is not itself escaped and an n are a line break. */
    private static List<String> dotLines(Object label) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        String text = label == null ? "" : label.toString();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                line.append(c);
            } else if (text.charAt(++i) == 'n') {
                lines.add(line.toString().replace("&amp;", "&"));
                line.setLength(0);
            } else {
                line.append(text.charAt(i));
            }
        }
        lines.add(line.toString().replace("&amp;", "&"));
        return lines;
    }

    /** There is no Mermaid parser for Java; this one takes what the grammar of its state diagrams says and not a line more. */
    static ParsedDiagram mermaid(String text) {
        Pattern state = Pattern.compile("\\s+state \"([^\"]*)\" as (\\w+)( \\{)?");
        Pattern choice = Pattern.compile("\\s+state (\\w+) <<choice>>");
        Pattern arrow = Pattern.compile("\\s+(\\w+|\\[\\*\\]) --> (\\w+|\\[\\*\\])(?: : ([^:;]*(?:#\\d+;[^:;]*)*))?");
        Pattern style = Pattern.compile("\\s+style \\w+ [\\w#:,. -]+");
        // what Mermaid itself calls the start and the end of a diagram and of each state around others
        Pattern its = Pattern.compile("(?i)(\\w+_)?(start|end)\\d*|root|divider\\w*|\\w+_(note|parent)");
        Map<String, String> names = new HashMap<>(Map.of("[*]", DOT));
        List<String> stages = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        List<String> arrows = new ArrayList<>();
        int depth = 0;
        List<String> lines = text.lines().toList();
        if (!lines.get(0).equals("stateDiagram-v2")) {
            throw new AssertionError(lines.get(0));
        }
        for (String line : lines.subList(1, lines.size())) {
            Matcher matcher = state.matcher(line);
            if (matcher.matches()) {
                String name = mermaidText(matcher.group(1).split("<br/>")[0]);
                if (its.matcher(matcher.group(2)).matches() || names.put(matcher.group(2), name) != null) {
                    throw new AssertionError("two things are called " + matcher.group(2) + ":\n" + text);
                }
                if (matcher.group(3) != null) {
                    depth++;
                    groups.add(name);
                } else if (!NO_STAGES.contains(name)) {
                    stages.add(name);
                }
            } else if ((matcher = choice.matcher(line)).matches()) {
                names.put(matcher.group(1), CHOICE);
            } else if ((matcher = arrow.matcher(line)).matches()) {
                String label = matcher.group(3) == null ? "" : matcher.group(3);
                List<String> labels = Arrays.stream(label.split("<br/>"))
                        .map(ParsedDiagram::mermaidText)
                        .toList();
                arrows(arrows, names.get(matcher.group(1)), names.get(matcher.group(2)), labels);
            } else if (line.strip().equals("}")) {
                depth--;
            } else if (!style.matcher(line).matches()) {
                throw new AssertionError("not a line of a state diagram: " + line);
            }
        }
        if (depth != 0) {
            throw new AssertionError("braces do not match:\n" + text);
        }
        return sorted(stages, groups, arrows);
    }

    private static String mermaidText(String text) {
        return decoded(text, "#([0-9]+);", 10);
    }

    private static String decoded(String text, String pattern, int radix) {
        return Pattern.compile(pattern)
                .matcher(text)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), radix))));
    }

    /** One for each line of the label, or one without. */
    private static void arrows(List<String> arrows, String from, String to, List<String> labels) {
        (labels.isEmpty() ? List.of("") : labels).forEach(label -> arrows.add(arrow(from, to, label)));
    }

    private static String arrow(String from, String to, String label) {
        return from + " → " + to + (label.isEmpty() ? "" : ": " + label);
    }

    private static String clean(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }

    private static ParsedDiagram sorted(List<String> stages, List<String> groups, List<String> arrows) {
        return new ParsedDiagram(
                List.copyOf(new TreeSet<>(stages)),
                List.copyOf(new TreeSet<>(groups)),
                arrows.stream().sorted().toList());
    }
}
