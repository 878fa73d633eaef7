package dev.lifecycle.jdbc;

import dev.lifecycle.stage.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The texts of what the JDBC store refuses and reports. */
final class Messages {

    /** Why a touchpoint that is pending at an erasure is cancelled. */
    static final String ERASED = "the customer was erased";

    /** Why a touchpoint is cancelled that does not follow from what happened, as it is known now. */
    static final String RECOMPUTED = "recomputed";

    private static final int SHOWN = 40;

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

    static String lostRace(String what, @Nullable String why) {
        return "could not " + what + ", as the database gave way to another transaction (" + why
                + "); roll the transaction back and run it again";
    }

    static String mayBeTheHosts() {
        return "the data source gave a connection with auto-commit off: somebody may have a transaction open on it, so the"
                + " store will not commit or roll it back. Three ways out: switch auto-commit on in the pool, or give the"
                + " store the data source behind the proxy, if it is to have transactions of its own; say"
                + " JdbcOptions.ownConnections() if auto-commit is off only because the pool is set so; or take part in the"
                + " transaction that is open with customers.within(store.within(connection)), or where a framework opens them, with"
                + " JdbcOptions.joining(transactions)";
    }

    static String autoCommit() {
        return "the connection commits by itself, so there is no transaction to work in; call setAutoCommit(false)"
                + " first";
    }

    static String readOnly(String what) {
        return "the transaction that is open on this thread is read-only, so nothing can be written in it: could not "
                + what + "; open one that is not, or do it outside of it";
    }

    static String ended(String what) {
        return "could not " + what + ": the transaction has ended, and its connection is not the store's any more";
    }

    static String noConnection(String what, @Nullable String why) {
        return "could not " + what + ": no connection was to be had (" + why
                + "); nothing was changed. If this thread has a transaction of its own set aside (REQUIRES_NEW, NOT_SUPPORTED),"
                + " it keeps that one's connection while it waits for a second: the pool must have more connections than there"
                + " are threads that may do so, or the work must take part in the transaction that is open";
    }

    static String notUpdated(int from, int to, @Nullable String why) {
        return "could not bring the lifecycle tables from version " + from + " to " + to + ": " + why
                + ". Look at what was done so far, mend it, and start again; or run the numbered scripts yourself";
    }

    static String underChange(String table) {
        return "table " + table
                + " says that a node is changing the lifecycle tables, and has been for a minute. If none is,"
                + " one died in the midst: look how far it came, finish or undo that by hand with the numbered scripts, drop "
                + table + ", and start again";
    }

    static String interrupted() {
        return "the thread was interrupted while it waited for another node that is changing the lifecycle tables";
    }

    static String missing(List<String> problems, String prefix) {
        return "the lifecycle tables are not as needed: " + String.join("; ", problems)
                + ". Run the scripts for your database beside JdbcStore, such as postgresql-1.sql and those that follow it, or"
                + " what Schema.script gives for table prefix '" + prefix + "'";
    }

    static String oldTables(int found, int needed, String prefix) {
        return "the lifecycle tables are of version " + found + (found == 1 ? ", those of the first release," : "")
                + " but this library needs version " + needed
                + ". Run the numbered scripts in between for your database"
                + " beside JdbcStore, beginning with such as postgresql-" + (found + 1)
                + ".sql, or what Schema.statements gives from version " + found + " to " + needed
                + " for table prefix '"
                + prefix + "'";
    }

    static String newTables(int found, int known) {
        return "the lifecycle tables are of version " + found + ", but this library knows them up to version " + known
                + "; update the library before it works on this database";
    }

    static String noVersion(String table, int rows) {
        return "table " + table + " must hold one row, the version of the lifecycle tables, but holds " + rows;
    }

    static String noSuchVersions(int from, int to, int newest) {
        return "there are no scripts from version " + from + " to " + to + " of the tables; versions go from 0, none at"
                + " all, to " + newest + ", and only upwards";
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
                + shown(text);
    }

    static String newerFormat(int format, int known, String where) {
        return where + " was written in format " + format + ", but this version reads up to " + known
                + "; update the library before it reads this database";
    }

    static String newerWord(String what, String word, String where) {
        return where + " has the " + what + " " + word
                + ", which this version does not know; update the library before it" + " reads this database";
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

    static String unreadable(String where, int field, String expected, @Nullable String seen) {
        return where + " cannot be read: its field " + field + " should be " + expected + ", but "
                + (seen == null ? "there is none" : "is '" + shown(seen) + "'")
                + ". This library has not written it so; restore the column from a backup";
    }

    private static String shown(String text) {
        return Texts.inOneLine(text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }
}
