package dev.lifecycle.metrics.value.occasion;

/** What is said of rows and occasions that cannot be. */
final class Messages {

    private Messages() {}

    static String opportunitiesRefused(int row, String seen) {
        return "a row needs 0 ≤ purchases ≤ last ≤ opportunities, purchases and last both 0 or neither, and customers ≥ 0, but row "
                + row + " is " + seen;
    }

    static String occasionRefused(int occasion) {
        return "occasions are numbered one by one, such as years, from -1000000 to 1000000, but this is " + occasion;
    }

    static String holdoutBefore(int holdout, int calibration) {
        return "the holdout must end after the calibration, but ends on " + holdout + " and the calibration on "
                + calibration;
    }

    static String noTimeline() {
        return "a tracking curve needs a summary made from purchases, of at least one customer";
    }
}
