package dev.lifecycle.diagram;

import dev.lifecycle.diagram.Drawing.Arrow;
import dev.lifecycle.diagram.Drawing.Box;
import dev.lifecycle.diagram.Drawing.Frame;
import java.util.List;

/** A drawing as a Mermaid {@code stateDiagram-v2}. */
final class Mermaid {

    private final Drawing drawing;
    private final StringBuilder text = new StringBuilder();

    Mermaid(Drawing drawing) {
        this.drawing = drawing;
    }

    String text() {
        text.append("stateDiagram-v2\n");
        frame(drawing.root(), "    ");
        drawing.choices().forEach(choice -> line("    ", "state " + choice + " <<choice>>"));
        drawing.nodes().forEach((id, written) -> line("    ", "state \"" + written + "\" as " + id));
        for (Box box : drawing.boxes()) {
            if (box.start()) {
                line("    ", "[*] --> " + box.id());
            }
        }
        for (Arrow arrow : drawing.arrows()) {
            line("    ", arrow.from() + " --> " + arrow.to() + " : " + arrow.label(Mermaid::escaped, "<br/>"));
        }
        for (Box box : drawing.boxes()) {
            if (box.terminal()) {
                line("    ", box.id() + " --> [*]");
            }
        }
        styles();
        return text.toString();
    }

    private void frame(Frame frame, String indent) {
        for (Box box : frame.boxes()) {
            List<String> lines = box.lines().stream().map(Mermaid::escaped).toList();
            line(indent, "state \"" + String.join("<br/>", lines) + "\" as " + box.id());
        }
        for (Frame inner : frame.frames()) {
            line(indent, "state \"" + escaped(inner.name()) + "\" as " + inner.id() + " {");
            frame(inner, indent + "    ");
            line(indent, "}");
        }
    }

    private void styles() {
        drawing.nodes().keySet().forEach(id -> line("    ", "style " + id + " stroke-dasharray:2 3,fill:none"));
        for (Box box : drawing.boxes()) {
            String style = (box.fill() == null ? "" : "fill:#" + box.fill() + ",color:#000000")
                    + (box.exit() && box.fill() != null ? "," : "")
                    + (box.exit() ? "stroke:#B03A2E,stroke-dasharray:5 3" : "");
            if (!style.isEmpty()) {
                line("    ", "style " + box.id() + " " + style);
            }
        }
    }

    private void line(String indent, String line) {
        text.append(indent).append(line).append('\n');
    }

    /** Mermaid's own entity codes for whatever is not plainly a letter, a digit or harmless; labels are read as Markdown. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        int[] characters = text.codePoints().toArray();
        boolean inWords = false;
        for (int i = 0; i < characters.length; i++) {
            int c = characters[i];
            inWords |= Character.isLetter(c); // before that, as in "1." or "-", it would begin a list
            boolean harmless =
                    c == '_' ? isWithinWord(characters, i) : (inWords ? " ,/([]'!?.-+)" : " ,/([]'!?").indexOf(c) >= 0;
            if (Character.isISOControl(c)) {
                escaped.append(' ');
            } else if (Character.isLetterOrDigit(c) || harmless) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        }
        return escaped.toString();
    }

    /** Elsewhere an underscore begins or ends emphasis. */
    private static boolean isWithinWord(int[] characters, int i) {
        return i > 0
                && i + 1 < characters.length
                && Character.isLetterOrDigit(characters[i - 1])
                && Character.isLetterOrDigit(characters[i + 1]);
    }
}
