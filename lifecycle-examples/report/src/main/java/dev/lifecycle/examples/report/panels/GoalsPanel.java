package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.metrics.journey.Goal;
import dev.lifecycle.metrics.journey.StageConversion;
import dev.lifecycle.metrics.journey.StageHistory;
import java.time.Duration;
import java.util.List;

/**
 * What the team wants of each stage, and whether it was reached as far as the data can tell.
 *
 * @param attained goal by goal
 */
public record GoalsPanel(List<Goal.Attainment> attained) implements Panel {

    /**
     * A wish: of those who come into a stage, this share is to be in another within so many days.
     *
     * @param from   the stage
     * @param to     the other
     * @param days   within how many
     * @param target the share, 0 to 1
     */
    public record Wish(String from, String to, int days, double target) {}

    /** Holds the wishes against what happened. */
    public static GoalsPanel of(List<Move> moves, StageHistory<Move> history, List<Wish> wishes) {
        return new GoalsPanel(wishes.stream()
                .map(wish -> new Goal(wish.from(), wish.to() + " within " + wish.days() + " days", wish.target())
                        .attainment(moves.stream()
                                .collect(StageConversion.of(history)
                                        .steps(wish.from(), wish.to())
                                        .within(Duration.ofDays(wish.days()))
                                        .metric())
                                .rate()))
                .toList());
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("goals", "stage,goal,target,verdict," + Table.RATE);
        attained.forEach(one ->
                table.row(one.goal().stage(), one.goal().name(), one.goal().target(), one.verdict(), one.actual()));
        return List.of(table);
    }
}
