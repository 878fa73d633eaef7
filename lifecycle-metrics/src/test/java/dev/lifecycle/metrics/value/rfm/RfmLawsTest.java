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
                "rfm quartiles, nested", rfm.quartiles().nested().over(ZoneId.of("Europe/Paris")),
                "rfm by bounds, of transactions, named",
                        rfm.countingTransactions()
                                .recencyBounds(20, 60)
                                .frequencyBounds(2, 4)
                                .monetaryBounds(10, 50.5)
                                .named("best", score -> score.segment().equals("333"))
                                .named("rest", score -> true)
                                .over(ZoneId.of("Europe/Paris")),
                "rfm", rfm.over(ZoneId.of("Europe/Paris")),
                "rfm as of", rfm.observedUntil(LocalDate.of(2024, 3, 1)).over(ZoneId.of("Asia/Tokyo")));
    }

    @Override
    @Provide
    protected Arbitrary<List<Visit>> rows() {
        return Visit.lists();
    }
}
