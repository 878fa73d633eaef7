package dev.lifecycle.examples.benchmarks.job;

import dev.lifecycle.examples.benchmarks.job.JobEvent.Kind;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Events of many customers in the order they happened, one second apart: every event an object of its own, as a host would have it.
 * The same seed gives the same tape.
 *
 * @param names     the customers' names, by number
 * @param customers by event: whose it is
 * @param events    by event
 * @param kinds     by event, for engines keyed by a constant
 * @param instants  by event: when
 * @param ids       by event
 */
public record Tape(
        String[] names, int[] customers, JobEvent[] events, Kind[] kinds, Instant[] instants, String[] ids) {

    private static final Kind[] KINDS = Kind.values();
    /** By kind, in percent; the fourth part of the purchases has amount 0. */
    private static final int[] WEIGHTS = {18, 22, 18, 12, 12, 6, 12};

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

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
        for (int i = 0; i < size; i++) {
            tape.customers[i] = random.nextInt(customers);
            tape.kinds[i] = kind(random.nextInt(100));
            tape.events[i] = event(tape.kinds[i], random);
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

    private static JobEvent event(Kind kind, SplittableRandom random) {
        return switch (kind) {
            case ENGAGE -> new JobEvent.Engage(random.nextInt(1, 20));
            case PURCHASE -> new JobEvent.Purchase(random.nextInt(4) == 0 ? 0 : random.nextLong(100, 50_000));
            case RENEW -> new JobEvent.Renew(12);
            case REFER -> new JobEvent.Refer(random.nextInt());
            case UPSELL -> new JobEvent.Upsell(random.nextLong(100, 50_000));
            case CHURN -> new JobEvent.Churn(random.nextInt(5));
            case WIN_BACK -> new JobEvent.WinBack(random.nextInt(5));
        };
    }
}
