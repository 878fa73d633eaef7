package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.churn.ChurnReasons;
import dev.lifecycle.metrics.rate.MeasuredRate;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A step of a funnel where people are lost.
 *
 * @param step    the step that was not reached
 * @param after   the step they were at
 * @param loss    lost of those who were there
 * @param impact  people lost times the share lost: large where many go and where it is a large part
 * @param reasons why, as far as known; null if no reasons were given for the step
 */
public record Bottleneck(
        String step,
        String after,
        MeasuredRate loss,
        double impact,
        @Nullable ChurnReasons reasons) implements Result, Serializable {

    static List<Bottleneck> ranked(Funnel funnel, Map<String, ChurnReasons> reasons) {
        for (String step : reasons.keySet()) {
            funnel.step(step);
        }
        return IntStream.range(1, funnel.steps().size())
                .mapToObj(i -> of(funnel.steps().get(i - 1), funnel.steps().get(i), reasons))
                .filter(bottleneck -> bottleneck.loss().part() > 0)
                .sorted(Comparator.comparingDouble(Bottleneck::impact).reversed())
                .toList();
    }

    private static Bottleneck of(FunnelStep before, FunnelStep step, Map<String, ChurnReasons> reasons) {
        MeasuredRate relative = step.relative();
        MeasuredRate loss =
                MeasuredRate.of(relative.rate().complement(), relative.complete(), relative.definition() + "/loss");
        return new Bottleneck(
                step.name(), before.name(), loss, loss.part() * loss.value().orElse(0), reasons.get(step.name()));
    }

    /** {@code checkout → order: 40 of 100 = 40.0 % (…), complete}. */
    @Override
    public String toString() {
        return after + " → " + step + ": " + loss;
    }
}
