package dev.lifecycle.examples.report.answer;

import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The base up to its last day, the model that speaks of it, and the model of what they spend. */
final class Foretelling {

    static final double QUARTER = 13;
    static final double YEAR = 52;

    private final PurchaseSummary summary;
    private final Speaker speaker;
    private final @Nullable GammaGamma spend;

    private Foretelling(PurchaseSummary summary, Speaker speaker, @Nullable GammaGamma spend) {
        this.summary = summary;
        this.speaker = speaker;
        this.spend = spend;
    }

    static Foretelling of(List<PurchaseDay> days, ZoneId zone, LocalDate end) {
        PurchaseSummary summary = days.stream()
                .collect(PurchaseSummary.of(PurchaseDay::customer, PurchaseDay::day, PurchaseDay::total)
                        .over(TimeUnit.weeks(zone), end));
        Speaker speaker = Speaker.of(summary);
        return new Foretelling(summary, speaker, speaker.candidate() == null ? null : spend(summary));
    }

    private static @Nullable GammaGamma spend(PurchaseSummary summary) {
        boolean[] any = {false};
        summary.forEach((customer, known) -> any[0] |= known.frequency() > 0 && known.meanSpend() > 0);
        GammaGamma fitted = any[0] ? GammaGamma.fit(summary) : null;
        return fitted == null || !fitted.fit().map(Fit::verdict).orElseThrow().converged() ? null : fitted;
    }

    PurchaseSummary summary() {
        return summary;
    }

    Speaker speaker() {
        return speaker;
    }

    @Nullable
    PurchaseModel model() {
        return speaker.candidate() == null ? null : speaker.candidate().model();
    }

    @Nullable
    GammaGamma spend() {
        return spend;
    }
}
