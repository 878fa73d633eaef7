package dev.lifecycle.metrics.service;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String answeredBeforeAsked(String asked, String answered) {
        return "the answer " + answered + " lies before the question " + asked;
    }

    static String target(String target) {
        return "the time to answer within is longer than zero, but it is " + target;
    }

    static String share(double share) {
        return "a share lies between 0 and 1, but it is " + share;
    }

    static String expectsNothing(String stage) {
        return "no touchpoint is named for the stage '" + stage + "'; name those that it should have";
    }
}
