package dev.lifecycle.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One row of a preset's table: where the customer stands, what happens or how long nothing does, and what must come of it. */
record Row(Stage from, Object trigger, Kind kind, Stage to, int episode, List<String> also) {

    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    private static final Duration TICK = Duration.ofNanos(1_000);

    static Given in(Stage from) {
        return new Given(from);
    }

    record Given(Stage from) {
        When on(Object event) {
            return new When(from, event);
        }

        When after(Duration silence) {
            return new When(from, silence);
        }
    }

    record When(Stage from, Object trigger) {
        Row movesTo(Stage to, String... touchpoints) {
            return new Row(from, trigger, Kind.MOVED, to, 1, List.of(touchpoints));
        }

        Row reopensAt(Stage to, String... touchpoints) {
            return new Row(from, trigger, Kind.MOVED, to, 2, List.of(touchpoints));
        }

        Row stays(String... touchpoints) {
            return new Row(from, trigger, Kind.STAYED, from, 1, List.of(touchpoints));
        }

        Row isIgnored() {
            return new Row(from, trigger, Kind.IGNORED, from, 1, List.of());
        }

        Row isRefusedBy(String... guards) {
            return new Row(from, trigger, Kind.REFUSED, from, 1, List.of(guards));
        }
    }

    /** Plays the row on a customer who has been in the stage since Monday. */
    void check(StageModel model) {
        Position there = model.begin("c-1", from, MONDAY);
        if (trigger instanceof Duration wait) {
            Instant due = MONDAY.plus(wait);
            assertThat(model.advance(there, due).trace()).isEmpty();
            assertThat(model.advance(there, due.plus(TICK)).trace())
                    .singleElement()
                    .satisfies(this::check);
        } else {
            Decision decision = model.decide(there, trigger, MONDAY.plus(TICK));
            assertThat(decision.trace()).singleElement().satisfies(this::check);
            assertThat(decision.position().stage()).isEqualTo(to);
        }
    }

    private void check(Step step) {
        assertThat(step.kind()).isEqualTo(kind);
        assertThat(step.to()).isEqualTo(to);
        assertThat(step.episode()).isEqualTo(episode);
        assertThat(kind == Kind.REFUSED ? step.guards() : touches(step)).containsExactlyElementsOf(also);
    }

    static List<String> touches(Step step) {
        return step.touchpoints().stream().map(Touch::toString).toList();
    }

    /** Every pair of a stage and one of the events of which no row speaks: all of these are refused, as no rule takes them. */
    static List<Row> unlisted(StageModel model, List<Row> rows, List<?> events) {
        Set<String> listed = rows.stream().map(Row::pair).collect(Collectors.toSet());
        List<Row> unlisted = new ArrayList<>();
        for (Stage stage : model.stages()) {
            for (Object event : events) {
                Row refused = in(stage).on(event).isRefusedBy();
                if (!listed.contains(refused.pair())) {
                    unlisted.add(refused);
                }
            }
        }
        return unlisted;
    }

    private String pair() {
        return from.id() + "/" + trigger.getClass().getSimpleName();
    }

    /** How the row reads in the table, and in the list of tests. */
    @Override
    public String toString() {
        String what = trigger instanceof Duration wait ? "silence of " + wait : trigger.toString();
        String then = switch (kind) {
            case MOVED -> (episode == 2 ? "reopens at " : "to ") + to.id();
            case STAYED -> "stay";
            default -> kind.name();
        };
        return from.id() + " | " + what + " | " + then + (also.isEmpty() ? "" : " | " + String.join(", ", also));
    }
}
