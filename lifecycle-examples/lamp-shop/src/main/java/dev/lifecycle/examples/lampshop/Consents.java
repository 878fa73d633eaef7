package dev.lifecycle.examples.lampshop;

import dev.lifecycle.examples.lampshop.LumenEvents.ConsentChanged;
import java.util.HashSet;
import java.util.Set;

/** Who does not want to be written to. */
final class Consents {

    private final Set<String> optedOut = new HashSet<>();

    boolean allow(String customer) {
        return !optedOut.contains(customer);
    }

    void note(String customer, ConsentChanged consent) {
        if (consent.given()) {
            optedOut.remove(customer);
        } else {
            optedOut.add(customer);
        }
    }

    /** Of two who are one, a no of either is a no. */
    void merged(String from, String into) {
        if (optedOut.remove(from)) {
            optedOut.add(into);
        }
    }

    void erased(String customer) {
        optedOut.remove(customer);
    }
}
