package dev.lifecycle.diagram;

import dev.lifecycle.diagram.Drawing.Arrow;
import dev.lifecycle.diagram.Drawing.Box;
import dev.lifecycle.diagram.Drawing.Frame;
import java.util.List;
import java.util.Locale;

/** A drawing as a PlantUML state diagram. */
final class PlantUml {

    private final Drawing drawing;
    private final StringBuilder text = new StringBuilder();

    PlantUml(Drawing drawing) {
        this.drawing = drawing;
    }

    String text() {
        line("", "@startuml");
        line("", "title " + escaped(drawing.title()));
        line("", "hide empty description");
        // by stereotype: inline, "line" would be read in the system's language, where it may have no capital i
        line("", "hide stereotype");
        line("", "<style>");
        line("", ".exit {");
        line("  ", "LineColor #B03A2E");
        line("  ", "LineStyle 5-3");
        line("", "}");
        line("", ".any {");
        line("  ", "LineStyle 2-3");
        line("", "}");
        line("", "</style>");
        frame(drawing.root(), "");
        drawing.choices().forEach(choice -> line("", "state " + choice + " <<choice>>"));
        drawing.nodes().forEach((id, written) -> line("", "state \"" + written + "\" as " + id + " <<any>>"));
        for (Box box : drawing.boxes()) {
            if (box.start()) {
                line("", "[*] --> " + box.id());
            }
        }
        for (Arrow arrow : drawing.arrows()) {
            line("", arrow.from() + " --> " + arrow.to() + " : " + arrow.label(PlantUml::escaped, "\\n"));
        }
        for (Box box : drawing.boxes()) {
            if (box.terminal()) {
                line("", box.id() + " --> [*]");
            }
        }
        line("", "@enduml");
        return text.toString();
    }

    private void frame(Frame frame, String indent) {
        for (Box box : frame.boxes()) {
            List<String> lines = box.lines().stream().map(PlantUml::escaped).toList();
            line(indent, "state \"" + String.join("\\n", lines) + "\" as " + box.id() + style(box));
        }
        for (Frame inner : frame.frames()) {
            line(indent, "state \"" + escaped(inner.name()) + "\" as " + inner.id() + " {");
            frame(inner, indent + "  ");
            line(indent, "}");
        }
    }

    private static String style(Box box) {
        return (box.exit() ? " <<exit>>" : "") + (box.fill() == null ? "" : " #" + box.fill());
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append('\n');
    }

    /** Code points by number for whatever is not plainly a letter, a digit or harmless, so that nothing is markup or a directive. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        int[] before = {0};
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                escaped.append(' ');
            } else if ((c < 128 && Character.isLetterOrDigit(c))
                    || c == ' '
                    || (c != before[0] && ".,_-+/()[]'?".indexOf(c) >= 0 && (before[0] != 0 || c == '('))
                    || (c >= 128 && c < 0x10000 && Character.isLetterOrDigit(c))) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append(String.format(Locale.ROOT, "<U+%04X>", c));
            }
            before[0] = c;
        });
        return escaped.toString();
    }
}
