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
    /** Goes back to where the stage was last entered from; the rule's target stands in where that is not known. */
    public static final byte BACK = 4;
    /** The same, in the next episode. */
    public static final byte REOPEN_BACK = 5;
    /** Remains in the stage. This kind and those above it do not leave. */
    public static final byte STAY = 6;
    /** Remains in the stage and does nothing. */
    public static final byte IGNORE = 7;

    /** The event is no activity. */
    public static final byte NO_ACTIVITY = 1;
    /** Something is kept of the event: a date, a text or a note. */
    public static final byte KEEPS = 2;
    /** How often the timer fires is counted. */
    public static final byte COUNTED = 4;

    /** In place of a guard's or a target's number. */
    public static final int NONE = -1;

    private final byte[] kinds;
    private final short[] targets;
    private final int[] guards;
    private final byte[] marks;

    /** Columns of one length, of rules that no mark is on. */
    public RuleColumns(byte[] kinds, short[] targets, int[] guards) {
        this(kinds, targets, guards, new byte[kinds.length]);
    }

    /**
     * Columns of one length.
     *
     * @param kinds   what the rule does
     * @param targets the number of its one fixed target, or {@link #NONE}
     * @param guards  the first rule that asks the same guard, or {@link #NONE} if it asks none
     * @param marks   what else there is to know of the rule, a bit each
     */
    public RuleColumns(byte[] kinds, short[] targets, int[] guards, byte[] marks) {
        this.kinds = kinds;
        this.targets = targets;
        this.guards = guards;
        this.marks = marks;
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

    /** Whether it starts the next episode. */
    public boolean reopens(int rule) {
        return kinds[rule] == REOPEN || kinds[rule] == REOPEN_BACK;
    }

    /** Whether it goes back to where the stage was entered from. */
    public boolean goesBack(int rule) {
        return kinds[rule] == BACK || kinds[rule] == REOPEN_BACK;
    }

    /** Whether this mark is on it. */
    public boolean is(byte mark, int rule) {
        return (marks[rule] & mark) != 0;
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

    /** The stage after this rule fired in this one, unless a chooser or the way here says which. */
    public int after(int rule, int stage) {
        return kinds[rule] == TO || kinds[rule] == REOPEN ? targets[rule] : stage;
    }
}
