package dev.lifecycle.jdbc;

/** The names of the four tables, and what their columns hold at most. */
record TableNames(String prefix) {

    static final int LONGEST_MODEL = 128;
    static final int LONGEST_ID = 255;

    String position() {
        return prefix + "position";
    }

    String history() {
        return prefix + "history";
    }

    String event() {
        return prefix + "event";
    }

    String touchpoint() {
        return prefix + "touchpoint";
    }
}
