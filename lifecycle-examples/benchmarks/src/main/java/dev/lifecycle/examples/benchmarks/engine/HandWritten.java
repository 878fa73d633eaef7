package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.job.JobEvent;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Kind;
import dev.lifecycle.examples.benchmarks.job.JobEvent.Purchase;
import dev.lifecycle.examples.benchmarks.job.Tape;
import java.util.HashMap;
import java.util.Map;

/** What one would write by hand for this job and no other: the limit that an engine can come near. */
final class HandWritten {

    private static final int DISCOVERY = 0;
    private static final int ACQUISITION = 1;
    private static final int CONVERSION = 2;
    private static final int RETENTION = 3;
    private static final int ADVOCACY = 4;
    private static final int CHURNED = 5;

    /** Bits of a symbol in a {@linkplain #flat() flat} table. */
    static final int SYMBOL_BITS = 3;

    /** The eighth symbol: a purchase that its guard turns down. */
    private static final int UNPAID = Kind.values().length;

    // spotless:off
    /** By stage and symbol: the stage after. */
    private static final int[][] NEXT = {
        // ENGAGE      PURCHASE     RENEW        REFER        UPSELL       CHURN        WIN_BACK     UNPAID
        {ACQUISITION, DISCOVERY,   DISCOVERY,   DISCOVERY,   DISCOVERY,   CHURNED,     DISCOVERY,   DISCOVERY},
        {ACQUISITION, CONVERSION,  ACQUISITION, ACQUISITION, ACQUISITION, CHURNED,     ACQUISITION, ACQUISITION},
        {CONVERSION,  CONVERSION,  RETENTION,   CONVERSION,  CONVERSION,  CHURNED,     CONVERSION,  CONVERSION},
        {RETENTION,   RETENTION,   RETENTION,   ADVOCACY,    CONVERSION,  CHURNED,     RETENTION,   RETENTION},
        {ADVOCACY,    ADVOCACY,    ADVOCACY,    ADVOCACY,    ADVOCACY,    CHURNED,     ADVOCACY,    ADVOCACY},
        {CHURNED,     CHURNED,     CHURNED,     CHURNED,     CHURNED,     CHURNED,     ACQUISITION, CHURNED},
    };
    // spotless:on

    private HandWritten() {}

    /** By event, resolved before anything is measured. */
    static int[] symbols(Tape tape) {
        int[] symbols = new int[tape.size()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = symbol(tape.events()[i]);
        }
        return symbols;
    }

    /** The table in one row of bytes, for a column of bytes. */
    static byte[] flat() {
        byte[] flat = new byte[NEXT.length << SYMBOL_BITS];
        for (int stage = 0; stage < NEXT.length; stage++) {
            for (int symbol = 0; symbol < NEXT[stage].length; symbol++) {
                flat[stage << SYMBOL_BITS | symbol] = (byte) NEXT[stage][symbol];
            }
        }
        return flat;
    }

    static Engine table(Tape tape) {
        int[] symbols = symbols(tape);
        int[] customers = tape.customers();
        int[] stages = new int[tape.names().length];
        return place -> {
            int customer = customers[place];
            int after = NEXT[stages[customer]][symbols[place]];
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedTable(Tape tape) {
        int[] symbols = symbols(tape);
        return stored(tape, (stage, place) -> NEXT[stage][symbols[place]]);
    }

    static Engine objectTable(Tape tape) {
        int[] customers = tape.customers();
        JobEvent[] events = tape.events();
        int[] stages = new int[tape.names().length];
        return place -> {
            int customer = customers[place];
            int after = NEXT[stages[customer]][symbol(events[place])];
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedObjectTable(Tape tape) {
        JobEvent[] events = tape.events();
        return stored(tape, (stage, place) -> NEXT[stage][symbol(events[place])]);
    }

    static Engine byCase(Tape tape) {
        int[] customers = tape.customers();
        Kind[] kinds = tape.kinds();
        JobEvent[] events = tape.events();
        int[] stages = new int[tape.names().length];
        return place -> {
            int customer = customers[place];
            int after = after(stages[customer], kinds[place], events[place]);
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedByCase(Tape tape) {
        Kind[] kinds = tape.kinds();
        JobEvent[] events = tape.events();
        return stored(tape, (stage, place) -> after(stage, kinds[place], events[place]));
    }

    /** The stage after the event at a place. */
    private interface Step {
        int after(int stage, int place);
    }

    private static Engine stored(Tape tape, Step step) {
        Map<String, Integer> store = new HashMap<>();
        return place -> {
            String customer = tape.names()[tape.customers()[place]];
            int after = step.after(store.getOrDefault(customer, DISCOVERY), place);
            store.put(customer, after);
            return after;
        };
    }

    /** Looks into the payload of purchases alone, and asks each event no more than its kind. */
    private static int symbol(JobEvent event) {
        Kind kind = event.kind();
        return kind == Kind.PURCHASE && ((Purchase) event).cents() <= 0 ? UNPAID : kind.number();
    }

    private static int after(int stage, Kind kind, JobEvent event) {
        return switch (kind) {
            case ENGAGE -> stage == DISCOVERY ? ACQUISITION : stage;
            case PURCHASE -> stage == ACQUISITION && event.isPaid() ? CONVERSION : stage;
            case RENEW -> stage == CONVERSION ? RETENTION : stage;
            case REFER -> stage == RETENTION ? ADVOCACY : stage;
            case UPSELL -> stage == RETENTION ? CONVERSION : stage;
            case CHURN -> CHURNED;
            case WIN_BACK -> stage == CHURNED ? ACQUISITION : stage;
        };
    }
}
