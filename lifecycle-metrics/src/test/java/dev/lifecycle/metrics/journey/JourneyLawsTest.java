package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.journey.checkout.AbandonReasons;
import dev.lifecycle.metrics.journey.checkout.AbandonReasonsDefinition;
import dev.lifecycle.metrics.journey.checkout.CartStep;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import dev.lifecycle.metrics.service.Effort;
import dev.lifecycle.stage.Phase;
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
                TransitionMatrix.of(moves.observedUntil(Move.ORIGIN.plus(Duration.ofDays(9))))
                        .metric());
        metrics.put("transitions", TransitionMatrix.of(moves).metric());
        metrics.put("population", Population.of(moves).metric());
        StageHistory<Move> ordered = moves.stages(List.of("C", "B", "A")).exits(List.of("D"));
        metrics.put("furthest stage", Population.of(ordered).furthest().metric());
        metrics.put(
                "last stage before exit",
                Population.of(ordered).lastBeforeExit().metric());
        metrics.put(
                "furthest by episode",
                Population.of(ordered.perEpisode(Move::episode)).furthest().metric());
        metrics.put(
                "visits of episodes",
                StageVisit.of(moves.perEpisode(Move::episode)).metric());
        AbandonReasonsDefinition<Move> reasons = AbandonReasons.of(
                        Move::who, Move::at, (Move m) -> m.to().equals("D") ? null : m.to())
                .recent(Duration.ofDays(3));
        metrics.put("abandon reasons", reasons.metric());
        metrics.put(
                "abandon reasons by episode, as of",
                reasons.observedUntil(Move.ORIGIN.plus(Duration.ofDays(8)))
                        .metric()
                        .by(Move::episode));
        PathVariantsDefinition<Move> ways = PathVariants.of(ordered);
        metrics.put("ways", ways.metric());
        metrics.put(
                "first stages of ways by stage",
                ways.firstStages(2).withoutRepeats().metric().by(Move::to));
        metrics.put("ways by episode", ways.firstStages(3).metric().by(Move::episode));
        StuckDefinition<Move> stuck = Stuck.of(ordered).beyond(0.5).atLeast(1);
        metrics.put("stuck", stuck.metric());
        metrics.put("stuck by episode", stuck.metric().by(Move::episode));
        metrics.put(
                "stuck as of",
                Stuck.of(moves.observedUntil(Move.ORIGIN.plus(Duration.ofDays(7))))
                        .beyond(0.25)
                        .atLeast(2)
                        .metric());
        metrics.put("visits", StageVisit.of(moves).metric());
        metrics.put("time in stage by subject", SubjectStageTime.of(moves).metric());
        metrics.put(
                "flows", StageFlows.of(moves.orderedBy(m -> (long) m.episode())).over(Periods.daily(PARIS)));
        metrics.put("time in stage", TimeInStage.of(moves).metric());
        metrics.put(
                "transitions by episode", TransitionMatrix.of(moves).metric().by(Move::episode));
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
                                m -> m.to().equals("A") ? Phase.PRE : Phase.POST,
                                m -> m.to().equals("B") ? null : m.at(),
                                m -> m.to().equals("C") ? null : m.at().plusSeconds(60))
                        .metric());
        metrics.put(
                "conversion",
                StageConversion.of(moves)
                        .steps("A", "B")
                        .within(Duration.ofDays(2))
                        .metric());
        metrics.put(
                "checkout",
                Checkout.of(Move::who, Move::at, (Move m) -> CartStep.values()[m.to().charAt(0) % 3])
                        .abandonedAfter(Duration.ofDays(1))
                        .metric());
        metrics.put("funnel by episode", funnel.metric().by(Move::episode));
        metrics.put("funnel by first touch", funnel.byFirstTouch(Move::episode));
        metrics.put("funnel by last touch", funnel.byLastTouch(Move::to));
        metrics.put("funnel by a step", funnel.byTouchAt("B", Move::episode));
        metrics.put(
                "furthest by episode as segment",
                Population.of(ordered).furthest().metric().by(Move::episode));
        metrics.put(
                "flows by episode",
                StageFlows.of(moves).over(Periods.daily(PARIS)).by(Move::episode));
        metrics.put(
                "conversion by stage",
                StageConversion.of(moves)
                        .steps("A", "B")
                        .within(Duration.ofDays(2))
                        .metric()
                        .by(Move::to));
        metrics.put("times by episode", TimeInStage.of(moves).metric().by(Move::episode));
        metrics.put(
                "checkout by episode",
                Checkout.of(Move::who, Move::at, (Move m) -> CartStep.values()[m.to().charAt(0) % 3])
                        .metric()
                        .by(Move::episode));
        metrics.put(
                "effort by stage",
                Effort.of(Move::who, (Move m) -> Phase.DURING, m -> m.at(), m -> m.at())
                        .metric()
                        .by(Move::to));
        return metrics;
    }

    @Override
    @Provide
    protected Arbitrary<List<Move>> rows() {
        return Move.lists();
    }
}
