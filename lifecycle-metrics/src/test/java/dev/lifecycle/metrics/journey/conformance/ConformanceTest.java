package dev.lifecycle.metrics.journey.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConformanceTest {

    private static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private static Occurrence on(String subject, int day, Object event) {
        return new Occurrence(subject, event, START.plus(Duration.ofDays(day)), subject + day + event);
    }

    /** Anna does as the model says; Bea reviews before she buys, twice; Carl's order is of a negative amount. */
    private static List<Occurrence> log() {
        return new ArrayList<>(List.of(
                on("anna", 0, new ContentViewed("guide")),
                on("anna", 1, new ContactMade("web")),
                on("anna", 2, new CheckoutStarted("cart")),
                on("anna", 2, new OrderCompleted("o-1", BigDecimal.TEN)),
                on("anna", 3, new ContentViewed("guide")),
                on("bea", 0, new ReviewPosted(5)),
                on("bea", 1, new ReviewPosted(4)),
                on("bea", 2, new OrderCompleted("o-2", BigDecimal.TEN)),
                on("carl", 0, new OrderCompleted("o-3", BigDecimal.TEN.negate()))));
    }

    @Test
    void which_events_nothing_takes_where_and_why() {
        Conformance fit = Conformance.of(FiveStage.model(), log());
        assertThat(fit.rate().rate()).hasToString("6 of 9 = 66.7 %");
        assertThat(fit.subjectRate().rate()).hasToString("1 of 3 = 33.3 %");
        Conformance.Refusal reviews = fit.refusals().get(0);
        assertThat(List.of(reviews.stage(), reviews.event(), reviews.reason()))
                .containsExactly("DISCOVERY", "ReviewPosted", "GUARDS_SAID_NO");
        assertThat(reviews.guards()).contains("has bought");
        assertThat(reviews.count()).isEqualTo(2);
        assertThat(reviews.subjects()).containsExactly("bea");
        assertThat(fit.refusals().get(1).subjects()).containsExactly("carl");
        assertThat(fit.refusals().get(1).guards()).containsExactly("total not negative");
        assertThat(fit).asString().endsWith("five-stage v1: events 6 of 9 = 66.7 %, subjects 1 of 3 = 33.3 %\n");
    }

    @Test
    void the_order_of_the_log_does_not_matter_and_an_id_counts_once() {
        List<Occurrence> shuffled = log();
        shuffled.add(log().get(5));
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            // Anna's two of one instant stay as they were told.
            shuffled.sort((a, b) -> a.at().equals(b.at())
                    ? a.event()
                            .getClass()
                            .getName()
                            .compareTo(b.event().getClass().getName())
                    : 0);
            Conformance fit = Conformance.of(FiveStage.model(), shuffled);
            assertThat(fit.refusals().get(0).count()).isEqualTo(2);
            assertThat(fit.events()).isEqualTo(9);
        }
    }

    @Test
    void a_model_without_a_rule_for_it_says_so_and_no_log_has_no_share() {
        Stage only = Stage.of("ONLY");
        StageModel narrow = StageModel.named("narrow")
                .startAt(only)
                .from(only)
                .on(ContactMade.class)
                .stay()
                .terminal(only)
                .build();
        Conformance fit = Conformance.of(narrow, log());
        assertThat(fit.rate().rate()).hasToString("1 of 9 = 11.1 %");
        assertThat(fit.refusals()).allMatch(refusal -> refusal.reason().equals("NO_RULE"));
        assertThat(fit.refusals().get(0)).hasToString("OrderCompleted in ONLY: 3 of 3 subjects, NO_RULE");
        assertThat(Conformance.of(narrow, List.of()).rate().value()).isEmpty();
    }
}
