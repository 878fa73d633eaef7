package dev.lifecycle.examples.lampshop;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.MigrationReport;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A new version of a model in a running shop: who was in flight, what the dry run foretold, what the migration did.
 *
 * @param at       when
 * @param foretold what the dry run said, before anything was changed
 * @param done     what the migration did
 * @param inFlight everybody of whom a timer was running that ends in another contact than before
 */
public record ModelChange(Instant at, MigrationReport foretold, MigrationReport done, List<InFlight> inFlight) {

    /** What is due fires when its instant is past. */
    private static final Duration TICK = Duration.ofMillis(1);

    /**
     * A customer with a timer running while the model changed.
     *
     * @param customer who
     * @param from     the stage, in the first version
     * @param to       the stage, in the second
     * @param dueFrom  when the timer would have fired in the first version
     * @param dueTo    when it fires in the second
     * @param planned  what the customer would have been sent in the stage
     * @param now      what the customer is sent instead
     */
    public record InFlight(
            String customer, Stage from, Stage to, Instant dueFrom, Instant dueTo, String planned, String now) {}

    public ModelChange {
        inFlight = List.copyOf(inFlight);
    }

    /** Takes everybody over from the lifecycle before to the one after, which share their store. */
    static ModelChange carryOut(Lifecycle before, Lifecycle after, Instant at) {
        List<Position> running = running(before);
        MigrationReport foretold = after.previewMigration();
        MigrationReport done = after.migrate();
        List<InFlight> inFlight = new ArrayList<>();
        for (Position was : running) {
            Position is = after.find(was.subject()).orElseThrow();
            String planned = outreach(before.model(), was);
            String now = outreach(after.model(), is);
            if (!planned.equals(now)) {
                inFlight.add(new InFlight(
                        was.subject(),
                        was.stage(),
                        is.stage(),
                        was.nextDue().orElseThrow(),
                        is.nextDue().orElseThrow(),
                        planned,
                        now));
            }
        }
        return new ModelChange(at, foretold, done, inFlight);
    }

    private static List<Position> running(Lifecycle lifecycle) {
        return lifecycle.model().stages().stream()
                .flatMap(lifecycle::inStage)
                .filter(position -> position.nextDue().isPresent())
                .toList();
    }

    /** What the customer is sent when the timer ends that is running. */
    private static String outreach(StageModel model, Position position) {
        Instant due = position.nextDue().orElseThrow();
        return model.advance(position, due.plus(TICK)).steps().stream()
                .flatMap(step -> step.touchpoints().stream())
                .map(Touch::id)
                .collect(Collectors.joining(" and "));
    }
}
