package dev.lifecycle.examples.benchmarks.job;

import dev.lifecycle.examples.benchmarks.job.JobEvent.Kind;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Events of many customers in the order they happened, one second apart. The same seed gives the same tape. Event objects are drawn from
 * a pool small enough to stay in a processor's cache, where the event that a host hands over is too, because it has just been made.
 */
public final class Tape {

    private static final Kind[] KINDS = Kind.values();
    /** By kind, in percent; the fourth part of the purchases has amount 0. */
    private static final int[] WEIGHTS = {18, 22, 18, 12, 12, 6, 12};

    /** How many objects of each kind there are; a quarter of them is without payment. */
    private static final int POOL = 64;

    /** When the first event of every tape happens. */
    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final String[] names;
    private final int[] customers;
    private final JobEvent[] events;
    private final Kind[] kinds;
    private final Instant[] instants;
    private final String[] ids;

    private Tape(int size, int customerCount) {
        names = new String[customerCount];
        customers = new int[size];
        events = new JobEvent[size];
        kinds = new Kind[size];
        instants = new Instant[size];
        ids = new String[size];
    }

    /** A tape of so many events over so many customers. */
    public static Tape of(long seed, int size, int customers) {
        SplittableRandom random = new SplittableRandom(seed);
        Tape tape = new Tape(size, customers);
        for (int i = 0; i < customers; i++) {
            tape.names[i] = "customer-" + i;
        }
        JobEvent[][] pool = pool(random);
        for (int i = 0; i < size; i++) {
            tape.customers[i] = random.nextInt(customers);
            tape.kinds[i] = kind(random.nextInt(100));
            tape.events[i] = pool[tape.kinds[i].number()][random.nextInt(POOL)];
            tape.instants[i] = BEGIN.plusSeconds(i);
            tape.ids[i] = "evt-" + i;
        }
        return tape;
    }

    /** The customers' names, by number. */
    public String[] names() {
        return names;
    }

    /** By event: the number of the customer whose it is. */
    public int[] customers() {
        return customers;
    }

    /** By event. */
    public JobEvent[] events() {
        return events;
    }

    /** By event, for engines that know an event by a constant. */
    public Kind[] kinds() {
        return kinds;
    }

    /** By event: when it happened. */
    public Instant[] instants() {
        return instants;
    }

    /** By event: its id. */
    public String[] ids() {
        return ids;
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
            pool[Kind.ENGAGE.number()][i] = new JobEvent.Engage(i);
            pool[Kind.PURCHASE.number()][i] = new JobEvent.Purchase(i % 4 == 0 ? 0 : cents);
            pool[Kind.RENEW.number()][i] = new JobEvent.Renew(i);
            pool[Kind.REFER.number()][i] = new JobEvent.Refer(i);
            pool[Kind.UPSELL.number()][i] = new JobEvent.Upsell(cents);
            pool[Kind.CHURN.number()][i] = new JobEvent.Churn(i);
            pool[Kind.WIN_BACK.number()][i] = new JobEvent.WinBack(i);
        }
        return pool;
    }
}
