package dev.lifecycle.metrics.value.purchase;

/** What is said where a curve cannot be drawn. */
final class Messages {

    private Messages() {}

    static String noTimeline() {
        return "a tracking curve needs a summary made from purchases, of at least one customer";
    }
}
