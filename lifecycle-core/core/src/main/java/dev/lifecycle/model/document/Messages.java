package dev.lifecycle.model.document;

import dev.lifecycle.model.Capture;
import java.util.Locale;

/** What is said of bindings that contradict each other. */
final class Messages {

    private Messages() {}

    static String capturedTwice(Capture.Kind kind, String name) {
        String what = kind == Capture.Kind.ABOUT
                ? "what touchpoints are about by '"
                : "the " + kind.name().toLowerCase(Locale.ROOT) + " '";
        return what + name + "' is already bound to another function; a name can mean one thing only";
    }

    static String boundTwice(String what, String name, Object before, Object now) {
        return what + " '" + name + "' is already bound to " + before + ", and now to " + now
                + "; a name can mean one thing only";
    }
}
