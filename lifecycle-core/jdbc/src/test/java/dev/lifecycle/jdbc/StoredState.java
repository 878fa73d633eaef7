package dev.lifecycle.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/** All rows of the tables as text, to see whether anything at all has changed. */
final class StoredState {

    private StoredState() {}

    static List<String> of(DataSource source) {
        List<String> tables = new ArrayList<>(ofTheFirstRelease());
        tables.add(new TableNames(JdbcOptions.defaults().tablePrefix()).customer());
        return of(source, tables);
    }

    /** The tables that there were in the first release. */
    static List<String> ofTheFirstRelease() {
        TableNames names = new TableNames(JdbcOptions.defaults().tablePrefix());
        return List.of(names.position(), names.history(), names.event(), names.touchpoint());
    }

    /** Of each position and row of history: whose it is, its format, and whether it has anything in the column of the second format. */
    static List<String> formats(DataSource source) {
        TableNames names = new TableNames(JdbcOptions.defaults().tablePrefix());
        List<String> formats = new ArrayList<>();
        formats.addAll(formats(source, names.position(), "", "memory", "remembers"));
        formats.addAll(formats(source, names.history(), "row of ", "kept", "keeps"));
        formats.sort(null);
        return formats;
    }

    private static List<String> formats(DataSource source, String table, String what, String column, String ifThere) {
        List<String> formats = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT subject, row_format, " + column + " FROM " + table)) {
            while (rows.next()) {
                formats.add(what + rows.getString(1) + " " + rows.getInt(2) + " "
                        + (rows.getString(3) == null ? null : ifThere));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read " + table, e);
        }
        return formats;
    }

    static List<String> of(DataSource source, List<String> tables) {
        List<String> state = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    while (rows.next()) {
                        TreeMap<String, String> row = new TreeMap<>();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            row.put(rows.getMetaData().getColumnName(i), String.valueOf(rows.getString(i)));
                        }
                        state.add(table + row);
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the tables", e);
        }
        state.sort(null);
        return state;
    }
}
