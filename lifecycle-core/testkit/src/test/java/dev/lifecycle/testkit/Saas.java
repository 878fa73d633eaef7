package dev.lifecycle.testkit;

import static dev.lifecycle.testkit.Saas.Plan.CHAMPION;
import static dev.lifecycle.testkit.Saas.Plan.CHURNED;
import static dev.lifecycle.testkit.Saas.Plan.PAYING;
import static dev.lifecycle.testkit.Saas.Plan.TRIAL;

import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** The subscription model that many of these tests tell their story with. */
final class Saas {

    enum Plan implements Stage {
        TRIAL,
        PAYING,
        CHAMPION,
        CHURNED
    }

    record Subscribed(String plan, BigDecimal price) {
        static Subscribed paid() {
            return new Subscribed("pro", BigDecimal.TEN);
        }

        static Subscribed free() {
            return new Subscribed("free", BigDecimal.ZERO);
        }
    }

    record Referred(String friend) {}

    record Cancelled(String reason) {}

    static final StageModel SAAS = StageModel.named("saas")
            .startAt(TRIAL)
            .from(TRIAL)
            .on(Subscribed.class)
            .when("paid plan", s -> s.price().signum() > 0)
            .to(PAYING)
            .from(PAYING)
            .on(Referred.class)
            .touch("thank-you")
            .to(CHAMPION)
            .from(PAYING, CHAMPION)
            .afterSilence(Duration.ofDays(90))
            .touch("we-miss-you")
            .stay()
            .fromAny()
            .on(Cancelled.class)
            .to(CHURNED)
            .from(CHURNED)
            .on(Subscribed.class)
            .reopensAt(PAYING)
            .exit(CHURNED)
            .build();

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Instant TUESDAY = Instant.parse("2026-03-03T09:12:00Z");

    private Saas() {}

    /** So many days after {@link #MONDAY}. */
    static Instant day(double days) {
        return MONDAY.plus(Duration.ofSeconds(Math.round(days * 86_400)));
    }
}
