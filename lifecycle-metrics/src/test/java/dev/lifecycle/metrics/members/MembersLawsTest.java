package dev.lifecycle.metrics.members;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Visit;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.retention.Retention;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class MembersLawsTest extends MetricLaws<Visit> {

    private static final Periods MONTHS = Periods.monthly(ZoneId.of("Europe/Paris"));

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        Metric<Visit, ?, Retention> retention =
                Retention.of(Visit::customer, Visit::day).over(MONTHS);
        return Map.of(
                "of retention", Members.of(retention, Visit::customer),
                "of segments", Members.of(retention.by(Visit::kind), Visit::customer),
                "by segment",
                        Members.of(
                                        SilenceChurn.of(Visit::customer, Visit::day)
                                                .after(20)
                                                .over(MONTHS),
                                        Visit::customer)
                                .by(Visit::kind));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
