package dev.lifecycle.model;

import static dev.lifecycle.model.SixStages.Place.ACQUISITION;
import static dev.lifecycle.model.SixStages.Place.ADVOCACY;
import static dev.lifecycle.model.SixStages.Place.CHURNED;
import static dev.lifecycle.model.SixStages.Place.CONVERSION;
import static dev.lifecycle.model.SixStages.Place.DISCOVERY;
import static dev.lifecycle.model.SixStages.Place.RETENTION;

import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * The job that budgets are stated for: six stages, seven events, and a log of them drawn with seed 42 for 10,000 customers. A quarter of
 * the purchases has amount 0.
 */
final class SixStages {

    enum Place implements Stage {
        DISCOVERY,
        ACQUISITION,
        CONVERSION,
        RETENTION,
        ADVOCACY,
        CHURNED
    }

    record Engage() {}

    record Purchase(long amount) {}

    record Renew() {}

    record Refer() {}

    record Upsell() {}

    record Churn() {}

    record WinBack() {}

    static final int CUSTOMERS = 10_000;
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Object[] EVENTS = {
        new Engage(), new Purchase(20), new Renew(), new Refer(), new Upsell(), new Churn(), new WinBack()
    };
    private static final int[] WEIGHTS = {18, 22, 18, 12, 12, 6, 12};
    private static final Purchase NOTHING_BOUGHT = new Purchase(0);

    private SixStages() {}

    static StageModel model() {
        return builder("job").build();
    }

    static ModelBuilder builder(String name) {
        // spotless:off
        return StageModel.named(name)
                .startAt(DISCOVERY)
                .from(DISCOVERY).on(Engage.class).to(ACQUISITION)
                .from(ACQUISITION).on(Purchase.class).when("amount", p -> p.amount() > 0).to(CONVERSION)
                .from(CONVERSION).on(Renew.class).to(RETENTION)
                .from(RETENTION).on(Refer.class).to(ADVOCACY)
                .from(RETENTION).on(Upsell.class).to(CONVERSION)
                .fromAny().on(Churn.class).to(CHURNED)
                .from(CHURNED).on(WinBack.class).to(ACQUISITION)
                .exit(CHURNED);
        // spotless:on
    }

    static Object event(SplittableRandom random) {
        int place = random.nextInt(100);
        for (int type = 0; ; type++) {
            place -= WEIGHTS[type];
            if (place < 0) {
                return type == 1 && random.nextInt(4) == 0 ? NOTHING_BOUGHT : EVENTS[type];
            }
        }
    }
}
