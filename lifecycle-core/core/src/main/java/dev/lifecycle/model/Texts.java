package dev.lifecycle.model;

/**
 * Checks of the texts that come in from outside: names and ids. For stores and other code around a model that takes such texts, so that
 * all of them refuse the same ones in the same words.
 */
public final class Texts {

    /** The most characters an id may have. */
    public static final int LONGEST_ID = 255;

    private static final int SHOWN = 40;

    private Texts() {}

    /**
     * The text itself, if it says anything.
     *
     * @param what what it is, for the message, such as {@code "a model name"}
     * @throws IllegalArgumentException if it is blank
     */
    public static String requireText(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        return value;
    }

    /**
     * The id itself, if it is one.
     *
     * @param what what it is, for the message, such as {@code "a subject id"}
     * @throws IllegalArgumentException if it is blank or longer than {@value #LONGEST_ID} characters
     */
    public static String requireId(String value, String what) {
        requireText(value, what);
        if (value.length() > LONGEST_ID) {
            throw new IllegalArgumentException(what + " may have " + LONGEST_ID
                    + " characters at most, but this one has " + value.length() + ": " + value.substring(0, SHOWN)
                    + "…");
        }
        return value;
    }

    /** A revision as the four bytes in which positions keep it. */
    static int requireRevision(long revision, String subject) {
        if (revision < 0 || revision > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the position of '" + subject + "' needs a revision of 0 to 2147483647, but has " + revision);
        }
        return (int) revision;
    }
}
