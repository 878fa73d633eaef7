package dev.lifecycle.metrics.journey;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.churn.ChurnReasons;
import dev.lifecycle.metrics.internal.EventMetric;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.internal.TextTable;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How many subjects get how far along a row of steps.
 *
 * <p>Where nobody entered, all rates are undefined. Who can still go on is not known to have dropped out: with a window, subjects
 * whose window has not run out at the end of observation make the rates open.
 *
 * <p>Who takes the first step several times is timed from the latest of them ({@code from-latest}), unless
 * {@link FunnelDefinition#timedFromFirst()} says otherwise; the definition names it.
 *
 * <pre>{@code
 * Funnel checkout = events.stream().collect(Funnel.of(Event::customer, Event::at, Event::name)
 *         .steps("cart", "checkout", "order").within(Duration.ofDays(7)).metric());
 * checkout.step("order").overall();      // 60 of 100 = 60.0 % (50.2–69.1 %), complete
 * }</pre>
 *
 * @param definition id of the definition, such as {@code funnel/sequential/cart,checkout,order/from-latest/within-PT168H/per-subject}
 * @param steps      in order
 * @param excluded   subjects taken out of the whole funnel by an exclusion
 */
public record Funnel(String definition, List<FunnelStep> steps, long excluded) implements Result, Serializable {

    /** Copies the list. */
    public Funnel {
        steps = List.copyOf(steps);
    }

    /**
     * A funnel over events of the host.
     *
     * @param subject who
     * @param at      when
     * @param name    what the event is, as the steps name it
     */
    public static <T> FunnelDefinition.Steps<T> of(
            Extractor<? super T, ?> subject, Extractor<? super T, Instant> at, Extractor<? super T, String> name) {
        return (first, further) -> FunnelDefinition.of(
                new EventMetric.Source<T>(subject, at, null, null, name, null, null, null, "subject"), first, further);
    }

    /** A funnel over stage history: how many subjects came into the steps one after another, with any stages in between. */
    public static <T> FunnelDefinition.Steps<T> of(StageHistory<T> history) {
        return (first, further) -> FunnelDefinition.of(history.source(), first, further);
    }

    /**
     * The first step of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FunnelStep step(String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Messages.unknownStep(
                        name, steps.stream().map(FunnelStep::name).toList())));
    }

    /** Where most are lost, the worst first: by people lost times the share they are of those who could have gone on. */
    public List<Bottleneck> bottlenecks() {
        return Bottleneck.ranked(this, Map.of());
    }

    /**
     * The same, with the reasons known for not going on, by step.
     *
     * @throws IllegalArgumentException if there is no such step
     */
    public List<Bottleneck> bottlenecks(Map<String, ChurnReasons> reasonsByStep) {
        return Bottleneck.ranked(this, reasonsByStep);
    }

    /** Step by step, how this funnel converts compared with an earlier one, such as that of the model version before. */
    public List<StepChange> changeFrom(Funnel before) {
        return StepChange.between(before, this);
    }

    /** How many entered. */
    public long entered() {
        return steps.get(0).reached();
    }

    /** A line per step: how many, relative, overall, median time from the step before. */
    @Override
    public String toString() {
        TextTable table = new TextTable().line(List.of("step", "reached", "of previous", "overall", "median time"));
        for (FunnelStep step : steps) {
            table.line(List.of(
                    step.name(),
                    String.valueOf(step.reached()),
                    percent(step.relative().value().orElse(-1)),
                    percent(step.overall().value().orElse(-1)),
                    step.timeToConvert().map(Shown::time).orElse("")));
        }
        return table + (excluded == 0 ? "" : excluded + " excluded\n");
    }

    private static String percent(double share) {
        return share < 0 ? "-" : Shown.percent(share);
    }
}
