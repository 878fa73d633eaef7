package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.SAAS;
import static dev.lifecycle.model.Saas.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Running a log through a model from the beginning. */
class ReplayTest {

    private static Occurrence occurrence(String subject, Object event, double day, String id) {
        return new Occurrence(subject, event, day(day), id);
    }

    private static final List<Occurrence> LOG = List.of(
            occurrence("b", new Cancelled("x"), 3, "b-2"),
            occurrence("a", Saas.pro(), 1, "a-1"),
            occurrence("b", Saas.pro(), 2, "b-1"),
            occurrence("a", new Referred("b"), 2, "a-2"),
            occurrence("a", new Cancelled("again"), 3, "a-1"),
            occurrence("c", Saas.free(), 5, "c-1"));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void each_subject_in_time_order_and_each_id_once_on_any_number_of_threads(int threads) {
        ReplayResult result = Replay.of(SAAS).threads(threads).run(LOG);
        assertThat(result.positions()).containsOnlyKeys("a", "b", "c");
        assertThat(result.positions().get("a").stage()).isEqualTo(Plan.CHAMPION);
        assertThat(result.positions().get("b").stage()).isEqualTo(Plan.CHURNED);
        assertThat(result.positions().get("b").count("Subscribed")).isEqualTo(1);
        assertThat(result.positions().get("c").enteredAt()).isEqualTo(day(5));
        assertThat(result).hasToString("{TRIAL=1, PAYING=0, CHAMPION=1, CHURNED=1}");
        assertThat(result.stages())
                .containsExactly(
                        Map.entry(Plan.TRIAL, 1L),
                        Map.entry(Plan.PAYING, 0L),
                        Map.entry(Plan.CHAMPION, 1L),
                        Map.entry(Plan.CHURNED, 1L));
        assertThat(result.model()).isSameAs(SAAS);
    }

    @Test
    void timers_after_the_last_event_fire_only_up_to_where_the_host_says() {
        // spotless:off
        StageModel trial = SAAS.extend("trial")
                .from(Plan.TRIAL).after(Duration.ofDays(30)).to(Plan.CHURNED)
                .build();
        // spotless:on
        assertThat(Replay.of(trial).run(LOG).positions().get("c").stage()).isEqualTo(Plan.TRIAL);
        assertThat(Replay.of(trial).until(day(35)).run(LOG).positions().get("c").stage())
                .isEqualTo(Plan.TRIAL);
        assertThat(Replay.of(trial)
                        .threads(2)
                        .until(day(36))
                        .run(LOG)
                        .positions()
                        .get("c")
                        .stage())
                .isEqualTo(Plan.CHURNED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void a_guard_that_throws_stops_the_run_with_its_own_error(int threads) {
        // spotless:off
        StageModel careless = SAAS.extend("careless")
                .from(Plan.TRIAL).on("e").when("careless", e -> e.data().get("x").equals(1)).stay()
                .build();
        // spotless:on
        List<Occurrence> log = new ArrayList<>(LOG);
        log.add(occurrence("d", Signal.of("e"), 1, "d-1"));
        assertThatThrownBy(() -> Replay.of(careless).threads(threads).run(log))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("subject 'd'");
    }

    @Test
    void an_empty_log_leaves_every_stage_empty() {
        assertThat(Replay.of(SAAS).run(List.of()).stages().values()).containsOnly(0L);
        assertThat(Replay.of(SAAS).threads(2).run(List.of()).positions()).isEmpty();
    }

    @Test
    void fewer_than_one_thread_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replay.of(SAAS).threads(0))
                .withMessage("a replay needs at least 1 thread, not 0");
    }

    @Test
    void an_interrupted_replay_says_so_and_stays_interrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Replay.of(SAAS).threads(2).run(LOG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the replay was interrupted; nothing was kept, so run it again");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(MONDAY).isEqualTo(day(0));
    }

    @Test
    void a_shuffled_log_sorted_by_instant_and_id_leads_to_the_same_positions() {
        List<Occurrence> log = new ArrayList<>();
        for (int customer = 0; customer < 200; customer++) {
            String subject = "c-" + customer;
            // all in one second of a log in seconds, where either order is a story
            log.add(occurrence(subject, Saas.pro(), customer % 3, "1"));
            log.add(occurrence(subject, new Cancelled("x"), customer % 3, "2"));
            log.add(occurrence(subject, Saas.pro(), customer % 3, "3"));
        }
        Map<String, Position> expected = Replay.of(SAAS).run(log).positions();
        Random random = new Random(14);
        for (int n = 0; n < 5; n++) {
            Collections.shuffle(log, random);
            assertThat(Replay.of(SAAS).run(log).positions()).as("as it lies").isNotEqualTo(expected);
            log.sort(Occurrence.IN_ORDER);
            assertThat(Replay.of(SAAS).run(log).positions()).isEqualTo(expected);
        }
    }
}
