package dev.lifecycle.examples.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of aligned cells: the first column to the left, the others to the right, and to the left again from a given one on. */
public final class Grid {

    private final List<List<String>> lines = new ArrayList<>();
    private final int leftFrom;

    /** All columns but the first to the right. */
    public Grid() {
        this(Integer.MAX_VALUE);
    }

    /** Columns from this one on (the first is 0) to the left, as bars and sentences want it. */
    public Grid(int leftFrom) {
        this.leftFrom = leftFrom;
    }

    /** Adds a line. */
    public Grid line(List<String> cells) {
        lines.add(List.copyOf(cells));
        return this;
    }

    /** Adds a line. */
    public Grid line(String... cells) {
        return line(List.of(cells));
    }

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
                boolean left = i == 0 || i >= leftFrom;
                row.append(i == 0 ? "" : "  ").append(left ? line.get(i) + blanks : blanks + line.get(i));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
