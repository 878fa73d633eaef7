package dev.lifecycle.diagram;

import dev.lifecycle.diagram.Drawing.Arrow;
import dev.lifecycle.diagram.Drawing.Box;
import dev.lifecycle.diagram.Drawing.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A drawing as a Graphviz {@code digraph}. */
final class Dot {

    private final Drawing drawing;
    private final Map<String, Frame> frames;
    private final StringBuilder text = new StringBuilder();

    Dot(Drawing drawing) {
        this.drawing = drawing;
        frames = drawing.frames();
    }

    String text() {
        text.append("digraph ").append(quoted(drawing.title())).append(" {\n");
        line("    ", "graph [compound=true, rankdir=LR, nodesep=0.5, ranksep=0.8, fontname=\"Helvetica\"]");
        line("    ", "node [shape=box, style=\"rounded,filled\", fillcolor=\"#F7FBFF\", fontname=\"Helvetica\"]");
        line("    ", "edge [fontname=\"Helvetica\", fontsize=10]");
        line("    ", "\"[*]\" [shape=point, width=0.15, fillcolor=\"#000000\", label=\"\"]");
        frame(drawing.root(), "    ");
        for (String choice : drawing.choices()) {
            line("    ", quoted(choice) + " [shape=diamond, style=filled, label=\"\", width=0.3, height=0.3]");
        }
        drawing.nodes()
                .forEach((id, written) ->
                        line("    ", quoted(id) + " [label=" + quoted(written) + ", style=\"rounded,dotted\"]"));
        drawing.boxes().stream().filter(Box::start).forEach(box -> line("    ", "\"[*]\" -> " + quoted(box.id())));
        drawing.arrows().forEach(this::arrow);
        return text.append("}\n").toString();
    }

    private void frame(Frame frame, String indent) {
        frame.boxes().forEach(box -> line(indent, box(box)));
        for (Frame inner : frame.frames()) {
            line(indent, "subgraph " + quoted("cluster_" + inner.id()) + " {");
            line(indent + "    ", "label=" + quoted(inner.name()));
            line(indent + "    ", "style=\"rounded\"");
            frame(inner, indent + "    ");
            line(indent, "}");
        }
    }

    private static String box(Box box) {
        List<String> attributes = new ArrayList<>();
        attributes.add("label=\""
                + String.join("\\n", box.lines().stream().map(Dot::escaped).toList()) + "\"");
        if (box.fill() != null) {
            attributes.add("fillcolor=\"#" + box.fill() + "\"");
        }
        if (box.exit()) {
            attributes.add("style=\"rounded,filled,dashed\", color=\"#B03A2E\"");
        }
        if (box.terminal()) {
            attributes.add("peripheries=2");
        }
        return quoted(box.id()) + " [" + String.join(", ", attributes) + "]";
    }

    /** Arrows join boxes only; one from a frame leaves from a box within and is cut at the frame. */
    private void arrow(Arrow arrow) {
        String from = arrow.frame()
                ? frames.getOrDefault(arrow.from(), drawing.root()).anchor().id()
                : arrow.from();
        String tail = arrow.frame() ? ", ltail=" + quoted("cluster_" + arrow.from()) : "";
        String label = arrow.label(Dot::escaped, "\\n");
        line("    ", quoted(from) + " -> " + quoted(arrow.to()) + " [label=\"" + label + "\"" + tail + "]");
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append('\n');
    }

    private static String quoted(String text) {
        return '"' + escaped(text) + '"';
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '&' -> escaped.append("&amp;");
                default -> escaped.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return escaped.toString();
    }
}
