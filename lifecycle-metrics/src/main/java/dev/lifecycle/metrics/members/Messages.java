package dev.lifecycle.metrics.members;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String countsTwice(String customer, long adds) {
        return "a count of customers has each of them once or not at all, but it has " + customer + " " + adds
                + " times; ask for another number, or for what each says with each(…)";
    }

    static String noSum(long counted, long members) {
        return "the number is " + counted + " over all and " + members
                + " over customers one by one, so it is no count that adds up over them (a limit, a rank, an amount)";
    }

    static String twice(int given, int different) {
        return "of " + given + " ids only " + different + " are different; a numbering has each of them once";
    }

    static String unknownNumber(int number, int size) {
        return "there is no customer " + number + "; numbers go from 0 to " + (size - 1);
    }

    static String ofTexts() {
        return "this numbering is of texts; ask for text(…) or make one with CustomerNumbering.ofLongs()";
    }

    static String ofNumbers() {
        return "this numbering is of whole numbers; ask for longId(…) or make one with CustomerNumbering.ofTexts()";
    }
}
