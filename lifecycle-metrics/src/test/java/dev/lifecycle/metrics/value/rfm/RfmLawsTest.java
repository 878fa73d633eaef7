package dev.lifecycle.metrics.value.rfm;

import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.MetricLaws;
import dev.lifecycle.metrics.Visit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

class RfmLawsTest extends MetricLaws<Visit> {

    @Override
    protected Map<String, Metric<Visit, ?, ?>> metrics() {
        RfmDefinition<Visit> rfm = Rfm.of(
                Visit::customer, Visit::at, v -> BigDecimal.valueOf(v.day().getDayOfMonth() - 4));
        return Map.of(
                "rfm", rfm.over(ZoneId.of("Europe/Paris")),
                "rfm as of", rfm.observedUntil(LocalDate.of(2024, 3, 1)).over(ZoneId.of("Asia/Tokyo")));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
