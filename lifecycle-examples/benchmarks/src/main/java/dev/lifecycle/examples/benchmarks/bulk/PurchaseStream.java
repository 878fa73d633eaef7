package dev.lifecycle.examples.benchmarks.bulk;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * As many purchases as no list could hold, in the order they happened and made while they are read: customers who join evenly over the
 * first two years, buy at exponentially distributed rates and leave after Pareto distributed times. The same numbers give the same rows.
 */
final class PurchaseStream {

    private static final int SPAN = Math.toIntExact(Purchases.LAST.toEpochDay() - Purchases.FIRST.toEpochDay() + 1);
    private static final int JOINING = 730;
    /** Half of the customers have left after so many days. */
    private static final double HALF_LIFE = 400;

    private final int customers;
    /** By customer, in the order they join: the first day on which they will not buy any more. */
    private final int[] gone;
    /** By rank of the rate they buy at: the customer. */
    private final int[] ranked;

    private final int triesPerDay;

    /** About so many purchases. */
    PurchaseStream(int customers, int purchases) {
        this.customers = customers;
        SplittableRandom random = new SplittableRandom(42);
        gone = new int[customers];
        ranked = new int[customers];
        double present = 0;
        for (int i = 0; i < customers; i++) {
            double days = HALF_LIFE / (1 - random.nextDouble()) - HALF_LIFE;
            gone[i] = (int) Math.min(SPAN, joined(i) + Math.ceil(days));
            present += gone[i] - joined(i);
            int other = random.nextInt(i + 1);
            ranked[i] = ranked[other];
            ranked[other] = i;
        }
        triesPerDay = (int) Math.ceil((purchases - customers) / (present / customers));
    }

    private int joined(int customer) {
        return (int) ((long) customer * JOINING / customers);
    }

    void forEach(Consumer<Purchase> reader) {
        SplittableRandom random = new SplittableRandom(7);
        int known = 0;
        for (int day = 0; day < SPAN; day++) {
            for (; known < customers && joined(known) == day; known++) {
                reader.accept(purchase(known, day, random));
            }
            for (int i = 0; i < triesPerDay; i++) {
                // whoever buys at an exponential rate has, weighted by that rate, the sum of two exponentials
                double above = (1 - random.nextDouble()) * (1 - random.nextDouble());
                int customer = ranked[(int) (customers * (1 - above))];
                if (joined(customer) <= day && day < gone[customer]) {
                    reader.accept(purchase(customer, day, random));
                }
            }
        }
    }

    private static Purchase purchase(int customer, int day, SplittableRandom random) {
        Instant at = Instant.ofEpochSecond((Purchases.FIRST.toEpochDay() + day) * Purchases.SECONDS_PER_DAY
                + random.nextInt(Purchases.SECONDS_PER_DAY));
        return new Purchase(customer, at, random.nextInt(100, 20_000) / 100.0);
    }
}
