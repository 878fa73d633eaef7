package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.TwoLevelLaws;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class SurveyTwoLevelsTest extends TwoLevelLaws<Answer> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Override
    protected Map<String, Metric<Answer, ?, ?>> metrics() {
        Instant end = Instant.parse("2026-03-20T12:00:00Z");
        NpsDefinition<Answer> nps =
                Nps.<Answer>of(Answer::customer, Answer::score, Answer::at).observedUntil(end);
        return Map.of(
                "nps", nps.metric(),
                "nps latest",
                        nps.latestPerCustomer().sharesOf(Denominator.SHOWN).metric(),
                "csat latest per month",
                        Csat.<Answer>of(Answer::customer, Answer::score, Answer::at)
                                .observedUntil(end)
                                .latestPerCustomer(Periods.monthly(PARIS))
                                .metric(),
                "ces in March",
                        Ces.<Answer>of(Answer::customer, Answer::score, Answer::at)
                                .observedUntil(end)
                                .over(Period.parse("2026-03"), PARIS),
                "nps open in March", nps.latestPerCustomer().over(Period.parse("2026-03"), PARIS));
    }

    @Override
    @Provide
    protected Arbitrary<List<Answer>> rows() {
        return Answer.lists();
    }
}
