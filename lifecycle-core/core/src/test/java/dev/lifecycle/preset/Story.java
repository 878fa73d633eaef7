package dev.lifecycle.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One subject's story through a model, told from a Monday on: each line says what happens and all that must come of it, timers that were due
 * before included, as in {@code to GROWTH | welcome} or {@code after 180 days: held back by 'loyal'}.
 */
final class Story {

    private static final Duration TICK = Duration.ofNanos(1_000);

    private final StageModel model;
    private Position position;
    private Instant now = Row.MONDAY;

    private Story(StageModel model, Position position) {
        this.model = model;
        this.position = position;
    }

    /** From the model's start. */
    static Story of(StageModel model) {
        return new Story(model, model.start("c-1", Row.MONDAY));
    }

    /** In this stage since Monday, with no past. */
    static Story in(StageModel model, Stage stage) {
        return new Story(model, model.begin("c-1", stage, Row.MONDAY));
    }

    /** That many days after the Monday: an instant of the story. */
    static Instant day(int days) {
        return Row.MONDAY.plus(Duration.ofDays(days));
    }

    /** Goes on so many days after the Monday. */
    Story onDay(int days) {
        return at(Duration.ofDays(days));
    }

    /** Goes on so long after the Monday. */
    Story at(Duration sinceMonday) {
        now = Row.MONDAY.plus(sinceMonday);
        return this;
    }

    /** What timers do up to now, those that are due right now included. */
    Story timers(String... expected) {
        var advance = model.advance(position, now.plus(TICK));
        assertThat(texts(advance.trace())).containsExactly(expected);
        position = advance.position();
        return this;
    }

    /** What an event does that happens now. */
    Story on(Object event, String... expected) {
        return decide(event, now, expected);
    }

    /** What an event does that is told now, but happened so many days after the Monday. */
    Story told(Object event, int days, String... expected) {
        timers();
        return decide(event, day(days), expected);
    }

    private Story decide(Object event, Instant at, String... expected) {
        Decision decision = model.decide(position, event, at);
        assertThat(texts(decision.trace())).as("%s at %s", event, at).containsExactly(expected);
        position = decision.position();
        return this;
    }

    Story isIn(Stage stage, int episode) {
        assertThat(position.stage()).isEqualTo(stage);
        assertThat(position.episode()).isEqualTo(episode);
        return this;
    }

    Position position() {
        return position;
    }

    private List<String> texts(List<Step> steps) {
        int[] episode = {position.episode()};
        return steps.stream()
                .map(step -> {
                    String text = text(step, step.episode() > episode[0]);
                    episode[0] = step.episode();
                    return text;
                })
                .toList();
    }

    private static String text(Step step, boolean reopens) {
        String when = step.isTimer() ? "after " + Texts.inWords(Duration.between(Row.MONDAY, step.at())) + ": " : "";
        if (step.kind() == Kind.REFUSED) {
            return when + (step.guards().isEmpty() ? "refused" : "held back by " + step.guards());
        }
        String what = switch (step.kind()) {
            case MOVED -> (reopens ? "reopens at " : "to ") + step.to().id();
            case STAYED -> "stay";
            default -> "ignore";
        };
        return when
                + what
                + (step.touchpoints().isEmpty() ? "" : " | " + String.join(", ", Row.touches(step)))
                + (step.about().isEmpty() ? "" : " | about " + step.about())
                + (step.note() == null ? "" : " | notes " + step.note());
    }
}
