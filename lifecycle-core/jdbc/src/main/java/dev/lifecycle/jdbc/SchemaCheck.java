package dev.lifecycle.jdbc;

import dev.lifecycle.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks at the tables that are there: which version they say they are of, and which columns they have. */
final class SchemaCheck {

    /** How the first release's tables are known: they have none that says which version they are of. */
    private static final int FIRST = 1;

    private final Transactions transactions;
    private final TableNames names;

    SchemaCheck(Transactions transactions, TableNames names) {
        this.transactions = transactions;
        this.names = names;
    }

    /** 0 if there are no tables. */
    int version() {
        if (isMissing(names.position())) {
            return 0;
        }
        if (isMissing(names.schema())) {
            return FIRST;
        }
        List<Integer> versions = transactions.read(() -> "look at table " + names.schema(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement("SELECT version FROM " + names.schema());
                    ResultSet rows = statement.executeQuery()) {
                List<Integer> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
                return found;
            }
        });
        if (versions.size() != 1) {
            throw new StoreException(Messages.noVersion(names.schema(), versions.size()));
        }
        return versions.get(0);
    }

    /** What is missing, in words; nothing if all is there. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        check(names.position(), PositionRow.COLUMNS, problems);
        check(names.history(), HistoryTable.COLUMNS, problems);
        check(names.event(), EventTable.COLUMNS, problems);
        List<String> touchpoint = new ArrayList<>(TouchpointRow.READ);
        touchpoint.addAll(List.of("place", "leased_until", "sending", "sent_at", "customer"));
        check(names.touchpoint(), touchpoint, problems);
        check(names.customer(), List.of("customer", "revision"), problems);
        return problems;
    }

    private boolean isMissing(String table) {
        List<String> problems = new ArrayList<>();
        check(table, List.of(), problems);
        return !problems.isEmpty();
    }

    private void check(String table, List<String> needed, List<String> problems) {
        Set<String> found = transactions.read(() -> "look at table " + table, connection -> {
            try {
                return columns(connection, table);
            } catch (SQLException e) {
                problems.add(Messages.missingTable(table, e.getMessage()));
                return Set.copyOf(needed);
            }
        });
        List<String> missing =
                needed.stream().filter(column -> !found.contains(column)).toList();
        if (!missing.isEmpty()) {
            problems.add(Messages.missingColumns(table, missing));
        }
    }

    private static Set<String> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + table + " WHERE 1 = 0");
                ResultSet nothing = statement.executeQuery()) {
            ResultSetMetaData metaData = nothing.getMetaData();
            Set<String> columns = new HashSet<>();
            for (int i = 1; i <= metaData.getColumnCount(); i++) {
                columns.add(metaData.getColumnName(i).toLowerCase(Locale.ROOT));
            }
            return columns;
        }
    }
}
