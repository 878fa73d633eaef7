package dev.lifecycle.examples.lampshop;

import java.util.HashMap;
import java.util.Map;

/** Under which id a shop's customers are kept now: of somebody else after a merge, of nobody after an erasure. */
public final class Identities {

    private final Map<String, String> current = new HashMap<>();
    private int erased;

    /** The id under which this one is kept now. */
    public String current(String id) {
        String now = id;
        while (current.containsKey(now)) {
            now = current.getOrDefault(now, now);
        }
        return now;
    }

    void merged(String from, String into) {
        current.put(current(from), current(into));
    }

    /** A name that tells nothing, for a customer who is to be forgotten. */
    String surrogate() {
        return "erased-" + (erased + 1);
    }

    void erased(String id) {
        String surrogate = surrogate();
        current.put(current(id), surrogate);
        erased++;
    }
}
