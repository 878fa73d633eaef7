package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.TextTable;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.stage.Touchpoint;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The right touchpoint at the right stage: what was planned where, what became of it, and how much of it needed nobody.
 *
 * <p>Rows are planned touchpoints, one each; a row given twice counts twice. What a stage should have is declared with {@code .expecting(stage,
 * touchpoints…)}: what is expected and was never sent there is {@link #missing()}, what was planned at a stage that does not expect it {@link #misplaced()}. Where nothing
 * was declared, nothing is missing or misplaced and {@link #coverage()} is undefined.
 *
 * <pre>{@code
 * TouchpointCoverage coverage = plans.stream().collect(TouchpointCoverage.of(Plan::customer, Plan::stage, Plan::touchpoint, Plan::fate)
 *         .doneByPerson(Plan::calledByAgent).expecting("RETENTION", "thank-you", "csat-survey").metric());
 * coverage.missing();        // csat-survey at RETENTION: 0 of 0 sent, …
 * coverage.automatic();      // 90 of 100 = 90.0 % (82.6–94.5 %), complete
 * }</pre>
 *
 * @param definition  id of the definition, such as {@code touchpoints/coverage}
 * @param touchpoints by stage and name; those planned and those expected
 */
public record TouchpointCoverage(String definition, List<StageTouchpoint> touchpoints) implements Result, Serializable {

    /** Copies the list. */
    public TouchpointCoverage {
        touchpoints = List.copyOf(touchpoints);
    }

    /**
     * Over rows that are planned touchpoints.
     *
     * @param customer   for whom
     * @param stage      where the customer stood
     * @param touchpoint which
     * @param fate       what became of it
     */
    public static <T> TouchpointCoverageDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, String> stage,
            Extractor<? super T, String> touchpoint,
            Extractor<? super T, TouchpointFate> fate) {
        return TouchpointCoverageDefinition.of(customer, stage, touchpoint, fate);
    }

    /** Over touchpoints of stage models, such as {@code LifecycleStore.touchpoints}: for their subject, at the stage that called for them. */
    public static TouchpointCoverageDefinition<Touchpoint> ofTouchpoints() {
        return of(
                Touchpoint::subject,
                touchpoint -> touchpoint.stage().id(),
                Touchpoint::id,
                touchpoint -> TouchpointFate.of(touchpoint.status()));
    }

    /** One touchpoint at one stage, if it was planned or expected there. */
    public Optional<StageTouchpoint> at(String stage, String touchpoint) {
        return touchpoints.stream()
                .filter(one -> one.stage().equals(stage) && one.touchpoint().equals(touchpoint))
                .findFirst();
    }

    /** Touchpoints sent at least once where they are expected, of all expected; open while one of the others is pending. */
    public MeasuredRate coverage() {
        List<StageTouchpoint> expected = only(StageTouchpoint::isExpected);
        boolean settled = missing().stream().allMatch(one -> one.pending() == 0);
        return MeasuredRate.of(
                new Rate(expected.size() - missing().size(), expected.size()), settled, definition + "/expected");
    }

    /** What is expected at its stage and was never sent there. */
    public List<StageTouchpoint> missing() {
        return only(one -> one.isExpected() && one.sent() == 0);
    }

    /** What was planned at a stage that does not expect it; nothing where no stage was told what to expect. */
    public List<StageTouchpoint> misplaced() {
        boolean told = touchpoints.stream().anyMatch(StageTouchpoint::isExpected);
        return only(one -> told && !one.isExpected());
    }

    /** Sent, of all whose fate is known. */
    public MeasuredRate sentShare() {
        return share(StageTouchpoint::sent, one -> one.planned() - one.pending(), "/sent");
    }

    /** Held back on purpose, of all whose fate is known. */
    public MeasuredRate heldBackShare() {
        return share(StageTouchpoint::heldBack, one -> one.planned() - one.pending(), "/held-back");
    }

    /** Sent without a person, of all sent; all of them where nobody said which took one. */
    public MeasuredRate automatic() {
        return share(one -> one.sent() - one.byPerson(), StageTouchpoint::sent, "/automatic");
    }

    private MeasuredRate share(ToLongFunction<StageTouchpoint> part, ToLongFunction<StageTouchpoint> whole, String id) {
        boolean settled = touchpoints.stream().allMatch(one -> one.pending() == 0);
        return MeasuredRate.of(
                new Rate(
                        touchpoints.stream().mapToLong(part).sum(),
                        touchpoints.stream().mapToLong(whole).sum()),
                settled,
                definition + id);
    }

    private List<StageTouchpoint> only(Predicate<StageTouchpoint> condition) {
        return touchpoints.stream().filter(condition).toList();
    }

    /** A line per stage and touchpoint; expected ones that are missing, and misplaced ones, say so. */
    @Override
    public String toString() {
        TextTable table = new TextTable()
                .line(List.of(
                        "stage, touchpoint",
                        "planned",
                        "sent",
                        "held back",
                        "failed",
                        "pending",
                        "by person",
                        "reached",
                        ""));
        List<StageTouchpoint> misplaced = misplaced();
        for (StageTouchpoint one : touchpoints) {
            String remark =
                    one.isExpected() && one.sent() == 0 ? "missing" : misplaced.contains(one) ? "misplaced" : "";
            table.line(List.of(
                    one.stage() + ", " + one.touchpoint(),
                    String.valueOf(one.planned()),
                    String.valueOf(one.sent()),
                    String.valueOf(one.heldBack()),
                    String.valueOf(one.failed()),
                    String.valueOf(one.pending()),
                    String.valueOf(one.byPerson()),
                    one.reached() + " of " + one.customers(),
                    remark));
        }
        return table + "sent " + sentShare().rate() + "; without a person "
                + automatic().rate() + "; expected and sent " + coverage().rate() + "\n";
    }
}
