package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Move;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.StepChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The same funnel before and after a new version of the model: of those who came in under the old one, as far as it went, and of those who
 * came in under the new one.
 *
 * @param before under the old version
 * @param after  under the new one
 */
public record VersionPanel(Funnel before, Funnel after) implements Panel {

    private static final Duration WINDOW = Duration.ofDays(30);

    /**
     * Works it out.
     *
     * @param stages    along which
     * @param changedAt when the new version came into force
     * @param observed  the end of observation
     */
    public static VersionPanel of(
            List<Move> moves, StageHistory<Move> history, List<String> stages, Instant changedAt, Instant observed) {
        Set<String> known = new HashSet<>();
        moves.stream().filter(move -> move.at().isBefore(changedAt)).forEach(move -> {
            if (move.to().equals(stages.get(0))) {
                known.add(move.customer());
            }
        });
        String[] further = stages.subList(1, stages.size()).toArray(String[]::new);
        var funnel = Funnel.of(history).steps(stages.get(0), further).within(WINDOW);
        return new VersionPanel(
                moves.stream().collect(funnel.observedUntil(changedAt).metric()),
                moves.stream()
                        .filter(move -> !known.contains(move.customer()))
                        .collect(funnel.observedUntil(observed).metric()));
    }

    /** Step by step. */
    public List<StepChange> changes() {
        return after.changeFrom(before);
    }

    @Override
    public List<Table> tables() {
        Table table = new Table(
                "model_versions",
                "step,before,before_of,after,after_of,change,low,high,p_value,significant,complete,definition");
        for (StepChange change : changes()) {
            var overall = change.overall();
            table.row(
                    change.step(),
                    overall.first().part(),
                    overall.first().whole(),
                    overall.second().part(),
                    overall.second().whole(),
                    overall.value(),
                    overall.interval(),
                    overall.pValue(),
                    overall.isSignificant(),
                    before.step(change.step()).overall().complete()
                            && after.step(change.step()).overall().complete(),
                    after.definition());
        }
        return List.of(table);
    }
}
