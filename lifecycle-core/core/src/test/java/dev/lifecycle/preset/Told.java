package dev.lifecycle.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A row of a preset's table for customers with a past: first that happens, then the row. Its episode counts from there. */
record Told(Stage begin, List<Object> past, Row row) {

    private static final Duration TICK = Duration.ofNanos(1_000);

    /** A customer who began there, and what has happened since: events, and lengths of time in which nothing did. */
    record Past(Stage begin, List<Object> events) {
        Told row(Row row) {
            return new Told(begin, events, row);
        }
    }

    static Past having(Stage begin, Object... past) {
        return new Past(begin, List.of(past));
    }

    static List<Told> plain(Row... rows) {
        return Arrays.stream(rows)
                .map(row -> new Told(row.from(), List.of(), row))
                .toList();
    }

    /** Where that past leads to. Nothing in it may be refused. */
    static Position played(StageModel model, Stage begin, List<Object> past) {
        Position position = model.begin("c-1", begin, Row.MONDAY);
        for (Object next : past) {
            if (next instanceof Duration wait) {
                Instant until = position.asOf().plus(wait).plus(TICK);
                position = model.advance(position, until).position();
            } else {
                var decision = model.decide(position, next, position.asOf().plus(TICK));
                assertThat(decision.outcome()).as("%s before the row", next).isNotInstanceOf(Outcome.Refused.class);
                position = decision.position();
            }
        }
        return position;
    }

    /** Plays it, and gives the step that the row is about. */
    Step check(StageModel model) {
        Position there = played(model, begin, past);
        assertThat(there.stage()).as("before the row").isEqualTo(row.from());
        Step step = step(model, there);
        assertThat(step.kind()).isEqualTo(row.kind());
        assertThat(step.from()).isEqualTo(row.from());
        assertThat(step.to()).isEqualTo(row.to());
        assertThat(step.episode() - there.episode()).as("further episodes").isEqualTo(row.episode() - 1);
        assertThat(row.kind() == Kind.REFUSED ? step.guards() : Row.touches(step))
                .containsExactlyElementsOf(row.also());
        return step;
    }

    private Step step(StageModel model, Position there) {
        if (row.trigger() instanceof Duration wait) {
            Instant due = there.asOf().plus(wait);
            List<Step> fired = model.advance(there, due.plus(TICK)).steps().stream()
                    .filter(step -> !step.at().isBefore(due))
                    .toList();
            assertThat(fired).as("at %s", due).hasSize(1);
            return fired.get(0);
        }
        List<Step> trace =
                model.decide(there, row.trigger(), there.asOf().plus(TICK)).trace();
        assertThat(trace).hasSize(1);
        return trace.get(0);
    }

    /** The ids of the rules that no row fires. */
    static List<String> unplayed(StageModel model, List<Told> rows) {
        List<String> ids = new ArrayList<>(model.rules().stream().map(Rule::id).toList());
        rows.stream()
                .map(row -> row.check(model).rule())
                .filter(Objects::nonNull)
                .forEach(rule -> ids.remove(rule.id()));
        return ids;
    }

    /** Every event of these that is refused after that past, and the guards that said no, such as {@code ReferralMade [has bought]}. */
    static List<String> refused(StageModel model, Past past, List<Object> events) {
        Position there = played(model, past.begin(), past.events());
        List<String> refused = new ArrayList<>();
        for (Object event : events) {
            var decision = model.decide(there, event, there.asOf().plus(TICK));
            if (decision.outcome() instanceof Outcome.Refused) {
                refused.add(event.getClass().getSimpleName() + " "
                        + decision.trace().get(0).guards());
            }
        }
        return refused;
    }

    /** Which stages lead to which, whatever the rule: the arrows of a picture. */
    static Map<String, String> arrows(StageModel model) {
        return model.stages().stream()
                .collect(Collectors.toMap(
                        Stage::id,
                        from -> model.stages().stream()
                                .filter(to -> leads(model, from, to))
                                .map(Stage::id)
                                .collect(Collectors.joining(" "))));
    }

    private static boolean leads(StageModel model, Stage from, Stage to) {
        return model.rules().stream()
                .filter(rule -> rule.scope()
                        .fold(from::is, group -> group.stages().stream().anyMatch(from::is), () -> true))
                .anyMatch(rule -> rule.action().targets().stream().anyMatch(to::is));
    }

    /** How the row reads in the table, and in the list of tests. */
    @Override
    public String toString() {
        return row
                + (past.isEmpty()
                        ? ""
                        : " | having been in " + begin.id() + ", "
                                + past.stream().map(Told::briefly).collect(Collectors.joining(", ")));
    }

    private static String briefly(Object past) {
        return past instanceof Duration wait
                ? "silence of " + wait
                : past.getClass().getSimpleName();
    }
}
