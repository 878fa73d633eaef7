package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.examples.report.Board;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All customers on their way through one model, timers included: a position for each and their moves, and no store. */
final class StageRun {

    private final StageModel model;
    private final @Nullable Stage adopted;
    private final @Nullable Position[] positions;
    private final List<Move> moves = new ArrayList<>();

    /**
     * @param adopted   where a customer stands when the first event comes; null for the model's start, from which that event leads on
     * @param customers how many there are
     */
    StageRun(StageModel model, @Nullable Stage adopted, int customers) {
        this.model = model;
        this.adopted = adopted;
        this.positions = new @Nullable Position[customers];
    }

    StageModel model() {
        return model;
    }

    /** An event of a customer, whose events come in order of time. */
    void handle(int number, String customer, Object event, Instant at) {
        Position position = positions[number];
        if (position == null) {
            position = adopted == null ? model.start(customer, at) : model.begin(customer, adopted, at);
            move(customer, at, null, position.stage());
        }
        var decision = model.decideAgain(position, event, at);
        keep(customer, decision.steps());
        positions[number] = decision.position();
    }

    /** Fires the timers due before this instant. */
    void advance(Instant end) {
        for (int number = 0; number < positions.length; number++) {
            Position position = positions[number];
            if (position != null && position.nextDue().filter(end::isAfter).isPresent()) {
                var advance = model.advance(position, end);
                keep(position.subject(), advance.steps());
                positions[number] = advance.position();
            }
        }
    }

    private void keep(String customer, List<Step> steps) {
        for (Step step : steps) {
            if (step.isMove()) {
                move(customer, step.at(), step.from(), step.to());
            }
        }
    }

    private void move(String customer, Instant at, @Nullable Stage from, Stage to) {
        moves.add(new Move(customer, at, from == null ? null : from.id(), to.id(), moves.size(), false));
    }

    /** Every way into a stage, those of one customer in order. */
    List<Move> moves() {
        return Collections.unmodifiableList(moves);
    }

    /** The stage of a customer; empty text for one without a purchase. */
    String stage(int number) {
        Position position = positions[number];
        return position == null ? "" : position.stage().id();
    }

    /** Where everybody stands, and how they got there. */
    Board board() {
        Map<String, Long> stages = new LinkedHashMap<>();
        model.stages().forEach(stage -> stages.put(stage.id(), 0L));
        for (int number = 0; number < positions.length; number++) {
            if (positions[number] != null) {
                stages.merge(stage(number), 1L, Long::sum);
            }
        }
        return Board.of(model, stages, moves);
    }
}
