package dev.lifecycle.testkit;

import dev.lifecycle.model.Position;
import dev.lifecycle.store.LifecycleStore;
import java.util.List;
import java.util.Map;

/** What a law takes for granted; where it is not there, the test fails in words. */
final class Known {

    private Known() {}

    static Position position(LifecycleStore store, String model, String subject) {
        return store.find(model, subject)
                .orElseThrow(() -> new AssertionError("'" + subject + "' in model " + model
                        + " must be known to the store, as it was committed before"));
    }

    static <T> T of(Map<String, T> found, String subject) {
        T known = found.get(subject);
        if (known == null) {
            throw new AssertionError(
                    "'" + subject + "' must be among what the store handed out, but there is only " + found.keySet());
        }
        return known;
    }

    static <T> T first(List<T> list, String what) {
        return at(list, 0, what);
    }

    static <T> T at(List<T> list, int place, String what) {
        if (list.size() <= place) {
            throw new AssertionError("the store must have at least " + (place + 1) + " of this kind here (" + what
                    + "), but has only " + list);
        }
        return list.get(place);
    }

    static <T> List<T> part(List<T> list, int from, int to, String what) {
        at(list, to - 1, what);
        return list.subList(from, to);
    }
}
