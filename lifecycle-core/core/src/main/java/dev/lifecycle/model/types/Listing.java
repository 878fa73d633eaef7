package dev.lifecycle.model.types;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of names as sentences have room for them. */
public final class Listing {

    /** How many names are said before the rest are counted. */
    public static final int MOST_NAMES = 20;

    private Listing() {}

    /** The names as a list is printed, cut where there are many. */
    public static String some(Collection<?> names) {
        if (names.size() <= MOST_NAMES) {
            return List.copyOf(names).toString();
        }
        String first = names.stream().limit(MOST_NAMES).map(String::valueOf).collect(Collectors.joining(", "));
        return "[" + first + ", … and " + (names.size() - MOST_NAMES) + " more]";
    }
}
