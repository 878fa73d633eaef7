package dev.lifecycle.boot.transaction;

import org.jspecify.annotations.Nullable;

/** The texts of what is refused here. */
final class Messages {

    private Messages() {}

    static String otherTransaction() {
        return "a transaction is open on this thread, but not over the lifecycle's data source, so a change of stage would not be"
                + " rolled back with it. Three ways out: let the transaction be that of a JDBC or JPA transaction manager over this"
                + " data source; name the data source of the transaction with lifecycle.datasource; or call the lifecycle outside of"
                + " it, such as with propagation NOT_SUPPORTED";
    }

    static String unseenTransaction() {
        return "a connection is bound to this thread by a transaction manager that synchronises nothing"
                + " (SYNCHRONIZATION_NEVER), so the lifecycle would not hear whether it commits; let it synchronise";
    }

    static String unusable(@Nullable String why) {
        return "the connection of the open transaction cannot be used: " + why + "; roll it back and run it again";
    }

    static String notCommittedLate(@Nullable String why) {
        return "what was changed after the commit, while others were told of it, could not be committed: " + why
                + "; do it again: event ids make that safe";
    }
}
