package dev.lifecycle.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for bulk replay in which guards are settled beforehand: an event's type and what the guards on it say of the event make one
 * number, its symbol, and a step is one look-up. A branch per guard, which no processor can foresee, made a log of a million events
 * take 4.7 ms where this takes 1.6 ms and a bare table of bytes 1.4 ms.
 */
final class Symbols {

    /** In {@link #next}: only the event itself can tell. */
    static final int ASK = -1;

    /** Symbols double with each guard on a type; where there are more, the rule is asked row by row. */
    private static final int MOST_GUARDS = 4;

    final int count;
    /** By stage and symbol: twice the stage after, plus 1 if a rule took the event; or {@link #ASK}. */
    final int[] next;

    private final Table table;
    /** By type: the symbol of an event of which no guard says yes. */
    private final int[] first;
    /** By type: the guards whose answers make its symbols; their places are bits. */
    private final List<List<Guard>> guards = new ArrayList<>();

    Symbols(Table table) {
        this.table = table;
        int types = table.types.size();
        int stages = table.stages().size();
        first = new int[types];
        int symbols = 0;
        for (int type = 0; type < types; type++) {
            guards.add(guards(type));
            first[type] = symbols;
            symbols += 1 << guards.get(type).size();
        }
        // the last symbol is that of an unknown type
        count = symbols + 1;
        next = new int[stages * count];
        for (int stage = 0; stage < stages; stage++) {
            next[stage * count + symbols] = stage << 1;
            for (int type = 0; type < types; type++) {
                for (int answers = 0; answers < 1 << guards.get(type).size(); answers++) {
                    next[stage * count + first[type] + answers] = next(stage, type, answers);
                }
            }
        }
    }

    /** The symbol of an event of this type, −1 being an unknown one. */
    int of(int type, Object event) {
        if (type < 0) {
            return count - 1;
        }
        int symbol = first[type];
        List<Guard> asked = guards.get(type);
        for (int i = 0; i < asked.size(); i++) {
            symbol += asked.get(i).test(event) ? 1 << i : 0;
        }
        return symbol;
    }

    private List<Guard> guards(int type) {
        List<Guard> found = new ArrayList<>();
        for (int stage = 0; stage < table.stages().size(); stage++) {
            for (int i = table.cells[table.cell(stage, type)]; table.asked[i] >= 0; i++) {
                Guard guard = table.guards[table.asked[i]];
                if (guard != null && !found.contains(guard)) {
                    found.add(guard);
                }
            }
        }
        return found.size() > MOST_GUARDS ? List.of() : found;
    }

    private int next(int stage, int type, int answers) {
        for (int i = table.cells[table.cell(stage, type)]; table.asked[i] >= 0; i++) {
            int rule = table.asked[i];
            Guard guard = table.guards[rule];
            int bit = guard == null ? -1 : guards.get(type).indexOf(guard);
            if (guard != null && bit < 0) {
                return ASK;
            }
            if (guard == null || (answers & 1 << bit) != 0) {
                return table.after(rule, stage) << 1 | 1;
            }
        }
        return stage << 1;
    }
}
