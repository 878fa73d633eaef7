package dev.lifecycle.metrics.internal.counts;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.bytes.KeyedId;

/** The customer of a state that holds only one, who is told apart from nobody and so needs no name. */
public final class Nameless {

    /** In place of the id. */
    public static final Integer ID = 0;

    private Nameless() {}

    /** Whose id it is: of a customer's episode, the customer's. */
    public static Object whose(Object id) {
        return id instanceof KeyedId keyed ? whose(keyed.whose()) : id;
    }

    /** The id without the name in it: an episode stays that episode of somebody. */
    public static Object without(Object id) {
        return id instanceof KeyedId keyed ? new KeyedId(without(keyed.whose()), keyed.which()) : ID;
    }

    /** The same extractor, whose ids have no name in them. */
    public static <T> Extractor<T, Object> of(Extractor<? super T, ?> customer, String what) {
        return row -> without(Rows.<T, Object>required(customer, row, what));
    }
}
