package dev.lifecycle.metrics.survey;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String outsideScale(int score, int lowest, int highest) {
        return "the score " + score + " is not on the scale " + lowest + " to " + highest;
    }

    static String emptyScale(int lowest, int highest) {
        return "a scale goes from a lower to a higher number, not from " + lowest + " to " + highest;
    }

    static String tooLong(int lowest, int highest) {
        return "a scale has at most 1000 points, but " + lowest + " to " + highest + " has more";
    }

    static String topOutside(int topFrom, int lowest, int highest) {
        return "the top of the scale " + lowest + " to " + highest + " cannot begin at " + topFrom;
    }

    static String sentTooFew(long sent, long answered) {
        return "more surveys were answered (" + answered + ") than sent (" + sent + ")";
    }

    static String coolDown(String coolDown) {
        return "a cool-down is not negative, but it is " + coolDown;
    }

    static String untimed() {
        return "this depends on when an answer was given; tell it when the metric is made: of(customer, score, at)";
    }
}
