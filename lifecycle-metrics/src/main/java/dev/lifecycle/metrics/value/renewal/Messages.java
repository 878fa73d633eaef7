package dev.lifecycle.metrics.value.renewal;

/** What is said of contracts that cannot be. */
final class Messages {

    private Messages() {}

    static String survivorsRefused(int period, long survivors, long before) {
        return "survivors are counted at 0 or more and never rise, but after period " + period + " there are "
                + survivors + " of " + before;
    }

    static String periodsRefused(int periods, boolean ended) {
        return ended
                ? "a contract that ended has lasted at least 1 period, but this one " + periods
                : "a running contract has been renewed 0 times or more, but this one " + periods;
    }
}
