package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.TwoLevelLaws;
import dev.lifecycle.metrics.journey.checkout.CartStep;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import dev.lifecycle.metrics.journey.checkout.CheckoutDefinition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class JourneyTwoLevelsTest extends TwoLevelLaws<Move> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant END = Move.ORIGIN.plus(Duration.ofDays(11));

    @Override
    protected Map<String, Metric<Move, ?, ?>> metrics() {
        Map<String, Metric<Move, ?, ?>> metrics = new LinkedHashMap<>();
        StageHistory<Move> moves =
                StageHistory.<Move>of(Move::who, Move::at, Move::from, Move::to).observedUntil(END);
        metrics.put("flows", StageFlows.of(moves).over(Periods.daily(PARIS)));
        metrics.put(
                "flows of all",
                StageFlows.of(moves.observedUntil(END.plus(Duration.ofDays(99))))
                        .over(Periods.weekly(PARIS)));
        metrics.put(
                "flows by episode",
                StageFlows.of(moves.perEpisode(Move::episode)).over(Periods.daily(PARIS)));
        metrics.put(
                "flows in sequence with stages of its own",
                StageFlows.of(moves.orderedBy(m -> (long) m.episode()).stages(List.of("C", "A", "X")))
                        .over(Periods.monthly(PARIS)));
        metrics.put(
                "flows of two who are one",
                StageFlows.of(moves.joinedBy(m -> m.to().equals("D"))).over(Periods.daily(PARIS)));
        FunnelDefinition<Move> funnel = Funnel.<Move>of(Move::who, Move::at, Move::to)
                .steps("A", "B", "C")
                .observedUntil(END);
        metrics.put("funnel", funnel.metric());
        metrics.put("strict", funnel.strict().metric());
        metrics.put("timed from first", funnel.timedFromFirst().metric());
        metrics.put(
                "any order within", funnel.anyOrder().within(Duration.ofDays(4)).metric());
        metrics.put("within", funnel.within(Duration.ofDays(2)).excluding("D").metric());
        metrics.put(
                "funnel of episodes",
                Funnel.of(moves.perEpisode(Move::episode)).steps("A", "C").metric());
        CheckoutDefinition<Move> checkout = Checkout.of(
                        Move::who, Move::at, (Move m) -> CartStep.values()[m.to().charAt(0) % 3])
                .observedUntil(END);
        metrics.put("checkout", checkout.abandonedAfter(Duration.ofDays(1)).metric());
        metrics.put(
                "checkout with longer windows",
                checkout.abandonedAfter(Duration.ofDays(2))
                        .recoveredWithin(Duration.ofDays(3))
                        .metric());
        return metrics;
    }

    @Override
    @Provide
    protected Arbitrary<List<Move>> rows() {
        return Move.lists();
    }
}
