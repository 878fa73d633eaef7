package dev.lifecycle.metrics.survey;

import java.time.Duration;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String outsideScale(int score, Scale scale) {
        return "the score " + score + " is not on the scale " + scale.lowest() + " to " + scale.highest();
    }

    static String emptyScale(int lowest, int highest) {
        return "a scale goes from a lower to a higher number, not from " + lowest + " to " + highest;
    }

    static String tooLong(int lowest, int highest) {
        return "a scale has at most 1000 points, but " + lowest + " to " + highest + " has more";
    }

    static String topOutside(int topFrom, Scale scale) {
        return "the top of the scale " + scale.lowest() + " to " + scale.highest() + " cannot begin at " + topFrom;
    }

    static String sentTooFew(long sent, long answered) {
        return "more surveys were answered (" + answered + ") than sent (" + sent + ")";
    }

    static String coolDown(Duration coolDown) {
        return "a cool-down is not negative, but it is " + coolDown;
    }
}
