package dev.lifecycle.metrics.value.numeric;

/** Refuses arguments no model can take. */
public final class Checks {

    private Checks() {}

    public static double parameter(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Messages.parameterNotPositive(name, value));
        }
        return value;
    }

    public static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Messages.notNegative(name, value));
        }
    }

    public static void positive(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(Messages.notPositive(name, value));
        }
    }

    /** A share of what is spent. */
    public static void share(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(Messages.noShare(name, value));
        }
    }

    public static void sameLength(String what, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException(Messages.columnsDiffer(what, length, expected));
        }
    }
}
