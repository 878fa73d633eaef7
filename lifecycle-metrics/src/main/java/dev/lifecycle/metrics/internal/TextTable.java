package dev.lifecycle.metrics.internal;

import java.util.ArrayList;
import java.util.List;

/** Lines of aligned cells for a result's text form: the first column to the left, all others to the right. */
public final class TextTable {

    private final List<List<String>> lines = new ArrayList<>();

    /** Adds a line; missing cells at its end are blank. */
    public TextTable line(List<String> cells) {
        lines.add(List.copyOf(cells));
        return this;
    }

    /** How many columns of a row of ages are shown: three years of months. */
    public static final int AGES = 37;

    /** What is said below a table of which not all ages are shown; empty text otherwise. */
    public static String cut(int ages) {
        return ages > AGES ? "the table shows the first " + AGES + " of " + ages + " columns\n" : "";
    }

    /** The aligned lines, and what the star says where one is open. */
    public String text(boolean open) {
        return this + (open ? "* the period is not over yet\n" : "");
    }

    /** The aligned lines, without blanks at their ends, each closed by a line feed. */
    @Override
    public String toString() {
        int columns = lines.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int i = 0; i < line.size(); i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                String blanks = " ".repeat(widths[i] - line.get(i).length());
                row.append(i == 0 ? "" : "  ");
                row.append(i == 0 ? line.get(i) + blanks : blanks + line.get(i));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
