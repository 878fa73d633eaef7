package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.Plan.CHAMPION;
import static dev.lifecycle.model.Saas.Plan.CHURNED;
import static dev.lifecycle.model.Saas.Plan.PAYING;
import static dev.lifecycle.model.Saas.Plan.TRIAL;

import dev.lifecycle.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** The subscription model of the README, its events and two days, which most tests of this module tell their story with. */
public final class Saas {

    public enum Plan implements Stage {
        TRIAL,
        PAYING,
        CHAMPION,
        CHURNED
    }

    public record Subscribed(String plan, BigDecimal price) {}

    public record Referred(String friend) {}

    public record Cancelled(String reason) {}

    public static final StageModel SAAS = model();

    public static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    public static final Instant TUESDAY = Instant.parse("2026-03-03T09:12:00Z");

    private Saas() {}

    // spotless:off
    public static StageModel model() {
        return StageModel.named("saas")
                .startAt(TRIAL)
                .from(TRIAL).on(Subscribed.class).when("paid plan", s -> s.price().signum() > 0).to(PAYING)
                .from(PAYING).on(Referred.class).touch("thank-you").to(CHAMPION)
                .from(PAYING, CHAMPION).afterSilence(Duration.ofDays(90)).touch("we-miss-you").stay()
                .fromAny().on(Cancelled.class).to(CHURNED)
                .from(CHURNED).on(Subscribed.class).reopensAt(PAYING)
                .exit(CHURNED)
                .build();
    }
    // spotless:on

    public static Subscribed pro() {
        return new Subscribed("pro", new BigDecimal("29.00"));
    }

    public static Subscribed free() {
        return new Subscribed("free", BigDecimal.ZERO);
    }

    /** So many days after {@link #MONDAY}. */
    static Instant day(double days) {
        return MONDAY.plus(Duration.ofSeconds(Math.round(days * 86_400)));
    }
}
