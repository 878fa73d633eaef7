package dev.lifecycle.model;

import static dev.lifecycle.model.SubscriptionStoryTest.Plan.CHURNED;
import static dev.lifecycle.model.SubscriptionStoryTest.Plan.PAST_DUE;
import static dev.lifecycle.model.SubscriptionStoryTest.Plan.PAUSED;
import static dev.lifecycle.model.SubscriptionStoryTest.Plan.PRO;
import static dev.lifecycle.model.SubscriptionStoryTest.Plan.TRIAL;
import static java.math.BigDecimal.ZERO;
import static java.time.Duration.ofDays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A whole subscription, a line a rule: trial, payments that fail, pauses, renewal, win-back. */
class SubscriptionStoryTest {

    enum Plan implements Stage {
        TRIAL,
        PAUSED,
        PAST_DUE,
        PRO,
        CHURNED
    }

    record Started(Instant trialEnds) {}

    record Paid(BigDecimal price, Instant until) {}

    record PaymentFailed(String invoice) {}

    record Paused(Instant until) {}

    record Cancelled(String reason) {}

    // spotless:off
    private static final StageModel SAAS = StageModel.named("saas").stages(TRIAL, PAUSED, PAST_DUE, PRO, CHURNED).startAt(TRIAL)
            .from(TRIAL).on(Started.class).sets("trial-end", Started::trialEnds).stay()
            .from(TRIAL).beforeDate("trial-end", ofDays(3)).unlessPast().touch("trial-ends-soon").stay()
            .from(TRIAL).atDate("trial-end").to(CHURNED)
            .from(TRIAL).on(Paid.class).when("paid something", p -> p.price().signum() > 0).sets("paid-until", Paid::until).to(PRO)
            .from(PRO).on(Paid.class).sets("paid-until", Paid::until).stay()
            .from(PRO).beforeDate("paid-until", ofDays(90)).unlessPast().touch("renewal-plan").stay()
            .from(PRO, PAUSED).on(PaymentFailed.class).keeps("invoice", PaymentFailed::invoice).touch(Touch.of("card-failed").transactional()).to(PAST_DUE)
            .from(PAST_DUE).on(PaymentFailed.class).keeps("invoice", PaymentFailed::invoice).stay()
            .from(PAST_DUE).every(ofDays(3)).when("tries left", s -> s.fired("retry") < 3).touch(Touch.of("retry-card").via("billing").transactional().cancelIfLeft()).about(s -> Map.of("invoice", s.text("invoice"))).as("retry").stay()
            .from(PAST_DUE).after(ofDays(13)).to(CHURNED)
            .from(PAST_DUE).on(Paid.class).sets("paid-until", Paid::until).toPrevious(PRO)
            .from(PRO).on(Paused.class).sets("resume", Paused::until).to(PAUSED)
            .from(PAUSED).on(Paused.class).sets("resume", Paused::until).stay()
            .from(PAUSED).on(Paid.class).sets("paid-until", Paid::until).toPrevious(PRO)
            .from(PAUSED).atDate("resume").toPrevious(PRO)
            .fromAny().on(Cancelled.class).noting(Cancelled::reason).to(CHURNED)
            .from(CHURNED).on(Paid.class).sets("paid-until", Paid::until).reopensAt(PRO)
            .exit(CHURNED)
            .build();
    // spotless:on

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final BigDecimal PRICE = new BigDecimal("29");

    private Position position = SAAS.start("c-42", MONDAY);

    private static Instant day(int day) {
        return MONDAY.plus(ofDays(day));
    }

    private void then(Object event, int day) {
        position = SAAS.decide(position, event, day(day)).position();
    }

    /** What timers did up to this day, and what they planned. */
    private List<String> until(int day) {
        Advance advance = SAAS.advance(position, day(day));
        position = advance.position();
        List<String> told = new ArrayList<>();
        for (Step step : advance.steps()) {
            told.add(Duration.between(MONDAY, step.at()).toDays() + " "
                    + step.to().id() + step.touchpoints() + (step.about().isEmpty() ? "" : step.about()));
        }
        return told;
    }

    @Test
    @DisplayName("L-28 a trial of which the customer is told three days before it ends, and that ends")
    void trial() {
        then(new Started(day(14)), 0);
        assertThat(SAAS.decide(position, new Paid(ZERO, day(30)), day(1))
                        .outcome()
                        .describe())
                .isEqualTo("c-42 stays in TRIAL: Paid was refused, 'paid something' said no");
        assertThat(until(20)).containsExactly("11 TRIAL[trial-ends-soon]", "14 CHURNED[]");
    }

    @Test
    @DisplayName("L-9, L-28 a contract of a year is renewed ninety days before it ends, and once more when it was")
    void renewal() {
        then(new Paid(PRICE, day(365)), 1);
        assertThat(until(300)).containsExactly("275 PRO[renewal-plan]");
        then(new Paid(PRICE, day(730)), 300);
        assertThat(until(700)).containsExactly("640 PRO[renewal-plan]");
    }

    @Test
    @DisplayName("L-9, L-29 three retries, then it is given up; paid in between, it goes on with what was paid for")
    void dunning() {
        then(new Paid(PRICE, day(30)), 1);
        then(new PaymentFailed("in-7"), 31);
        assertThat(position.stage()).isEqualTo(PAST_DUE);
        assertThat(until(60))
                .containsExactly(
                        "34 PAST_DUE[retry-card via billing, transactional, cancelled if left]{invoice=in-7}",
                        "37 PAST_DUE[retry-card via billing, transactional, cancelled if left]{invoice=in-7}",
                        "40 PAST_DUE[retry-card via billing, transactional, cancelled if left]{invoice=in-7}",
                        "44 CHURNED[]");
        then(new Paid(PRICE, day(400)), 61);
        assertThat(position.stage()).isEqualTo(PRO);
        assertThat(position.episode()).isEqualTo(2);
        then(new PaymentFailed("in-8"), 70);
        then(new Paid(PRICE, day(400)), 72);
        assertThat(position.stage()).isEqualTo(PRO);
        assertThat(position.text("invoice")).contains("in-8");
        assertThat(position.episode()).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "L-28, L-29 paused until a date that may be put off, also over a payment that failed, and back to the plan before")
    void pause() {
        then(new Paid(PRICE, day(365)), 1);
        then(new Paused(day(40)), 10);
        then(new Paused(day(50)), 20);
        assertThat(until(45)).isEmpty();
        then(new PaymentFailed("in-9"), 46);
        then(new Paid(PRICE, day(365)), 47);
        assertThat(position.stage()).as("back to the pause").isEqualTo(PAUSED);
        assertThat(until(60)).containsExactly("50 PRO[]");
        then(new Cancelled("too dear"), 61);
        assertThat(position.stage()).isEqualTo(CHURNED);
    }

    @Test
    @DisplayName("L-25 every rule of it can be reached")
    void paths() {
        assertThat(SAAS.analysis().unreached()).isEmpty();
    }
}
