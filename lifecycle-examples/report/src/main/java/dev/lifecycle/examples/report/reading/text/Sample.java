package dev.lifecycle.examples.report.reading.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The first rows of a text under one layout, each with its fields. */
public final class Sample implements Rows {

    private static final int MOST_ROWS = 2_000;
    private static final int MOST_COLUMNS = 500;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    private Sample() {}

    /** The rows; none where the layout cannot be that of the text, because quotes are broken in too many of them. */
    public static Sample tried(String name, Text text, Layout layout) throws IOException {
        try {
            return of(name, text, layout);
        } catch (UnreadableException e) {
            return new Sample();
        }
    }

    public static Sample of(String name, Text text, Layout layout) throws IOException {
        Sample sample = new Sample();
        int columns = layout.json() ? layout.width() : MOST_COLUMNS;
        Rows.read(name, text, layout, IntStream.range(0, columns).toArray(), sample);
        return sample;
    }

    @Override
    public boolean row(Row row) {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < Math.min(row.fields(), MOST_COLUMNS); i++) {
            fields.add(row.cell(i).toString());
        }
        rows.add(fields);
        lines.add(row.line());
        return rows.size() < MOST_ROWS;
    }

    @Override
    public void broken(long line, String text, String problem) {
        rows.add(List.of());
        lines.add(line);
    }

    public List<List<String>> rows() {
        return rows;
    }

    public long line(int row) {
        return lines.get(row);
    }

    /** The number of fields that most rows have. */
    public int width() {
        Map<Integer, Long> widths = new TreeMap<>(Collections.reverseOrder());
        rows.forEach(row -> widths.merge(row.size(), 1L, Long::sum));
        return widths.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The share of rows that have as many fields as most. */
    public double regularity() {
        int width = width();
        return rows.isEmpty()
                ? 0
                : (double) rows.stream().filter(row -> row.size() == width).count() / rows.size();
    }
}
