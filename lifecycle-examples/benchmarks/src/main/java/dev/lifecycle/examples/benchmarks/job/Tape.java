package dev.lifecycle.examples.benchmarks.job;

import dev.lifecycle.examples.benchmarks.job.JobEvent.Kind;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Events of many customers in the order they happened, one second apart. The same seed gives the same tape. Event objects are drawn from
 * a pool small enough to stay in a processor's cache, where the event that a host hands over is too, because it has just been made.
 *
 * @param names     the customers' names, by number
 * @param customers by event: whose it is
 * @param events    by event
 * @param kinds     by event, for engines keyed by a constant
 * @param instants  by event: when
 * @param ids       by event
 */
public record Tape(String[] names, int[] customers, JobEvent[] events, Kind[] kinds, Instant[] instants, String[] ids) {

    private static final Kind[] KINDS = Kind.values();
    /** By kind, in percent; the fourth part of the purchases has amount 0. */
    private static final int[] WEIGHTS = {18, 22, 18, 12, 12, 6, 12};

    /** How many objects of each kind there are; a quarter of them is without payment. */
    private static final int POOL = 64;

    /** When the first event of every tape happens. */
    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    /** A tape of so many events over so many customers. */
    public static Tape of(long seed, int size, int customers) {
        SplittableRandom random = new SplittableRandom(seed);
        Tape tape = new Tape(
                new String[customers],
                new int[size],
                new JobEvent[size],
                new Kind[size],
                new Instant[size],
                new String[size]);
        for (int i = 0; i < customers; i++) {
            tape.names[i] = "customer-" + i;
        }
        JobEvent[][] pool = pool(random);
        for (int i = 0; i < size; i++) {
            tape.customers[i] = random.nextInt(customers);
            tape.kinds[i] = kind(random.nextInt(100));
            tape.events[i] = pool[tape.kinds[i].ordinal()][random.nextInt(POOL)];
            tape.instants[i] = BEGIN.plusSeconds(i);
            tape.ids[i] = "evt-" + i;
        }
        return tape;
    }

    /** How many events. */
    public int size() {
        return events.length;
    }

    private static Kind kind(int percent) {
        int rest = percent;
        int kind = 0;
        while (rest >= WEIGHTS[kind]) {
            rest -= WEIGHTS[kind++];
        }
        return KINDS[kind];
    }

    private static JobEvent[][] pool(SplittableRandom random) {
        JobEvent[][] pool = new JobEvent[KINDS.length][POOL];
        for (int i = 0; i < POOL; i++) {
            long cents = random.nextLong(100, 50_000);
            pool[Kind.ENGAGE.ordinal()][i] = new JobEvent.Engage(i);
            pool[Kind.PURCHASE.ordinal()][i] = new JobEvent.Purchase(i % 4 == 0 ? 0 : cents);
            pool[Kind.RENEW.ordinal()][i] = new JobEvent.Renew(i);
            pool[Kind.REFER.ordinal()][i] = new JobEvent.Refer(i);
            pool[Kind.UPSELL.ordinal()][i] = new JobEvent.Upsell(cents);
            pool[Kind.CHURN.ordinal()][i] = new JobEvent.Churn(i);
            pool[Kind.WIN_BACK.ordinal()][i] = new JobEvent.WinBack(i);
        }
        return pool;
    }
}
