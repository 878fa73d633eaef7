package dev.lifecycle.store;

/** The texts of what this package refuses and records. */
final class Messages {

    /** Why a touchpoint is cancelled that does not follow from what happened, as it is known now. */
    static final String RECOMPUTED = "recomputed";

    private Messages() {}

    static String badCap(int most) {
        return "a limit needs at least 1 contact, not " + most;
    }

    static String keyGivenTwice(String key) {
        return "the touchpoint key '" + key + "' was given before; keys are unique for ever, so draw them at random";
    }

    static String mergedInto(String subject) {
        return "merged into " + subject;
    }

    static String pageTooSmall(int limit) {
        return "a page needs room for at least 1 item, not " + limit;
    }

    static String badCursor(String cursor) {
        return "'" + cursor + "' is no cursor of this query; hand back the one of the page before, unchanged";
    }

    static String belowFirst(String position, long revision) {
        return "a commit writes revision 1 or higher, but " + position + " has revision " + revision
                + "; use position.atRevision(found + 1)";
    }

    static String notBefore(String found, long foundRevision, String after, long revision) {
        return "what is to be kept (" + after + ", revision " + revision
                + ") was not decided on what is said to have been found (" + found + ", revision " + foundRevision
                + "); give the position of the same subject under the revision before";
    }

    static String eventWithoutRow(String eventId, String position) {
        return "the commit of event '" + eventId + "' for " + position
                + " has no row of history; every handled event has one, a refused one too";
    }

    static String strayPart(String part, String model, String subject, long revision) {
        return part + " does not belong to revision " + revision + " of '" + subject + "' in model " + model
                + ", which the commit writes";
    }

    static String stillOpen(String subject, String model) {
        return "the position of '" + subject + "' in model " + model
                + " is still open; freeze it and take away its timer";
    }

    static String noSurrogate(String subject) {
        return "'" + subject + "' would keep its name when erased; give the position a random surrogate";
    }

    static String notTwo(String from, String fromModel, String into, String intoModel) {
        return "cannot join '" + from + "' of model " + fromModel + " to '" + into + "' of model " + intoModel
                + "; give two subjects of one model";
    }
}
