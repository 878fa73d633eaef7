package dev.lifecycle.store;

/** The texts of what this package refuses and records. */
final class Messages {

    /** Why a touchpoint that is cancelled by leaving was. */
    static final String LEFT = "the customer left the stage";

    private Messages() {}

    static String pageTooSmall(int limit) {
        return "a page needs room for at least 1 item, not " + limit;
    }

    static String badCursor(String cursor) {
        return "'" + cursor + "' is no cursor of this query; hand back the one of the page before, unchanged";
    }
}
