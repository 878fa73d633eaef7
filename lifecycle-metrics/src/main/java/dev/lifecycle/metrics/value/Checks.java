package dev.lifecycle.metrics.value;

/** Refuses arguments no model can take. */
final class Checks {

    private Checks() {}

    static double parameter(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Messages.parameterNotPositive(name, value));
        }
        return value;
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Messages.notNegative(name, value));
        }
    }

    static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Messages.notPositive(name, value));
        }
    }

    /** A share of what is spent. */
    static void share(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(Messages.noShare(name, value));
        }
    }

    static void sameLength(String what, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(Messages.columnsDiffer(what, length, expected));
        }
    }
}
