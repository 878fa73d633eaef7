package dev.lifecycle.examples.benchmarks.jdbc;

import dev.lifecycle.examples.benchmarks.workload.CustomerEvent;
import dev.lifecycle.examples.benchmarks.workload.CustomerEvent.Purchase;
import dev.lifecycle.examples.benchmarks.workload.CustomerStage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a customer stands, as one would write it for this workload and no other.
 *
 * @param enteredAt    since when, in microseconds
 * @param asOf         the latest instant applied
 * @param lastEventAt  when the latest event that moved the customer happened; null if none has
 * @param furthest     the most advanced stage so far
 * @param tallies      by type of event: its name, how many there were, and when the latest was, a line each; null for none
 * @param revision     how often the row was written; 0 if there is none yet
 */
record HandPosition(
        CustomerStage stage,
        long enteredAt,
        long asOf,
        @Nullable Long lastEventAt,
        CustomerStage furthest,
        @Nullable String tallies,
        long revision) {

    static HandPosition start(long at) {
        return new HandPosition(CustomerStage.DISCOVERY, at, at, null, CustomerStage.DISCOVERY, null, 0);
    }

    /** The stage that this event leads to; the present one if it does nothing here. */
    CustomerStage next(CustomerEvent event) {
        return switch (event.kind()) {
            case ENGAGE -> stage == CustomerStage.DISCOVERY ? CustomerStage.ACQUISITION : stage;
            case PURCHASE ->
                stage == CustomerStage.ACQUISITION && ((Purchase) event).cents() > 0 ? CustomerStage.CONVERSION : stage;
            case RENEW -> stage == CustomerStage.CONVERSION ? CustomerStage.RETENTION : stage;
            case REFER -> stage == CustomerStage.RETENTION ? CustomerStage.ADVOCACY : stage;
            case UPSELL -> stage == CustomerStage.RETENTION ? CustomerStage.CONVERSION : stage;
            case CHURN -> CustomerStage.CHURNED;
            case WIN_BACK -> stage == CustomerStage.CHURNED ? CustomerStage.ACQUISITION : stage;
        };
    }

    /** After an event of this type that moved the customer, or else after one that was refused. */
    HandPosition after(CustomerStage next, String type, long at) {
        if (next == stage) {
            return new HandPosition(stage, enteredAt, asOf, lastEventAt, furthest, tallies, revision + 1);
        }
        boolean further = next != CustomerStage.CHURNED && next.compareTo(furthest) > 0;
        return new HandPosition(next, at, at, at, further ? next : furthest, counted(type, at), revision + 1);
    }

    private String counted(String type, long at) {
        Map<String, String> lines = new LinkedHashMap<>();
        if (tallies != null) {
            String[] cells = tallies.split("\n", -1);
            for (int i = 0; i < cells.length; i += 3) {
                lines.put(cells[i], cells[i] + '\n' + cells[i + 1] + '\n' + cells[i + 2]);
            }
        }
        String before = lines.get(type);
        long count = before == null ? 0 : Long.parseLong(before.split("\n", -1)[1]);
        lines.put(type, type + '\n' + (count + 1) + '\n' + at);
        return String.join("\n", lines.values());
    }
}
