package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.summary.CustomerSummary;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/** Customers made up by a model: each with an age, a purchase rate and a moment of leaving of their own. */
final class Simulation {

    /** When a customer with so many purchases so far leaves. */
    interface Life {
        /** Whether the customer leaves right after a purchase, 0 for the first. */
        boolean leavesAfter(int purchase);

        /** The age at which the customer leaves whatever they buy; infinity if never. */
        double end();
    }

    private Simulation() {}

    static CustomerSummary customer(double age, double rate, Life life, RandomGenerator random) {
        double[] last = {0};
        int purchases = purchases(age, rate, life, random, at -> last[0] = at);
        return CustomerSummary.of(purchases, last[0], age);
    }

    /** Tells the ages of the repeat purchases in order; how many there were. */
    static int purchases(double age, double rate, Life life, RandomGenerator random, DoubleConsumer each) {
        int purchases = 0;
        double end = Math.min(age, life.end());
        boolean alive = !life.leavesAfter(0);
        double at = 0;
        while (alive) {
            at += random.nextExponential() / rate;
            if (!(at > 0 && at <= end)) {
                break;
            }
            purchases++;
            each.accept(at);
            alive = !life.leavesAfter(purchases);
        }
        return purchases;
    }
}
