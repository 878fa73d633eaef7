package dev.lifecycle;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Saas;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.model.Saas.Subscribed;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.store.InMemoryStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-15: a batch goes on past a subject that fails")
class BatchTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final InMemoryStore store = new InMemoryStore();
    private final StageModel picky = StageModel.named("picky")
            .startAt(Plan.TRIAL)
            .from(Plan.TRIAL)
            .on(Subscribed.class)
            .when("positive", s -> {
                if (s.plan().equals("broken")) {
                    throw new AssertionError("a guard of the host");
                }
                return s.price().signum() > 0;
            })
            .to(Plan.PAYING)
            .from(Plan.PAYING)
            .on(Referred.class)
            .to(Plan.CHAMPION)
            .terminal(Plan.CHAMPION)
            .build();
    private final Lifecycle customers =
            Lifecycle.of(picky).store(store).clock(() -> NOW).build();

    private static Occurrence broken(String subject, String id) {
        return new Occurrence(subject, new Subscribed("broken", BigDecimal.ONE), MONDAY, id);
    }

    @Test
    void the_others_are_handled_and_the_rest_of_the_subject_is_left_untried() {
        Occurrence broken = broken("b", "e1");
        Occurrence after = new Occurrence("b", Saas.pro(), TUESDAY, "e2");
        List<Occurrence> batch = List.of(
                new Occurrence("a", Saas.pro(), MONDAY, "e1"),
                broken,
                new Occurrence("c", Saas.pro(), MONDAY, "e1"),
                after,
                new Occurrence("a", new Referred("bob"), TUESDAY, "e2"));

        BatchResult result = customers.handle(batch);

        assertThat(result).hasToString("3 handled, 1 failed, 1 untried");
        assertThat(result.isComplete()).isFalse();
        assertThat(result.answers()).extracting(BatchResult.Answer::occurrence).containsExactlyElementsOf(batch);
        BatchResult.Failed failed = result.failed().get(0);
        assertThat(failed.occurrence()).isEqualTo(broken);
        assertThat(failed.thrown()).isInstanceOf(AssertionError.class).hasMessage("a guard of the host");
        assertThat(result.untried()).containsExactly(new BatchResult.Untried(after, failed));
        assertThat(customers.find("a").orElseThrow().stage()).isEqualTo(Plan.CHAMPION);
        assertThat(customers.find("b")).isEmpty();
        assertThat(customers.find("c").orElseThrow().stage()).isEqualTo(Plan.PAYING);
    }

    @Test
    void one_that_fails_alone_holds_up_no_later_subject() {
        BatchResult result = customers.handle(
                List.of(broken("b", "e1"), broken("b", "e2"), new Occurrence("c", Saas.pro(), MONDAY, "e1")));

        assertThat(result).hasToString("1 handled, 1 failed, 1 untried");
    }

    @Test
    @DisplayName("L-27: what is ahead of time fails for itself, and the rest of its subject is tried")
    void ahead_of_time_holds_up_nothing() {
        BatchResult result = customers.handle(List.of(
                new Occurrence("a", Saas.pro(), NOW.plus(Duration.ofDays(1)), "e1"),
                new Occurrence("a", Saas.pro(), MONDAY, "e2")));

        assertThat(result).hasToString("1 handled, 1 failed, 0 untried");
        assertThat(result.failed().get(0).thrown()).isInstanceOf(AheadOfTimeException.class);
        assertThat(result.outcomes().get(0)).isInstanceOf(Outcome.Moved.class);
    }

    @Test
    void a_batch_without_trouble_is_complete_and_an_empty_one_too() {
        assertThat(customers
                        .handle(List.of(new Occurrence("a", Saas.pro(), MONDAY, "e1")))
                        .isComplete())
                .isTrue();
        assertThat(customers.handle(List.of())).hasToString("0 handled, 0 failed, 0 untried");
    }
}
