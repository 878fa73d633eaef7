package dev.lifecycle.examples.benchmarks.jdbc;

import java.sql.SQLException;

/** Handles the events of a log from one place up to, and without, another. */
interface Handler {
    void handle(int from, int to) throws SQLException;

    /** The same cut into pieces of so many events. */
    default Handler inPieces(int size) {
        return (from, to) -> {
            for (int at = from; at < to; at += size) {
                handle(at, Math.min(at + size, to));
            }
        };
    }
}
