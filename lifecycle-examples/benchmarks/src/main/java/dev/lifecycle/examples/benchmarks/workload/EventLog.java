package dev.lifecycle.examples.benchmarks.workload;

import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Kind;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Events of many customers in the order they happened, one second apart. The same seed gives the same log. Event objects are drawn from
 * a pool small enough to stay in a processor's cache, where the event that a host hands over is too, because it has just been made.
 */
public final class EventLog {

    private static final Kind[] KINDS = Kind.values();
    /** By kind, in percent; the fourth part of the purchases has amount 0. */
    private static final int[] WEIGHTS = {18, 22, 18, 12, 12, 6, 12};

    /** How many objects of each kind there are; a quarter of them is without payment. */
    private static final int POOL = 64;

    /** When the first event of every log happens. */
    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final String[] names;
    private final int[] customers;
    private final CustomerEvent[] events;
    private final Kind[] kinds;
    private final Instant[] instants;
    private final String[] ids;

    private EventLog(int size, int customerCount) {
        names = new String[customerCount];
        customers = new int[size];
        events = new CustomerEvent[size];
        kinds = new Kind[size];
        instants = new Instant[size];
        ids = new String[size];
    }

    /** A log of so many events over so many customers. */
    public static EventLog of(long seed, int size, int customers) {
        SplittableRandom random = new SplittableRandom(seed);
        EventLog log = new EventLog(size, customers);
        for (int i = 0; i < customers; i++) {
            log.names[i] = "customer-" + i;
        }
        CustomerEvent[][] pool = pool(random);
        for (int i = 0; i < size; i++) {
            log.customers[i] = random.nextInt(customers);
            log.kinds[i] = kind(random.nextInt(100));
            log.events[i] = pool[log.kinds[i].number()][random.nextInt(POOL)];
            log.instants[i] = BEGIN.plusSeconds(i);
            log.ids[i] = "evt-" + i;
        }
        return log;
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
    public CustomerEvent[] events() {
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

    private static CustomerEvent[][] pool(SplittableRandom random) {
        CustomerEvent[][] pool = new CustomerEvent[KINDS.length][POOL];
        for (int i = 0; i < POOL; i++) {
            long cents = random.nextLong(100, 50_000);
            pool[Kind.ENGAGE.number()][i] = new CustomerEvent.Engage(i);
            pool[Kind.PURCHASE.number()][i] = new CustomerEvent.Purchase(i % 4 == 0 ? 0 : cents);
            pool[Kind.RENEW.number()][i] = new CustomerEvent.Renew(i);
            pool[Kind.REFER.number()][i] = new CustomerEvent.Refer(i);
            pool[Kind.UPSELL.number()][i] = new CustomerEvent.Upsell(cents);
            pool[Kind.CHURN.number()][i] = new CustomerEvent.Churn(i);
            pool[Kind.WIN_BACK.number()][i] = new CustomerEvent.WinBack(i);
        }
        return pool;
    }
}
