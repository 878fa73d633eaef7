package dev.lifecycle.examples.benchmarks.engine;

import dev.lifecycle.examples.benchmarks.workload.CustomerEvent;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Kind;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Purchase;
import dev.lifecycle.examples.benchmarks.workload.EventLog;
import java.util.HashMap;
import java.util.Map;

/** What one would write by hand for this workload and no other: the limit that an engine can come near. */
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
    static int[] symbols(EventLog log) {
        int[] symbols = new int[log.size()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = symbol(log.events()[i]);
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

    static Engine table(EventLog log) {
        int[] symbols = symbols(log);
        int[] customers = log.customers();
        int[] stages = new int[log.names().length];
        return place -> {
            int customer = customers[place];
            int after = NEXT[stages[customer]][symbols[place]];
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedTable(EventLog log) {
        int[] symbols = symbols(log);
        return stored(log, (stage, place) -> NEXT[stage][symbols[place]]);
    }

    static Engine objectTable(EventLog log) {
        int[] customers = log.customers();
        CustomerEvent[] events = log.events();
        int[] stages = new int[log.names().length];
        return place -> {
            int customer = customers[place];
            int after = NEXT[stages[customer]][symbol(events[place])];
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedObjectTable(EventLog log) {
        CustomerEvent[] events = log.events();
        return stored(log, (stage, place) -> NEXT[stage][symbol(events[place])]);
    }

    static Engine byCase(EventLog log) {
        int[] customers = log.customers();
        Kind[] kinds = log.kinds();
        CustomerEvent[] events = log.events();
        int[] stages = new int[log.names().length];
        return place -> {
            int customer = customers[place];
            int after = after(stages[customer], kinds[place], events[place]);
            stages[customer] = after;
            return after;
        };
    }

    static Engine storedByCase(EventLog log) {
        Kind[] kinds = log.kinds();
        CustomerEvent[] events = log.events();
        return stored(log, (stage, place) -> after(stage, kinds[place], events[place]));
    }

    /** The stage after the event at a place. */
    private interface Step {
        int after(int stage, int place);
    }

    private static Engine stored(EventLog log, Step step) {
        Map<String, Integer> store = new HashMap<>();
        return place -> {
            String customer = log.names()[log.customers()[place]];
            int after = step.after(store.getOrDefault(customer, DISCOVERY), place);
            store.put(customer, after);
            return after;
        };
    }

    /** Looks into the payload of purchases alone, and asks each event no more than its kind. */
    private static int symbol(CustomerEvent event) {
        Kind kind = event.kind();
        return kind == Kind.PURCHASE && ((Purchase) event).cents() <= 0 ? UNPAID : kind.number();
    }

    private static int after(int stage, Kind kind, CustomerEvent event) {
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
