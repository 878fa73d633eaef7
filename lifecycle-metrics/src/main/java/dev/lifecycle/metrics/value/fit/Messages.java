package dev.lifecycle.metrics.value.fit;

/** What a fit says to who asks it. */
final class Messages {

    private Messages() {}

    static String unknownParameter(String name, String known) {
        return "there is no parameter '" + name + "'; there are " + known;
    }
}
