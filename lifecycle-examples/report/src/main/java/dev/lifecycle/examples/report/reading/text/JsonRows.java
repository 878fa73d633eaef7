package dev.lifecycle.examples.report.reading.text;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Objects of JSON, one to a line or in an array, as rows. A value within an object is named with dots, {@code customer.email}; lists are
 * passed over.
 */
public final class JsonRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BROKEN = 100;
    private static final int SAMPLE = 1_000;

    private final Map<String, Integer> slots = new HashMap<>();
    private final Row row;
    private final int width;
    private final Rows to;
    private long first = 1;
    private boolean inArray;

    private JsonRows(Layout layout, int[] slotOf, Rows to) {
        int cells = 0;
        for (int i = 0; i < slotOf.length; i++) {
            if (slotOf[i] >= 0) {
                slots.put(layout.header().get(i), slotOf[i]);
                cells = Math.max(cells, slotOf[i] + 1);
            }
        }
        row = new Row(cells);
        width = layout.width();
        this.to = to;
    }

    /** The names that the first objects have. */
    public static List<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        try (JsonParser json = JSON.createParser(text)) {
            int left = SAMPLE;
            for (JsonToken token = json.nextToken(); token != null && left-- > 0; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    values(json, (name, value) -> names.add(name));
                }
            }
        } catch (JacksonException e) {
            if (names.isEmpty()) {
                throw new UnreadableException(Messages.noJson(e.getOriginalMessage()));
            }
        }
        return List.copyOf(names);
    }

    public static void read(String name, Text text, Layout layout, int[] slotOf, Rows to) throws IOException {
        JsonRows rows = new JsonRows(layout, slotOf, to);
        int broken = 0;
        while (true) {
            try (Reader reader = text.openAfter(rows.first - 1)) {
                rows.read(reader);
                return;
            } catch (JacksonException e) {
                long line = rows.first
                        - 1
                        + Math.max(
                                1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
                if (rows.inArray || ++broken > MOST_BROKEN) {
                    throw new UnreadableException(Messages.brokenJson(name, line, e.getOriginalMessage()));
                }
                to.broken(line, text.line(line), Messages.NO_OBJECT);
                rows.first = line + 1;
            }
        }
    }

    private void read(Reader reader) {
        long before = first - 1;
        try (JsonParser json = JSON.createParser(reader)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    inArray = true;
                } else if (token == JsonToken.START_OBJECT) {
                    row.begin(before + json.currentTokenLocation().getLineNr());
                    row.named(width, "{…}");
                    values(json, this::put);
                    if (!to.row(row)) {
                        return;
                    }
                }
            }
        }
    }

    private void put(String name, String value) {
        Integer slot = slots.get(name);
        if (slot != null) {
            row.cell(slot).set(value);
        }
    }

    private static void values(JsonParser json, BiConsumer<String, String> to) {
        Deque<String> prefixes = new ArrayDeque<>();
        String prefix = "";
        String name = "";
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            switch (token) {
                case PROPERTY_NAME -> name = prefix + json.currentName();
                case START_OBJECT -> {
                    prefixes.push(prefix);
                    prefix = name + ".";
                }
                case END_OBJECT -> {
                    if (prefixes.isEmpty()) {
                        return;
                    }
                    prefix = prefixes.pop();
                }
                case START_ARRAY -> json.skipChildren();
                case VALUE_NULL -> to.accept(name, "");
                default -> to.accept(name, json.getString());
            }
        }
    }
}
