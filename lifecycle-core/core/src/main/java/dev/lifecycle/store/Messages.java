package dev.lifecycle.store;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.Stage;

/** The texts of what this package refuses and records. */
final class Messages {

    /** Why a touchpoint that is pending at an erasure is cancelled. */
    static final String ERASED = "the customer was erased";

    /** Why a touchpoint is cancelled that does not follow from what happened, as it is known now. */
    static final String RECOMPUTED = "recomputed";

    private Messages() {}

    static String left(Stage stage) {
        return "left " + stage.id();
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

    static String belowFirst(Position position) {
        return "a commit writes revision 1 or higher, but " + position + " has revision " + position.revision()
                + "; use position.atRevision(found + 1)";
    }

    static String eventWithoutRow(String eventId, Position position) {
        return "the commit of event '" + eventId + "' for " + position
                + " has no row of history; every handled event has one, a refused one too";
    }

    static String strayPart(String part, Position position) {
        return part + " does not belong to revision " + position.revision() + " of '" + position.subject()
                + "' in model " + position.model() + ", which the commit writes";
    }

    static void requireClosed(Position position) {
        if (!position.isFrozen() || position.nextDue().isPresent()) {
            throw new IllegalArgumentException("the position of '" + position.subject() + "' in model "
                    + position.model() + " is still open; freeze it and take away its timer");
        }
    }

    static String noSurrogate(String subject) {
        return "'" + subject + "' would keep its name when erased; give the position a random surrogate";
    }

    static String notTwo(Position into, Position from) {
        return "cannot join '" + from.subject() + "' of model " + from.model() + " to '" + into.subject()
                + "' of model " + into.model() + "; give two subjects of one model";
    }
}
