package dev.lifecycle.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of what the JDBC store refuses and reports. */
final class Messages {

    /** Why a touchpoint that is pending at an erasure is cancelled. */
    static final String ERASED = "the customer was erased";

    /** Why a touchpoint is cancelled that does not follow from what happened, as it is known now. */
    static final String RECOMPUTED = "recomputed";

    private Messages() {}

    static String failed(String what, @Nullable String why) {
        return "could not " + what + ": " + why + "; nothing of it was kept. Mend the database and do it again";
    }

    static String unsure(String what, @Nullable String why) {
        return "could not finish to " + what + ": " + why
                + "; it was kept whole or not at all. Do it again: event ids make that safe";
    }

    static String lostRace(String model, String subject, long revision) {
        return "subject '" + subject + "' in model " + model + " is no longer at revision " + revision
                + ", on which this was decided; roll the transaction back and run it again";
    }

    static String autoCommit() {
        return "the connection commits by itself, so there is no transaction to work in; call setAutoCommit(false)"
                + " first";
    }

    static String missing(List<String> problems, String prefix) {
        return "the lifecycle tables are not as needed: " + String.join("; ", problems)
                + ". Run the script for your database, h2.sql, postgresql.sql or mariadb.sql beside JdbcStore, or what"
                + " Schema.script gives for table prefix '" + prefix + "'";
    }

    static String missingTable(String table, @Nullable String why) {
        return "table " + table + " cannot be read (" + why + ")";
    }

    static String missingColumns(String table, List<String> columns) {
        return "table " + table + " lacks " + String.join(", ", columns);
    }

    static String badPrefix(String prefix) {
        return "'" + prefix
                + "' cannot begin a table's name; use letters, digits and underscores, a letter first, 40 at most";
    }

    static String noScript(String database) {
        return "there is no script for " + database + "; there are h2, postgresql and mariadb";
    }

    static String tooLong(String what, String text, int longest) {
        return what + " may have " + longest + " characters in the database, but this one has " + text.length() + ": "
                + text.substring(0, 40) + "…";
    }

    static String newerFormat(int format, int known, String where) {
        return where + " was written in format " + format + ", but this version reads up to " + known
                + "; update the library before it reads this database";
    }

    static String badCursor(String cursor) {
        return "'" + cursor + "' is no cursor of this query; hand back the one of the page before, unchanged";
    }

    static String pageTooSmall(int limit) {
        return "a page needs room for at least 1 item, not " + limit;
    }

    static String noCodec() {
        return "the store keeps no events; give JdbcOptions a codec with keepEvents";
    }
}
