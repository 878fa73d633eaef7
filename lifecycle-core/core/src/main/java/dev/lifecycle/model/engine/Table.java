package dev.lifecycle.model.engine;

import java.util.Arrays;

/**
 * A model compiled to arrays over stage and event-type numbers. For each stage and type there is a cell: the rules that may fire, in
 * the order they are asked. Made by {@link TableCompiler}, then never changed.
 */
public final class Table {

    /** In {@link #direct()}: no rule takes this event here. */
    public static final short NOTHING = -1;
    /** In {@link #direct()}: which rule fires depends on a guard or a chooser. */
    public static final short ASK = -2;

    private final int stages;
    private final int types;
    private final short[] direct;
    /** By cell: where its rules begin in {@link #asked}. */
    private final int[] cells;
    /** Rule numbers in the order asked, each cell's closed by −1. */
    private final int[] asked;

    Table(int stages, int types, short[] direct, int[] cells, int[] asked) {
        this.stages = stages;
        this.types = types;
        this.direct = direct;
        this.cells = cells;
        this.asked = asked;
    }

    /** How many stages. */
    public int stages() {
        return stages;
    }

    /** How many event types. */
    public int types() {
        return types;
    }

    /** The number of a cell: what hot loops find the first place and the direct answer by. */
    public int cell(int stage, int type) {
        return stage * types + type;
    }

    /** By cell: the stage after the event where that is certain, else {@link #NOTHING} or {@link #ASK}. The table's own; only to be read. */
    public short[] direct() {
        return direct;
    }

    /** Where the rules of this cell begin. */
    public int first(int cell) {
        return cells[cell];
    }

    /** The rule at this place, or −1 where a cell ends. */
    public int asked(int place) {
        return asked[place];
    }

    /** All rules of a cell in the order asked: for everything that has time to walk over a copy. */
    public int[] rulesAsked(int stage, int type) {
        int from = cells[cell(stage, type)];
        int to = from;
        while (asked[to] >= 0) {
            to++;
        }
        return Arrays.copyOfRange(asked, from, to);
    }
}
