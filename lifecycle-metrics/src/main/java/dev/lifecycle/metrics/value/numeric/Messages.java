package dev.lifecycle.metrics.value.numeric;

/** What is said of numbers no model can take. */
final class Messages {

    private Messages() {}

    static String parameterNotPositive(String name, double value) {
        return "parameter " + name + " must be a positive number, but is " + value;
    }

    static String notNegative(String name, double value) {
        return "the " + name + " must be a number ≥ 0, but is " + value;
    }

    static String notPositive(String name, double value) {
        return "the " + name + " must be a number above 0, but is " + value;
    }

    static String noShare(String name, double value) {
        return "the " + name + " is a share above 0 and at most 1, such as 0.3, but is " + value;
    }

    static String columnsDiffer(String what, int length, int expected) {
        return "every column needs a value per row, but " + what + " has " + length + " for " + expected + " rows";
    }

    static String levelOutOfRange(double level) {
        return "a confidence level lies between 0 and 1, such as 0.95, but is " + level;
    }
}
