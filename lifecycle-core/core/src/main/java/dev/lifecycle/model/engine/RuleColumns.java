package dev.lifecycle.model.engine;

/** By rule: what firing does and which guard is asked, as columns of numbers. The arrays are the columns' own from the beginning. */
public final class RuleColumns {

    /** Leads to the rule's target. */
    public static final byte TO = 0;
    /** Leads to whichever target the rule's chooser picks. */
    public static final byte CHOOSE = 1;
    /** Leaves the stage and enters it again. */
    public static final byte REENTER = 2;
    /** Leads to the rule's target, in the next episode. */
    public static final byte REOPEN = 3;
    /** Remains in the stage. This kind and those above it do not leave. */
    public static final byte STAY = 4;
    /** Remains in the stage and does nothing. */
    public static final byte IGNORE = 5;

    /** In place of a guard's or a target's number. */
    public static final int NONE = -1;

    private final byte[] kinds;
    private final short[] targets;
    private final int[] guards;

    /**
     * Columns of one length.
     *
     * @param kinds   what the rule does
     * @param targets the number of its one fixed target, or {@link #NONE}
     * @param guards  the first rule that asks the same guard, or {@link #NONE} if it asks none
     */
    public RuleColumns(byte[] kinds, short[] targets, int[] guards) {
        this.kinds = kinds;
        this.targets = targets;
        this.guards = guards;
    }

    /** How many rules. */
    public int size() {
        return kinds.length;
    }

    /** What the rule does. */
    public byte kind(int rule) {
        return kinds[rule];
    }

    /** Whether it leaves the stage, if only to enter it again. */
    public boolean leaves(int rule) {
        return kinds[rule] < STAY;
    }

    /** Whether it asks a guard. */
    public boolean isGuarded(int rule) {
        return guards[rule] != NONE;
    }

    /** The first rule that asks the same guard, which is the guard's number; {@link #NONE} if it asks none. */
    public int guard(int rule) {
        return guards[rule];
    }

    /** The number of the fixed target, or {@link #NONE}. */
    public int target(int rule) {
        return targets[rule];
    }

    /** The stage after this rule fired in this one, unless it is a chooser's. */
    public int after(int rule, int stage) {
        return kinds[rule] == TO || kinds[rule] == REOPEN ? targets[rule] : stage;
    }
}
