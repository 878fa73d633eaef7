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
                "nps", Nps.of(Answer::score),
                "nps latest",
                        Nps.of(Answer::score)
                                .latestPer(Answer::customer, Answer::at)
                                .of(Denominator.SHOWN),
                "csat latest per month",
                        Csat.of(Answer::score).latestPer(Answer::customer, Answer::at, Periods.monthly(PARIS)),
                "ces in March", Ces.of(Answer::score).answeredIn(Period.parse("2026-03"), PARIS, Answer::at),
                "nps open in March",
                        Nps.of(Answer::score)
                                .answeredIn(
                                        Period.parse("2026-03"),
                                        PARIS,
                                        Answer::at,
                                        Instant.parse("2026-03-20T12:00:00Z"))
                                .latestPer(Answer::customer, Answer::at),
                "ces of difficulty", Ces.ofDifficulty(Answer::score, Scale.ONE_TO_FIVE),
                "csat by customer", Csat.of(Answer::score).by(Answer::customer));
    }

    @Override
    @Provide
    protected Arbitrary<List<Answer>> rows() {
        return Answer.lists();
    }
}
