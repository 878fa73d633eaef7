package dev.lifecycle.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** One statement run for many things: at once if there are several, plainly if there is one. */
final class Batch {

    /** Sets a statement's parameters, or answers that it is not to be run for this one. */
    interface Binder<T> {
        boolean bind(PreparedStatement statement, T item) throws SQLException;
    }

    private Batch() {}

    /** Whether every run of the statement is known to have changed one row. */
    static <T> boolean run(PreparedStatement statement, List<T> items, Binder<T> binder) throws SQLException {
        if (items.size() == 1) {
            return !binder.bind(statement, items.get(0)) || statement.executeUpdate() == 1;
        }
        boolean any = false;
        for (T item : items) {
            if (binder.bind(statement, item)) {
                statement.addBatch();
                any = true;
            }
        }
        boolean each = true;
        if (any) {
            for (int changed : statement.executeBatch()) {
                each &= changed == 1;
            }
        }
        return each;
    }
}
