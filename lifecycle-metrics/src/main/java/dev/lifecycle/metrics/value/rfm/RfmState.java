package dev.lifecycle.metrics.value.rfm;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.TreeSet;

/** What {@link Rfm} is accumulated in: every customer's purchase days and the sum of their amounts. Opaque. */
public final class RfmState implements Serializable {

    private static final long serialVersionUID = 1L;

    final HashMap<Object, Purchases> customers = new HashMap<>();
    int lastDay = Integer.MIN_VALUE;

    RfmState() {}

    static final class Purchases implements Serializable {
        private static final long serialVersionUID = 1L;
        final TreeSet<Integer> days = new TreeSet<>();
        BigDecimal sum = BigDecimal.ZERO;
    }

    Purchases of(Object customer) {
        return customers.computeIfAbsent(customer, c -> new Purchases());
    }
}
