package dev.lifecycle.jdbc;

/** The names of the tables, and what their columns hold at most. */
record TableNames(String prefix) {

    static final int LONGEST_MODEL = 128;
    static final int LONGEST_ID = 255;
    /** Of a touchpoint, as the first release composed them. */
    static final int LONGEST_KEY = 640;

    String position() {
        return prefix + "position";
    }

    String history() {
        return prefix + "history";
    }

    String event() {
        return prefix + "event";
    }

    /** One row that says which version the tables are of. */
    String schema() {
        return prefix + "schema";
    }

    /** One row for each customer whom a cap was asked for. */
    String customer() {
        return prefix + "customer";
    }

    /** There while one node changes the tables of a database whose such statements are not part of a transaction. */
    String underChange() {
        return prefix + "schema_under_change";
    }

    String touchpoint() {
        return prefix + "touchpoint";
    }
}
