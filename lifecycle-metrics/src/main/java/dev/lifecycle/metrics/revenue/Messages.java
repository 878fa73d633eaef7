package dev.lifecycle.metrics.revenue;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String secondCurrency(String known, String seen) {
        return "one result has one currency, but after " + known + " came " + seen
                + "; convert before, or collect each currency on its own with Collectors.groupingBy(currency, metric)";
    }

    static String tooPrecise(String amount, int scale) {
        return "the amount " + amount + " has more than " + scale
                + " decimals; round it, or declare more with decimals(…)";
    }

    static String tooLarge(String amount) {
        return "the amount " + amount + " is too large to be counted exactly";
    }

    static String sumTooLarge(String amount) {
        return "with the amount " + amount
                + " the amounts add up to more than can be counted exactly; correct the row, or declare fewer decimals(…)";
    }

    static String partsTooLarge() {
        return "the amounts of both parts add up to more than can be counted exactly; correct the rows, or declare fewer decimals(…)";
    }

    static String perhapsAhead(String lastStart, String lastEnd) {
        return "which periods are over cannot be told: the latest start is " + lastStart + ", and ends up to " + lastEnd
                + " may be known ahead; declare until when was observed with observedUntil(…)";
    }

    static String negative(String what, String seen) {
        return "the " + what + " is not negative, but it is " + seen;
    }

    static String endsBeforeStart(String start, String end) {
        return "the end " + end + " lies before the start " + start;
    }

    static String probability(String what, double seen) {
        return "the " + what + " lies between 0 and 1, but it is " + seen;
    }

    static String noFiniteValue(double retention, double discount, double growth) {
        return "there is no finite value: 1 + discount − retention × (1 + growth) must be above 0, but retention is "
                + retention + ", discount " + discount + " and growth " + growth;
    }

    static String notFinite(String what, double seen) {
        return "the " + what + " is a finite number, but it is " + seen;
    }

    static String noIntervals(int count) {
        return "a billing interval is at least one unit long, but its count is " + count;
    }

    static String noMonths() {
        return "a trailing mean needs at least one month";
    }

    static String currencyOfNothing() {
        return "a currency is that of a margin; declare margin(…) first";
    }

    static String channelIsNoText() {
        return "the name of a channel is no text";
    }
}
