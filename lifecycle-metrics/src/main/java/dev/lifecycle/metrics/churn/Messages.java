package dev.lifecycle.metrics.churn;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String threshold(int days) {
        return "silence counts as churn after 1 day or more, not after " + days;
    }

    static String counts(long start, long joined, long churned, long joinedAndChurned, long reactivated) {
        return "the counts of a period contradict each other: active at start " + start + ", joined " + joined
                + ", churned " + churned + ", of them joined in the period " + joinedAndChurned
                + " and reactivated in it " + reactivated;
    }

    static String dailySumNeedsDays() {
        return "the daily sum needs each day's customers; collect it from spans instead";
    }

    static String endsBeforeStart(String start, String end) {
        return "the end " + end + " lies before the start " + start;
    }

    static String perhapsAhead(String period, String lastStart, String lastEnd) {
        return "whether " + period + " is over cannot be told: the latest start is " + lastStart + ", and ends up to "
                + lastEnd + " may be known ahead; declare until when was observed with observedUntil(…)";
    }

    static String churnOutside(double churn) {
        return "a churn lies between 0 and 1, such as 0.05, but it is " + churn;
    }
}
