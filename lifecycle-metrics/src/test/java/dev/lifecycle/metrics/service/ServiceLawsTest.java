package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.stage.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class ServiceLawsTest extends MetricLaws<Question> {

    @Override
    protected Map<String, Metric<Question, ?, ?>> metrics() {
        ServiceLevelDefinition<Question> level = ServiceLevel.of(Question::who, Question::asked, Question::answered)
                .answeredWithin(Duration.ofHours(24));
        TouchpointCoverageDefinition<Question> coverage =
                TouchpointCoverage.of(Question::who, Question::topic, Question::who, Question::fate);
        return Map.of(
                "service level",
                level.metric(),
                "service level until",
                level.observedUntil(Question.NOON.plus(Duration.ofHours(40))).metric(),
                "service level of mail by customer",
                level.where("mail", Question::isMail).metric().by(Question::who),
                "touchpoints",
                coverage.metric(),
                "touchpoints expected by topic",
                coverage.doneByPerson(Question::isMail)
                        .expecting("mail", "ann", "dao")
                        .metric()
                        .by(Question::topic),
                "effort",
                Effort.of(
                                Question::who,
                                (Question q) -> q.isMail() ? Phase.PRE : Phase.POST,
                                Question::asked,
                                Question::answered)
                        .metric());
    }

    @Override
    @Provide
    protected Arbitrary<List<Question>> rows() {
        return Question.lists();
    }
}
