package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.summary.CustomerSummary;
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
        int purchases = 0;
        double last = 0;
        double end = Math.min(age, life.end());
        boolean alive = !life.leavesAfter(0);
        double at = 0;
        while (alive) {
            at += random.nextExponential() / rate;
            if (!(at > 0 && at <= end)) {
                break;
            }
            purchases++;
            last = at;
            alive = !life.leavesAfter(purchases);
        }
        return CustomerSummary.of(purchases, last, age);
    }
}
