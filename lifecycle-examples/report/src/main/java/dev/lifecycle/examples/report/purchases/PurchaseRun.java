package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.Overdue;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Takes the customers of a purchase log through their lifecycle, purchase by purchase. */
final class PurchaseRun {

    private static final int REPORTS = 10;

    private final PurchaseSettings settings;
    private final ZoneId zone;
    private final List<Lifecycle> lifecycles = new ArrayList<>();

    /** The clock of a log is its own: it shows the day that is being gone through. */
    private Instant now = Instant.EPOCH;

    PurchaseRun(PurchaseSettings settings) {
        this.settings = settings;
        zone = settings.periods().zone();
        LifecycleStore store = new InMemoryStore();
        lifecycles.add(lifecycle(settings.model().stages(settings.silence()), store));
        if (settings.model() == PurchaseModel.FIVE_STAGE) {
            lifecycles.add(lifecycle(PurchaseModel.engagement(settings.silence()), store));
        }
    }

    private Lifecycle lifecycle(StageModel model, LifecycleStore store) {
        return Lifecycle.of(model).store(store).clock(() -> now).build();
    }

    /** The lifecycle of the chosen model first, then those beside it. */
    List<Lifecycle> lifecycles() {
        return lifecycles;
    }

    /** Handles every purchase in order of time, and says so ten times on the way. */
    void handle(List<PurchaseDay> days, Console console) {
        int next = 1;
        for (int i = 0; i < days.size(); i++) {
            handle(days.get(i));
            if ((i + 1) * (long) REPORTS >= (long) days.size() * next) {
                console.line(
                        "  %3d %%  %s  %,d of %,d",
                        100L * (i + 1) / days.size(), days.get(i).day(), i + 1, days.size());
                next++;
            }
        }
    }

    /** Fires the timers that are due by the end of this day. */
    void sweepToTheEndOf(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        now = end;
        lifecycles.forEach(lifecycle -> lifecycle.sweep(end));
    }

    private void handle(PurchaseDay purchase) {
        Instant at = purchase.day().atStartOfDay(zone).toInstant();
        now = at;
        String day = purchase.day().toString();
        OrderCompleted order = new OrderCompleted(purchase.customer() + "/" + day, purchase.total());
        for (Lifecycle lifecycle : lifecycles) {
            if (settings.model() == PurchaseModel.RELATIONSHIP
                    && lifecycle.find(purchase.customer()).isEmpty()) {
                lifecycle.adopt(
                        purchase.customer(),
                        RelationshipCycle.ACQUISITION,
                        at,
                        "first purchase in the log",
                        Overdue.FIRE);
            }
            lifecycle.handle(purchase.customer(), order, at, day);
        }
    }
}
