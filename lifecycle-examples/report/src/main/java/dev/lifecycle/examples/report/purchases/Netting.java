package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.examples.report.reading.PurchaseColumns;

/**
 * Sets refunds off against purchases, those of the same order first, then the customer's last purchases up to the day of the refund. A
 * purchase that is refunded whole was none.
 */
final class Netting {

    private final PurchaseColumns purchases;

    /** What is left of each row's amount. */
    private final long[] left;

    private long whole;
    private long parts;
    private long unmatched;
    private long unmatchedMicros;
    private long nettedMicros;

    Netting(PurchaseColumns purchases, long[] amounts) {
        this.purchases = purchases;
        left = amounts;
    }

    /**
     * Sets off the refunds of one customer.
     *
     * @param rows   of customers, those of one after the other, earliest first
     * @param from   the first of the customer
     * @param to     the first of the next one
     */
    void customer(int[] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            if (left[rows[i]] < 0) {
                refund(rows, from, i, to);
            }
        }
    }

    private void refund(int[] rows, int from, int at, int to) {
        int refund = rows[at];
        long open = -left[refund];
        left[refund] = 0;
        long order = purchases.orderOf(refund);
        if (order != 0) {
            for (int i = from; i < to && open > 0; i++) {
                open = purchases.orderOf(rows[i]) == order ? setOff(rows[i], open) : open;
            }
        }
        for (int i = lastOfDay(rows, at, to); i >= from && open > 0; i--) {
            open = setOff(rows[i], open);
        }
        if (open > 0) {
            unmatched++;
            unmatchedMicros += open;
        }
    }

    /** A log that has days alone does not say whether a refund came before what was bought on that day. */
    private int lastOfDay(int[] rows, int at, int to) {
        int last = at;
        while (last + 1 < to && purchases.dayOf(rows[last + 1]) == purchases.dayOf(rows[at])) {
            last++;
        }
        return last;
    }

    private long setOff(int purchase, long open) {
        long amount = Math.min(open, Math.max(0, left[purchase]));
        left[purchase] -= amount;
        nettedMicros += amount;
        if (amount > 0) {
            whole += left[purchase] == 0 ? 1 : 0;
            parts += left[purchase] == 0 ? 0 : 1;
        }
        return open - amount;
    }

    /** Purchases that were refunded whole, and so were none. */
    long whole() {
        return whole;
    }

    /** How often a part of a purchase was refunded. */
    long parts() {
        return parts;
    }

    /** Refunds, or what was left of them, without a purchase to set them off against. */
    long unmatched() {
        return unmatched;
    }

    /** What could not be set off, in millionths of a unit. */
    long unmatchedMicros() {
        return unmatchedMicros;
    }

    /** What was set off, in millionths of a unit. */
    long nettedMicros() {
        return nettedMicros;
    }
}
