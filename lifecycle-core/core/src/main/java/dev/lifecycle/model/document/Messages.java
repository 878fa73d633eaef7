package dev.lifecycle.model.document;

/** What is said of bindings that contradict each other. */
final class Messages {

    private Messages() {}

    static String boundTwice(String what, String name, Object before, Object now) {
        return what + " '" + name + "' is already bound to " + before + ", and now to " + now
                + "; a name can mean one thing only";
    }
}
