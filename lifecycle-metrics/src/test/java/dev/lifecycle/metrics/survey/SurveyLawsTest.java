package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class SurveyLawsTest extends MetricLaws<Answer> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Override
    protected Map<String, Metric<Answer, ?, ?>> metrics() {
        return Map.of(
                "nps", Nps.of(Answer::customer, Answer::score).metric(),
                "nps latest",
                        Nps.of(Answer::customer, Answer::score, Answer::at)
                                .latestPerCustomer()
                                .sharesOf(Denominator.SHOWN)
                                .metric(),
                "csat latest per month",
                        Csat.of(Answer::customer, Answer::score, Answer::at)
                                .latestPerCustomer(Periods.monthly(PARIS))
                                .metric(),
                "ces in March",
                        Ces.of(Answer::customer, Answer::score, Answer::at).over(Period.parse("2026-03"), PARIS),
                "nps open in March",
                        Nps.of(Answer::customer, Answer::score, Answer::at)
                                .observedUntil(Instant.parse("2026-03-20T12:00:00Z"))
                                .latestPerCustomer()
                                .over(Period.parse("2026-03"), PARIS),
                "ces of difficulty",
                        Ces.of(Answer::customer, Answer::score)
                                .scale(Scale.ONE_TO_FIVE)
                                .askingForDifficulty()
                                .metric(),
                "csat by customer",
                        Csat.of(Answer::customer, Answer::score).metric().by(Answer::customer));
    }

    @Override
    @Provide
    protected Arbitrary<List<Answer>> rows() {
        return Answer.lists();
    }
}
