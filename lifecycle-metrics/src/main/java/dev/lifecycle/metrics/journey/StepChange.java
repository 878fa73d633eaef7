package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.RateDifference;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a step of a funnel converts now and before: two model versions, two periods.
 *
 * @param step     which
 * @param relative change of the share of the step before
 * @param overall  change of the share of all who entered
 */
public record StepChange(String step, RateDifference relative, RateDifference overall) implements Result, Serializable {

    static List<StepChange> between(Funnel before, Funnel after) {
        List<String> then = before.steps().stream().map(FunnelStep::name).toList();
        List<String> now = after.steps().stream().map(FunnelStep::name).toList();
        if (!then.equals(now)) {
            throw new IllegalArgumentException(Messages.otherSteps(then, now));
        }
        return IntStream.range(0, now.size())
                .mapToObj(i -> of(before.steps().get(i), after.steps().get(i)))
                .toList();
    }

    private static StepChange of(FunnelStep before, FunnelStep after) {
        return new StepChange(
                after.name(),
                RateDifference.between(
                        before.relative().rate(), after.relative().rate()),
                RateDifference.between(before.overall().rate(), after.overall().rate()));
    }

    /** {@code order: of previous +3.2 points (…), p = 0.146; overall …}. */
    @Override
    public String toString() {
        return step + ": of previous " + relative + "; overall " + overall;
    }
}
