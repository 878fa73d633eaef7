package dev.lifecycle.commit;

import java.time.Instant;

/** What is said of versions of a model that do not form a line. */
final class Messages {

    /** Says in a row of history that it planned no contact, as it was brought in quietly. */
    static final String NEXT_TICK = "the next one came";

    static final String QUIETLY = "quietly";

    private Messages() {}

    static String migrationsDoNotMeet(String migration, String model) {
        return "the migration from " + migration + " does not end at " + model + " or where the next one begins;"
                + " give the missing ones, oldest first";
    }

    static String notInForceLater(String way, Instant since, Instant before) {
        return "the migration " + way + " leads to a version in force since " + since
                + ", which must be later than that of the version before, " + before;
    }

    static String pastModelUnknown(String way) {
        return "RECOMPUTE needs the model that the migration " + way
                + " starts from, not its name alone; begin it with Migration.from(model)";
    }

    static String inForceUnknown(String way) {
        return "RECOMPUTE needs to know since when the version is in force that the migration " + way
                + " leads to; give it with migration(way, inForceSince)";
    }
}
