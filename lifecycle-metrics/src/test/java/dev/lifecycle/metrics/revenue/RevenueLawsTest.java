package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class RevenueLawsTest extends MetricLaws<Sub> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Override
    protected Map<String, Metric<Sub, ?, ?>> metrics() {
        MrrDefinition<Sub> mrr = MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::monthly);
        CohortValueDefinition<Sub> value = CohortValue.of(Sub::customer, Sub::from, Sub::monthly);
        return Map.of(
                "movements", mrr.currency(Sub::currency).monthly(PARIS),
                "per item until",
                        mrr.perItem(Sub::item)
                                .observedUntil(Instant.parse("2026-03-05T00:00:00Z"))
                                .monthly(PARIS),
                "free is active", mrr.freeIsActive().monthly(PARIS),
                "historic value by item", value.monthly(PARIS).by(Sub::item),
                "by item", mrr.monthly(PARIS).by(Sub::item),
                "historic value", value.monthly(PARIS),
                "historic value until",
                        value.currency(Sub::currency)
                                .observedUntil(LocalDate.of(2026, 3, 5))
                                .monthly(PARIS));
    }

    @Override
    @Provide
    protected Arbitrary<List<Sub>> rows() {
        return Sub.lists();
    }
}
