package dev.lifecycle.preset;

import static java.time.ZoneOffset.UTC;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touch;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One customer's story as a preset tells it: a line for everything that happened, with what the firm does about it. */
final class DatedStory {

    private final StageModel model;
    private final List<String> lines = new ArrayList<>();
    private Position position;

    private DatedStory(StageModel model, Position position) {
        this.model = model;
        this.position = position;
    }

    static DatedStory of(StageModel model, String name, String start) {
        return new DatedStory(model, model.start(name, instant(start)));
    }

    DatedStory at(String when, Object event) {
        var decision = model.decide(position, event, instant(when));
        decision.trace()
                .forEach(step ->
                        tell(step, step.isTimer() ? "" : event.getClass().getSimpleName()));
        position = decision.position();
        return this;
    }

    DatedStory until(String when) {
        var advance = model.advance(position, instant(when));
        advance.trace().forEach(step -> tell(step, ""));
        position = advance.position();
        return this;
    }

    private void tell(Step step, String event) {
        if (step.isTimer() && !step.guards().isEmpty()) {
            // a timer that was spent: nobody notices
            return;
        }
        String touches = step.touchpoints().stream().map(Touch::toString).collect(Collectors.joining(" + "));
        lines.add(LocalDateTime.ofInstant(step.at(), UTC) + " "
                + (event.isEmpty() && step.rule() != null ? step.rule().id() : event) + ": "
                + (step.isMove() ? "" : "still ")
                + step.to().id()
                + (step.kind() == Kind.REFUSED ? " " + step.guards() : "")
                + (touches.isEmpty() ? "" : ", " + touches)
                + (step.about().isEmpty() ? "" : " " + step.about()));
    }

    List<String> lines() {
        return lines;
    }

    Position position() {
        return position;
    }

    static Instant instant(String when) {
        return LocalDateTime.parse(when).toInstant(UTC);
    }
}
