package dev.lifecycle.metrics.retention;

import java.util.List;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String noRepeatShape(int shape) {
        return "purchase days have no shape " + shape;
    }

    static String negativeK(int k) {
        return "retention is counted from k = 0, the period of entry, but k is " + k;
    }

    static String bracketSizes(int size) {
        return "a bracket is at least one period long, but one of them has size " + size;
    }

    static String atLeast(String what, int least, int seen) {
        return what + " is at least " + least + ", but it is " + seen;
    }

    static String unsupported(String option, String with) {
        return option + " has no meaning together with " + with + "; choose one of them";
    }

    static String birthAndRows() {
        return "a declared birth (bornAt) is the entry itself and has no meaning together with startedBy, firstEver or recurring;"
                + " choose one of them";
    }

    static String tooManyPeriods(long seen, int most) {
        return "the rows span " + seen + " periods, more than " + most
                + "; choose longer ones or leave out rows with broken dates";
    }

    static String implausibleInstant(long micros) {
        return micros + " microseconds since 1970 are no plausible instant";
    }

    static String noWindow(int window, List<Integer> windows) {
        return "no window of " + window + " days was declared, but of " + windows;
    }

    static String badWindow(int days, int most) {
        return "a window has from 2 to " + most + " days, but this one has " + days;
    }

    static String farDay(String day) {
        return "the day " + day + " lies more than a thousand years from 1970";
    }

    static String noNumber(String number, int digits) {
        return "a number has up to " + digits + " digits and decimals, but it is " + number;
    }

    static String noWindow(long window, String windows) {
        return "counts for a window of " + window + " days, where windows are of 1 and " + windows;
    }

    static String noPeriods() {
        return "a customer without a period";
    }
}
