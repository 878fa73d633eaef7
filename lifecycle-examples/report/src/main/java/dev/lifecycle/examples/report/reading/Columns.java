package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.Layout;
import dev.lifecycle.examples.report.reading.text.Row;
import dev.lifecycle.examples.report.reading.value.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which columns of a layout are read, and into which cell of a row each goes; one column may be asked for twice. */
final class Columns {

    /** A column and the value its rows must have. */
    record Wanted(int slot, String value) {}

    private final Layout layout;
    private final int[] slots;
    private final EnumMap<Role, Integer> columns = new EnumMap<>(Role.class);
    private final List<Wanted> where = new ArrayList<>();
    private int used;

    Columns(Layout layout) {
        this.layout = layout;
        slots = new int[layout.width()];
        Arrays.fill(slots, -1);
    }

    void put(Role role, int column) {
        columns.put(role, column);
        slot(column);
    }

    void where(int column, String value) {
        where.add(new Wanted(slot(column), value.toLowerCase(Locale.ROOT)));
    }

    private int slot(int column) {
        if (slots[column] < 0) {
            slots[column] = used++;
        }
        return slots[column];
    }

    boolean has(Role role) {
        return columns.containsKey(role);
    }

    /** Whether an amount is worked out as quantity times price. */
    boolean isProduct() {
        return has(Role.QUANTITY) && has(Role.PRICE) && !has(Role.AMOUNT);
    }

    /** The column's number from 0; -1 if there is none. */
    int of(Role role) {
        return columns.getOrDefault(role, -1);
    }

    /** For each column of the layout, the cell it goes to. */
    int[] slots() {
        return slots;
    }

    /** The cell of a role; null if no column has it. */
    @Nullable
    Cell cell(Role role, Row row) {
        Integer column = columns.get(role);
        return column == null ? null : row.cell(slots[column]);
    }

    /** The cell of a role that has a column. */
    Cell needed(Role role, Row row) {
        return Objects.requireNonNull(cell(role, row), "a column that was chosen");
    }

    List<Wanted> where() {
        return where;
    }

    String name(Role role) {
        int column = of(role);
        return column < 0
                ? role.name().toLowerCase(Locale.ROOT)
                : layout.header().get(column);
    }

    /** Such as {@code who: customer_id, when: date, how much: dollars}. */
    String told() {
        List<String> parts = new ArrayList<>(List.of("who: " + name(Role.CUSTOMER), "when: " + name(Role.DATE)));
        if (isProduct()) {
            parts.add("how much: " + name(Role.QUANTITY) + " × " + name(Role.PRICE));
        } else {
            parts.add(has(Role.AMOUNT) ? "how much: " + name(Role.AMOUNT) : "no amounts");
        }
        if (has(Role.ORDER)) {
            parts.add("order: " + name(Role.ORDER));
        }
        return String.join(", ", parts);
    }
}
