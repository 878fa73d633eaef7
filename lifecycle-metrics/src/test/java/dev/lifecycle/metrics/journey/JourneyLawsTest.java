package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Periods;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class JourneyLawsTest extends MetricLaws<Move> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Override
    protected Map<String, Metric<Move, ?, ?>> metrics() {
        Map<String, Metric<Move, ?, ?>> metrics = new LinkedHashMap<>();
        StageHistory<Move> moves = StageHistory.of(Move::who, Move::at, Move::from, Move::to);
        metrics.put(
                "transitions as of",
                moves.asOf(Move.ORIGIN.plus(Duration.ofDays(9))).transitions());
        metrics.put("transitions", moves.transitions());
        metrics.put("population", moves.population());
        StageHistory<Move> ordered = moves.stages(List.of("C", "B", "A")).exits(List.of("D"));
        metrics.put("furthest stage", ordered.furthestStage());
        metrics.put("last stage before exit", ordered.lastStageBeforeExit());
        metrics.put("furthest by episode", ordered.perEpisode(Move::episode).furthestStage());
        metrics.put("visits", moves.visits());
        metrics.put("time in stage by subject", moves.timeInStageBySubject());
        metrics.put("flows", moves.orderedBy(m -> (long) m.episode()).flows(Periods.daily(PARIS)));
        metrics.put("time in stage", moves.timeInStage());
        metrics.put("transitions by episode", moves.transitions().by(Move::episode));
        FunnelDefinition<Move> funnel = Funnel.of(Move::who, Move::at, Move::to).steps("A", "B", "C");
        metrics.put("funnel", funnel.metric());
        metrics.put("strict", funnel.strict().metric());
        metrics.put(
                "any order within", funnel.anyOrder().within(Duration.ofDays(4)).metric());
        metrics.put("within", funnel.within(Duration.ofDays(2)).excluding("D").metric());
        metrics.put(
                "effort",
                Effort.of(
                        Move::who,
                        m -> m.to().equals("A") ? Phase.BEFORE : Phase.AFTER,
                        m -> m.to().equals("B") ? null : m.at(),
                        m -> m.to().equals("C") ? null : m.at().plusSeconds(60)));
        metrics.put("conversion", moves.conversion("A", "B", Duration.ofDays(2)));
        metrics.put(
                "checkout",
                Checkout.of(Move::who, Move::at, (Move m) -> CartStep.values()[m.to().charAt(0) % 3])
                        .abandonedAfter(Duration.ofDays(1))
                        .metric());
        metrics.put("funnel by episode", funnel.metric().by(Move::episode));
        metrics.put("funnel by first touch", funnel.byFirstTouch(Move::episode));
        metrics.put("funnel by last touch", funnel.byLastTouch(Move::to));
        metrics.put("funnel by a step", funnel.byTouchAt("B", Move::episode));
        metrics.put("furthest by episode as segment", ordered.furthestStage().by(Move::episode));
        metrics.put("flows by episode", moves.flows(Periods.daily(PARIS)).by(Move::episode));
        metrics.put(
                "checkout by episode",
                Checkout.of(Move::who, Move::at, (Move m) -> CartStep.values()[m.to().charAt(0) % 3])
                        .metric()
                        .by(Move::episode));
        metrics.put(
                "effort by stage",
                Effort.of(Move::who, (Move m) -> Phase.DURING, m -> m.at(), m -> m.at())
                        .by(Move::to));
        return metrics;
    }

    @Override
    @Provide
    protected Arbitrary<List<Move>> rows() {
        return Move.lists();
    }
}
