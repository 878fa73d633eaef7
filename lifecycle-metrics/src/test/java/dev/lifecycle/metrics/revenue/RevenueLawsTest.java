package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.rate.Rate;
import java.math.BigDecimal;
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
        MrrMovementsDefinition<Sub> mrr = MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::monthly)
                .observedUntil(Instant.parse("2026-12-05T00:00:00Z"));
        // Without a declared end of observation, and without ends that may be known ahead.
        MrrMovementsDefinition<Sub> endless = MrrMovements.of(Sub::customer, Sub::from, sub -> null, Sub::monthly);
        CohortValueDefinition<Sub> value = CohortValue.of(Sub::customer, Sub::from, Sub::monthly);
        AcquisitionCostDefinition<Sub> cost = AcquisitionCost.of(Sub::customer, Sub::from, Sub::item)
                .margin(Sub::monthly)
                .spent("x", new BigDecimal("120.50"))
                .churn(new Rate(1, 10));
        return Map.of(
                "acquisition cost", cost.currency(Sub::currency).over(PARIS),
                "acquisition cost of a month",
                        cost.observedUntil(LocalDate.of(2026, 2, 20)).over(Period.parse("2026-02"), PARIS),
                "acquisition cost by item", cost.over(PARIS).by(Sub::item),
                "movements", mrr.currency(Sub::currency).over(Periods.monthly(PARIS)),
                "per item until",
                        mrr.perItem(Sub::item)
                                .observedUntil(Instant.parse("2026-03-05T00:00:00Z"))
                                .over(Periods.monthly(PARIS)),
                "free is active", mrr.freeIsActive().over(Periods.monthly(PARIS)),
                "historic value by item", value.over(Periods.monthly(PARIS)).by(Sub::item),
                "by item", endless.over(Periods.monthly(PARIS)).by(Sub::item),
                "historic value", value.over(Periods.monthly(PARIS)),
                "historic value until",
                        value.currency(Sub::currency)
                                .observedUntil(LocalDate.of(2026, 3, 5))
                                .over(Periods.monthly(PARIS)));
    }

    @Override
    @Provide
    protected Arbitrary<List<Sub>> rows() {
        return Sub.lists();
    }
}
