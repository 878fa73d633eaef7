package dev.lifecycle.metrics.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.engagement.SelfService;
import dev.lifecycle.metrics.journey.checkout.CartStep;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is read from rows that follow each other is broken down without being torn apart. */
class PathsBySegmentTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofDays(100));

    private record Row(String who, int day, String to, String channel) {
        Instant at() {
            return NOON.plus(Duration.ofDays(day));
        }
    }

    /** Ann and Bob come by the web, Cem in the shop; whoever goes on does so in the shop or by phone. */
    private static final List<Row> ROWS = List.of(
            new Row("ann", 0, "TRIAL", "web"),
            new Row("ann", 3, "PAYING", "shop"),
            new Row("bob", 0, "TRIAL", "web"),
            new Row("cem", 1, "TRIAL", "shop"),
            new Row("cem", 2, "PAYING", "phone"),
            new Row("cem", 5, "LOST", "phone"));

    private static final StageHistory<Row> MOVES = StageHistory.<Row>of(Row::who, Row::at, row -> null, Row::to)
            .stages(List.of("TRIAL", "PAYING", "LOST"))
            .exits(List.of("LOST"))
            .observedUntil(END);

    private static <R> Segmented<String, R> byChannel(Metric<Row, ?, R> metric) {
        Segmented<String, R> segmented = ROWS.stream().collect(metric.by(Row::channel));
        assertThat(segmented.total()).isEqualTo(ROWS.stream().collect(metric));
        return segmented;
    }

    private static <R> R in(Segmented<String, R> segmented, String channel) {
        return segmented.of(channel).orElseThrow();
    }

    @Test
    @DisplayName(
            "conversion by channel: the row by which a customer enters decides, and conversion in another channel is one")
    void conversion() {
        Segmented<String, StageConversion> trials = byChannel(StageConversion.of(MOVES)
                .steps("TRIAL", "PAYING")
                .within(Duration.ofDays(30))
                .metric());
        assertThat(in(trials, "web").rate().rate()).isEqualTo(new Rate(1, 2));
        assertThat(in(trials, "shop").rate().rate()).isEqualTo(new Rate(1, 1));
        assertThat(in(trials, "phone").rate().rate()).isEqualTo(new Rate(0, 0));
        assertThat(trials.total().rate().rate()).isEqualTo(new Rate(2, 3));
    }

    @Test
    @DisplayName(
            "a funnel's subjects belong to the segment of their first step, and what follows may come from anywhere")
    void funnel() {
        Segmented<String, Funnel> funnels = byChannel(Funnel.of(Row::who, Row::at, Row::to)
                .steps("TRIAL", "PAYING", "LOST")
                .observedUntil(END)
                .metric());
        assertThat(in(funnels, "web").steps()).extracting(FunnelStep::reached).containsExactly(2L, 1L, 0L);
        assertThat(in(funnels, "shop").steps()).extracting(FunnelStep::reached).containsExactly(1L, 1L, 1L);
        assertThat(funnels.of("phone")).isEmpty();
        Segmented<String, Funnel> any = byChannel(Funnel.of(Row::who, Row::at, Row::to)
                .steps("PAYING", "LOST")
                .anyOrder()
                .metric());
        assertThat(in(any, "phone").steps()).extracting(FunnelStep::reached).containsExactly(1L, 1L);
        assertThat(in(any, "shop").steps()).extracting(FunnelStep::reached).containsExactly(1L, 0L);
    }

    @Test
    @DisplayName("a visit belongs to the row that began it, and ends when its subject leaves in whatever segment")
    void visits() {
        Segmented<String, TimeInStage> times = byChannel(TimeInStage.of(MOVES).metric());
        assertThat(in(times, "web").in("TRIAL").medianCompleted()).contains(Duration.ofDays(3));
        assertThat(in(times, "web").in("TRIAL").open()).isEqualTo(1);
        assertThat(in(times, "phone").in("PAYING").medianCompleted()).contains(Duration.ofDays(3));

        Segmented<String, Population> now = byChannel(Population.of(MOVES).metric());
        assertThat(in(now, "web").counts())
                .containsExactly(Map.entry("TRIAL", 1L), Map.entry("PAYING", 0L), Map.entry("LOST", 0L));
        assertThat(in(now, "shop").in("PAYING")).isEqualTo(1);
        assertThat(in(now, "shop").in("TRIAL")).isZero();
        assertThat(now.segments().values().stream().mapToLong(Population::total).sum())
                .isEqualTo(now.total().total());

        assertThat(in(byChannel(Population.of(MOVES).lastBeforeExit().metric()), "phone")
                        .in("PAYING"))
                .isEqualTo(1);
        assertThat(in(byChannel(TransitionMatrix.of(MOVES).metric()), "shop")
                        .counts()
                        .get("TRIAL"))
                .containsEntry("PAYING", 1L);
        Segmented<String, Population> furthest =
                byChannel(Population.of(MOVES).furthest().metric());
        assertThat(in(furthest, "web").in("TRIAL")).isEqualTo(2);
        assertThat(in(furthest, "phone").in("PAYING")).isEqualTo(1);
    }

    @Test
    @DisplayName("a cart and a search for help belong to their first row: nothing that follows elsewhere is lost")
    void carts_and_searches() {
        Segmented<String, Checkout> carts = byChannel(
                Checkout.of(Row::who, Row::at, (Row row) -> row.to().equals("TRIAL") ? CartStep.CART : CartStep.ORDER)
                        .abandonedAfter(Duration.ofDays(10))
                        .observedUntil(END)
                        .metric());
        assertThat(in(carts, "web").carts()).isEqualTo(2);
        assertThat(in(carts, "web").ordered()).isEqualTo(1);
        assertThat(in(carts, "shop").ordered()).isEqualTo(1);
        assertThat(in(carts, "shop").ordersWithoutCart()).isZero();
        Segmented<String, SelfService> help = byChannel(
                SelfService.of(Row::who, Row::at, (Row row) -> !row.to().equals("TRIAL"))
                        .within(Duration.ofDays(7))
                        .observedUntil(END)
                        .metric());
        assertThat(in(help, "web").searches()).isEqualTo(2);
        assertThat(in(help, "web").solved()).isEqualTo(1);
        assertThat(in(help, "shop").solved()).isZero();
    }
}
