package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.Overdue;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the customers of a purchase log through their lifecycle, purchase by purchase; the story of one is told from a history. */
final class PurchaseRun {

    private static final int REPORTS = 10;

    private final PurchaseSettings settings;
    private final ZoneId zone;
    private final PurchaseDays days;
    private final List<StageRun> runs = new ArrayList<>();

    PurchaseRun(PurchaseSettings settings, PurchaseDays days) {
        this.settings = settings;
        this.zone = settings.periods().zone();
        this.days = days;
        runs.add(new StageRun(settings.model().stages(settings.silence()), adopted(), days.numbers()));
        if (settings.model() == PurchaseModel.FIVE_STAGE) {
            runs.add(new StageRun(PurchaseModel.engagement(settings.silence()), null, days.numbers()));
        }
    }

    private @Nullable Stage adopted() {
        return settings.model() == PurchaseModel.RELATIONSHIP ? RelationshipCycle.ACQUISITION : null;
    }

    /** The run of the chosen model first, then those beside it. */
    List<StageRun> runs() {
        return runs;
    }

    /** Handles every purchase in order of time, saying so ten times on the way, and fires the timers that are due by the end of a day. */
    void handleUntil(LocalDate end, Console console) {
        int next = 1;
        for (int i = 0; i < days.size(); i++) {
            PurchaseDay purchase = days.get(i);
            OrderCompleted order = order(purchase);
            Instant at = at(purchase);
            for (StageRun run : runs) {
                run.handle(days.number(i), purchase.customer(), order, at);
            }
            if ((i + 1) * (long) REPORTS >= (long) days.size() * next) {
                console.line(
                        "  %3d %%  %s  %,d of %,d", 100L * (i + 1) / days.size(), purchase.day(), i + 1, days.size());
                next++;
            }
        }
        Instant over = endOf(end);
        runs.forEach(run -> run.advance(over));
    }

    /** Why a customer is where they are in the chosen model at the end of a day, as a lifecycle with a history tells it. */
    String why(String customer, LocalDate end) {
        Instant[] now = {endOf(end)};
        Lifecycle lifecycle = Lifecycle.of(runs.get(0).model())
                .store(new InMemoryStore())
                .clock(() -> now[0])
                .build();
        for (PurchaseDay purchase : days) {
            if (purchase.customer().equals(customer)) {
                now[0] = at(purchase);
                Stage adopted = adopted();
                if (adopted != null && lifecycle.find(customer).isEmpty()) {
                    lifecycle.adopt(customer, adopted, now[0], "first purchase in the log", Overdue.FIRE);
                }
                lifecycle.handle(
                        customer, order(purchase), now[0], purchase.day().toString());
            }
        }
        now[0] = endOf(end);
        lifecycle.sweep(now[0]);
        return lifecycle.why(customer).toString();
    }

    private static OrderCompleted order(PurchaseDay purchase) {
        return new OrderCompleted(purchase.customer() + "/" + purchase.day(), purchase.total());
    }

    private Instant at(PurchaseDay purchase) {
        return purchase.day().atStartOfDay(zone).toInstant();
    }

    private Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
