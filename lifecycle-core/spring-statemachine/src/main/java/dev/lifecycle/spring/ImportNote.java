package dev.lifecycle.spring;

/**
 * One thing that an import did not, or not quite, bring over.
 *
 * @param kind  how much of it came over
 * @param where the state or transition, such as {@code PAID} or {@code NEW to PAID on PAY}
 * @param text  what it is and what to do, in a sentence
 */
public record ImportNote(Kind kind, String where, String text) {

    /** How much of a thing came over. */
    public enum Kind {
        /** It has no counterpart and is not in the model. */
        LEFT_OUT,
        /** It is in the model and behaves differently in the way described. */
        DIFFERS,
        /** It is in the model; something about it should be known or settled. */
        NOTE
    }

    /** Such as {@code LEFT_OUT, PAID: defers SHIP; …}. */
    @Override
    public String toString() {
        return kind + ", " + where + ": " + text;
    }
}
