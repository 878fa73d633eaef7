package dev.lifecycle.metrics.value.lifetime;

/** What is said where there is no value. */
final class Messages {

    private Messages() {}

    static String endlessWithoutDiscount() {
        return "value to the end of time needs a discount above 0; call discountPerYear first";
    }

    static String endlessOpportunities() {
        return "value to the end of time needs a discount above 0; call discountPerOpportunity first";
    }

    static String noWholeOpportunities(String customer) {
        return "opportunities are counted in whole numbers, but recency or age is none: " + customer;
    }

    static String noMeanSpend(String spend) {
        return "the mean spend does not exist where q ≤ 1, so there is no value to estimate: " + spend;
    }

    static String tooFewDraws(int times) {
        return "a bootstrap needs at least 2 draws, and 200 for an interval, but has " + times;
    }
}
