package dev.lifecycle.testkit;

import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One customer's story through a model, told and checked line by line. Needs no store, no clock and no test framework: what does not
 * hold throws an {@link AssertionError} that tells the story so far.
 *
 * <pre>{@code
 * Scenario.of(SAAS).at(PAYING)
 *         .when(new Referred("c-43")).thenStage(CHAMPION).thenTouchpoint("thank-you")
 *         .waiting(Duration.ofDays(90)).thenTouchpoint("we-miss-you").thenStage(CHAMPION);
 * }</pre>
 *
 * <p>Every call answers a new scenario, so that several stories may begin with one. Time moves by {@link #waiting} alone. An event that
 * follows a wait comes before the timers due at that very instant; a check that follows one comes after them.
 *
 * <p>What can be checked: where the customer stands and in which pass ({@link #thenStage}, {@link #thenEpisode}), which rules fired and
 * what they planned ({@link #thenRule}, {@link #thenTouchpoint}), what became of an event ({@link #thenRefused} and the like), the dates
 * and texts that events have set ({@link #thenDate}, {@link #thenNoDate}, {@link #thenText}) and the note of the last one
 * ({@link #thenNote}). Whatever else there is to check stands in the {@link #position()}.
 */
public final class Scenario {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SUBJECT = "the customer";
    private static final Duration SHORTEST = Duration.ofNanos(1_000);

    private final StageModel model;
    private final Position position;
    private final Instant now;
    private final @Nullable Outcome outcome;
    private final List<Step> steps;
    private final List<String> story;

    private Scenario(
            StageModel model,
            Position position,
            Instant now,
            @Nullable Outcome outcome,
            List<Step> steps,
            List<String> story) {
        this.model = model;
        this.position = position;
        this.now = now;
        this.outcome = outcome;
        this.steps = List.copyOf(steps);
        this.story = List.copyOf(story);
    }

    /** A customer who begins in the model's start stage, on 1 January 2026 at midnight UTC. */
    public static Scenario of(StageModel model) {
        return begin(model, model.start(), NEW_YEAR);
    }

    /**
     * A customer who is in this stage instead, has just come into it, and has no past.
     *
     * @throws IllegalArgumentException if the model has no such stage
     */
    public Scenario at(Stage stage) {
        return begin(model, stage, now);
    }

    /** The same beginning at another instant; for models whose guards look at the calendar. */
    public Scenario on(Instant instant) {
        return begin(model, position.stage(), instant);
    }

    private static Scenario begin(StageModel model, Stage stage, Instant at) {
        Position position = model.begin(SUBJECT, stage, at);
        return new Scenario(model, position, at, null, List.of(), List.of(at + "  begins in " + stage.id()));
    }

    /** This event happens now. */
    public Scenario when(Object event) {
        return handle(event, now);
    }

    /** This event happened so long ago, yet is heard of only now. */
    public Scenario whenLate(Object event, Duration ago) {
        return handle(event, now.minus(ago));
    }

    private Scenario handle(Object event, Instant at) {
        Decision decision = model.decide(position, event, at, LatePolicy.APPLY);
        List<String> told = told(decision.steps().stream().filter(Step::isTimer).toList());
        told.add(at + "  " + decision.outcome().describe());
        return new Scenario(model, decision.position(), now, decision.outcome(), decision.steps(), told);
    }

    /** So much time passes. What is checked next finds every timer due by then fired. */
    public Scenario waiting(Duration time) {
        Scenario settled = settled(now);
        return new Scenario(model, settled.position, now.plus(time), null, List.of(), settled.story);
    }

    /** With all timers fired that are due at this instant or before. */
    private Scenario settled(Instant until) {
        Advance advance = model.advance(position, until.plus(SHORTEST));
        List<Step> fired = new ArrayList<>(steps);
        fired.addAll(advance.steps());
        return new Scenario(model, advance.position(), now, outcome, fired, told(advance.steps()));
    }

    private List<String> told(List<Step> timers) {
        List<String> told = new ArrayList<>(story);
        for (Step step : timers) {
            told.add(step.at() + "  timer " + step.rule() + " → " + step.to().id());
        }
        return told;
    }

    /** The customer is in this stage. */
    public Scenario thenStage(Stage stage) {
        Scenario here = settled(now);
        return here.check(
                here.position.stage().is(stage),
                "stage " + stage.id(),
                here.position.stage().id());
    }

    /** The customer is in this pass through the cycle, counted from 1. */
    public Scenario thenEpisode(int episode) {
        Scenario here = settled(now);
        return here.check(
                here.position.episode() == episode, "episode " + episode, "episode " + here.position.episode());
    }

    /** The rule of this id was among those that fired since the last event or wait. */
    public Scenario thenRule(String id) {
        Scenario here = settled(now);
        List<String> fired =
                here.steps.stream().map(step -> String.valueOf(step.rule())).toList();
        return here.check(fired.contains(id), "rule " + id + " to fire", fired.isEmpty() ? "none" : fired.toString());
    }

    /** An event has set this date, to this instant; dates are kept to the microsecond. */
    public Scenario thenDate(String name, Instant date) {
        Scenario here = settled(now);
        Optional<Instant> found = here.position.date(name);
        return here.check(
                found.equals(Optional.of(date)),
                "the date '" + name + "' to be " + date,
                found.map(Instant::toString).orElse("none"));
    }

    /** No event has set a date of this name, or the last one that did has cleared it. */
    public Scenario thenNoDate(String name) {
        Scenario here = settled(now);
        Optional<Instant> found = here.position.date(name);
        return here.check(found.isEmpty(), "no date '" + name + "'", String.valueOf(found.orElse(null)));
    }

    /** This text was kept under this name; the empty one where none was, or it was cleared. */
    public Scenario thenText(String name, String text) {
        Scenario here = settled(now);
        String found = here.position.text(name).orElse("");
        return here.check(found.equals(text), "the text '" + name + "' to be '" + text + "'", "'" + found + "'");
    }

    /** The rule of the last event noted this for history. */
    public Scenario thenNote(String note) {
        List<String> noted = steps.stream()
                .map(Step::note)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
        return check(noted.contains(note), "the note '" + note + "'", noted.isEmpty() ? "none" : noted.toString());
    }

    /** A touchpoint of this id was planned since the last event or wait. */
    public Scenario thenTouchpoint(String id) {
        Scenario here = settled(now);
        List<String> planned = here.planned();
        return here.check(planned.contains(id), "touchpoint " + id, planned.isEmpty() ? "none" : planned.toString());
    }

    /** No touchpoint was planned since the last event or wait. */
    public Scenario thenNoTouchpoint() {
        Scenario here = settled(now);
        return here.check(
                here.planned().isEmpty(), "no touchpoint", here.planned().toString());
    }

    /** The last event was refused; where guards are named, by these, in this order. */
    public Scenario thenRefused(String... guards) {
        List<String> named = List.of(guards);
        boolean holds = outcome instanceof Outcome.Refused refused
                && (named.isEmpty() || refused.guards().equals(named));
        return check(holds, "the event to be refused" + (named.isEmpty() ? "" : " by " + named), described());
    }

    /** The last event was one that the model ignores there. */
    public Scenario thenIgnored() {
        return check(outcome instanceof Outcome.Ignored, "the event to be ignored", described());
    }

    /** The last event was handled and left the customer in the stage. */
    public Scenario thenStayed() {
        return check(outcome instanceof Outcome.Stayed, "the customer to stay", described());
    }

    /** The last event's outcome reads so. */
    public Scenario thenDescribed(String sentence) {
        return check(described().equals(sentence), "'" + sentence + "'", described());
    }

    /** What time it is in the story. */
    public Instant now() {
        return now;
    }

    /** The position, timers due by now fired; for whatever else there is to check. */
    public Position position() {
        return settled(now).position;
    }

    /** What became of the last event; empty before the first one and after a wait. */
    public Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** The touchpoints planned since the last event or wait, in order. */
    public List<Touch> touchpoints() {
        return settled(now).steps.stream()
                .flatMap(step -> step.touchpoints().stream())
                .toList();
    }

    private List<String> planned() {
        return steps.stream()
                .flatMap(step -> step.touchpoints().stream())
                .map(Touch::id)
                .toList();
    }

    private String described() {
        return outcome == null ? "no event" : outcome.describe();
    }

    private Scenario check(boolean holds, String expected, String found) {
        if (!holds) {
            throw new AssertionError("expected " + expected + ", but found " + found + "\n" + this);
        }
        return this;
    }

    /** The story so far, a line for each thing that happened. */
    @Override
    public String toString() {
        return String.join("\n", story);
    }
}
