package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.value.markov.MarkovChain;
import dev.lifecycle.metrics.value.markov.MarkovValue;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-22: two subjects that turned out to be one customer. Their rows lie side by side; metrics read them as one path. */
class JoinedSubjectsTest {

    private static final Stage TRIAL = Stage.of("TRIAL");
    private static final Stage PAYING = Stage.of("PAYING");
    private static final Stage LOST = Stage.of("LOST");
    // spotless:off
    private static final StageModel MODEL = StageModel.named("saas")
            .startAt(TRIAL)
            .from(TRIAL).on("paid").to(PAYING)
            .from(PAYING).on("left").to(LOST)
            .from(PAYING).on("seen").stay()
            .from(LOST).on("back").to(PAYING)
            .exit(LOST)
            .build();
    // spotless:on

    private Lifecycle customers;

    private void happened(String subject, String type, String day) {
        String id = subject + type + day;
        customers.handle(subject, Signal.of(type), at(day), id);
    }

    private static Instant at(String day) {
        return LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    @BeforeEach
    void two_that_are_one() {
        customers = Lifecycle.of(MODEL)
                .store(new InMemoryStore())
                .clock(() -> at("2026-07-01"))
                .build();
        customers.adopt("web", TRIAL, at("2026-01-01"), "signed up on the web");
        customers.adopt("app", TRIAL, at("2026-01-20"), "signed up in the app");
        happened("web", "paid", "2026-02-01");
        happened("app", "paid", "2026-03-01");
        happened("app", "left", "2026-04-01");
        // of one who is lost and one who is not, whoever was active last decides
        happened("web", "seen", "2026-04-01");
        customers.adopt("other", TRIAL, at("2026-01-05"), "somebody else");
        happened("other", "paid", "2026-02-10");
        customers.merge("web", "app");
        happened("app", "left", "2026-06-01");
    }

    private <R> R read(Metric<HistoryEntry, ?, R> metric) {
        return customers.history().collect(metric);
    }

    @Test
    @DisplayName("L-22: the customer can only leave the stage it is in, so visits of the two never overlap")
    void one_path() {
        assertThat(read(StageVisit.of(StageHistory.ofEntries().observedUntil(at("2026-07-01")))
                        .metric()))
                .filteredOn(visit -> visit.subject().equals("app"))
                .extracting(visit -> visit.stage() + " " + visit.entered() + " " + visit.left())
                .containsExactly(
                        "TRIAL " + at("2026-01-01") + " " + at("2026-02-01"),
                        "PAYING " + at("2026-02-01") + " " + at("2026-04-01"),
                        "LOST " + at("2026-04-01") + " " + at("2026-04-01"),
                        "PAYING " + at("2026-04-01") + " " + at("2026-06-01"),
                        "LOST " + at("2026-06-01") + " null");
    }

    @Test
    void seen_as_of_a_day_before_they_were_joined_they_are_one_all_the_same() {
        assertThat(read(StageVisit.of(StageHistory.ofEntries().observedUntil(at("2026-03-15")))
                        .metric()))
                .filteredOn(visit -> visit.subject().equals("app"))
                .extracting(visit -> visit.stage() + " " + visit.entered())
                .containsExactly("TRIAL " + at("2026-01-01"), "PAYING " + at("2026-02-01"));
    }

    @Test
    void every_result_is_of_that_path() {
        StageHistory<HistoryEntry> entries = StageHistory.ofEntries();
        TransitionMatrix moves = read(TransitionMatrix.of(entries).metric());
        assertThat(moves.entries()).isEqualTo(Map.of("TRIAL", 2L));
        assertThat(moves.counts())
                .isEqualTo(Map.of(
                        "TRIAL", Map.of("PAYING", 2L), "PAYING", Map.of("LOST", 2L), "LOST", Map.of("PAYING", 1L)));
        assertThat(read(Population.of(entries).metric()).counts())
                .isEqualTo(Map.of("LOST", 1L, "PAYING", 1L, "TRIAL", 0L));
        assertThat(read(Funnel.of(entries).steps("TRIAL", "PAYING", "LOST").metric())
                        .entered())
                .isEqualTo(2);
        assertThat(read(StageFlows.of(entries).over(Periods.monthly(ZoneOffset.UTC)))
                        .of("2026-03", "PAYING")
                        .stock())
                .isEqualTo(2);
    }

    @Test
    void the_value_of_stages_is_that_of_the_path_too() {
        MarkovChain chain = MarkovValue.of(customers.history())
                .observedUntil(LocalDate.parse("2026-07-01"))
                .over(Periods.monthly(ZoneOffset.UTC))
                .chain();
        // app: February TRIAL, March to June PAYING, July LOST; other: February TRIAL, March to July PAYING
        assertThat(chain.observations(TRIAL)).isEqualTo(2);
        assertThat(chain.observations(PAYING)).isEqualTo(8);
        assertThat(chain.probability(PAYING, LOST)).isEqualTo(1.0 / 8);
    }

    @Test
    void in_any_order_and_any_split_it_is_the_same_path() {
        Metric<HistoryEntry, ?, List<StageVisit>> visits =
                StageVisit.of(StageHistory.ofEntries()).metric();
        List<HistoryEntry> rows = new ArrayList<>(customers.history().toList());
        List<StageVisit> expected = rows.stream().collect(visits);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(rows, new Random(seed));
            assertThat(rows.stream().collect(visits)).isEqualTo(expected);
            assertThat(split(visits, rows, seed % rows.size())).isEqualTo(expected);
        }
    }

    private static <A extends Serializable, R> R split(
            Metric<HistoryEntry, A, R> metric, List<HistoryEntry> rows, int at) {
        A left = metric.empty();
        A right = metric.empty();
        rows.subList(0, at).forEach(row -> metric.add(left, row));
        rows.subList(at, rows.size()).forEach(row -> metric.add(right, row));
        return metric.result(metric.merge(left, right));
    }

    @Test
    void a_merge_into_the_stage_reached_already_begins_no_visit() {
        customers.adopt("shop", PAYING, at("2026-02-01"), "known in the shop");
        customers.merge("shop", "other");
        assertThat(read(StageVisit.of(StageHistory.ofEntries()).metric()))
                .filteredOn(visit -> visit.subject().equals("other"))
                .extracting(StageVisit::stage)
                .containsExactly("TRIAL", "PAYING");
    }

    @Test
    void subjects_without_a_merge_are_read_row_by_row_whatever_lies_between() {
        StageHistory<Move> moves = StageHistory.of(Move::who, Move::at, Move::from, Move::to)
                .joinedBy(move -> move.who().equals("A") && move.to().equals("D"));
        List<Move> gap = List.of(Move.of("B", "2026-01-01", null, "A"), Move.of("B", "2026-01-03", "B", "C"));
        assertThat(gap.stream().collect(StageVisit.of(moves).metric())).hasSize(2);
        assertThat(gap.stream().collect(TransitionMatrix.of(moves).metric()).count("B", "C"))
                .isEqualTo(1);
        List<Move> joined = List.of(
                Move.of("A", "2026-01-01", null, "A"),
                Move.of("A", "2026-01-03", "B", "C"),
                Move.of("A", "2026-01-04", "C", "D"));
        assertThat(joined.stream().collect(TransitionMatrix.of(moves).metric()).counts())
                .isEqualTo(Map.of("A", Map.of("D", 1L)));
    }
}
