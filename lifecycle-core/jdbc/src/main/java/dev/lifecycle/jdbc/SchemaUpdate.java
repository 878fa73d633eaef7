package dev.lifecycle.jdbc;

import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of one database to the version that is needed, by one node at a time. Where statements that change tables are part of
 * a transaction, all of it is one; elsewhere a table that only one node can create says who is at it, and who finds it waits.
 */
final class SchemaUpdate {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaUpdate.class);
    private static final int LOOKS = 240;
    private static final int MILLIS_BETWEEN = 250;

    private final DataSource source;
    private final JdbcOptions options;
    private final TableNames names;
    private final SchemaCheck check;

    SchemaUpdate(DataSource source, JdbcOptions options) {
        this.source = source;
        this.options = options;
        names = new TableNames(options.tablePrefix());
        check = new SchemaCheck(new OwnTransactions(source, true), names);
    }

    /** Answers which version was found, 0 for no tables at all. */
    int toNewest() {
        int found = onceNobodyIsAtIt();
        if (found >= Schema.version()) {
            return found;
        }
        try (Connection connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            boolean isOurTurn;
            try {
                isOurTurn =
                        Schema.scriptsOf(connection).equals("postgresql") ? atOnce(connection) : oneByOne(connection);
            } finally {
                connection.setAutoCommit(autoCommit);
            }
            if (isOurTurn) {
                return found;
            }
        } catch (SQLException e) {
            throw new StoreException(Messages.notUpdated(found, Schema.version(), e.getMessage()), e);
        }
        return onceNobodyIsAtIt();
    }

    /** PostgreSQL: all of it in one transaction, under a lock that ends with the connection at the latest. */
    private boolean atOnce(Connection connection) throws SQLException {
        String lock = "(" + names.prefix().hashCode() + ")";
        execute(connection, List.of("SELECT pg_advisory_lock" + lock));
        try {
            List<String> statements = stillMissing(connection);
            connection.setAutoCommit(false);
            try {
                execute(connection, statements);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } finally {
            execute(connection, List.of("SELECT pg_advisory_unlock" + lock));
        }
        return true;
    }

    /** Elsewhere each statement stands by itself; whoever creates the table that says so is at it. */
    private boolean oneByOne(Connection connection) throws SQLException {
        try {
            execute(connection, List.of("CREATE TABLE " + names.underChange() + " (version INTEGER)"));
        } catch (SQLException e) {
            if (onThis(connection).isThere(names.underChange())) {
                return false;
            }
            throw e;
        }
        execute(connection, stillMissing(connection));
        execute(connection, List.of("DROP TABLE " + names.underChange()));
        return true;
    }

    /** Looked at again: somebody may have finished between the first look and now. */
    private List<String> stillMissing(Connection connection) {
        int found = onThis(connection).version();
        if (found >= Schema.version()) {
            return List.of();
        }
        LOG.info("bringing the tables {}… from version {} to {}", names.prefix(), found, Schema.version());
        return Schema.statements(Schema.scriptsOf(connection), found, Schema.version(), options);
    }

    /** A pool may have this one connection alone. */
    private SchemaCheck onThis(Connection connection) {
        return new SchemaCheck(new HostTransaction(JoinedTransaction.over(() -> connection)), names);
    }

    /** Waits while somebody else is at it. */
    private int onceNobodyIsAtIt() {
        for (int look = 0; look < LOOKS; look++) {
            if (!check.isThere(names.underChange())) {
                return check.version();
            }
            pause();
        }
        throw new StoreException(Messages.underChange(names.underChange()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Messages.interrupted(), e);
        }
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
