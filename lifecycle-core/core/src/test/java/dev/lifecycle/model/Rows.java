package dev.lifecycle.model;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Cause;
import dev.lifecycle.stage.HistoryEntry.Key;
import dev.lifecycle.stage.HistoryEntry.Source;
import dev.lifecycle.stage.HistoryEntry.Times;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes the history of one subject as a host does that keeps what a model decides: one commit for each decision that says something. */
final class Rows {

    private final StageModel model;
    private final LatePolicy late;
    private final List<HistoryEntry> rows = new ArrayList<>();
    private Position position;

    Rows(StageModel model, String subject, Instant at) {
        this(model, subject, at, LatePolicy.APPLY);
    }

    Rows(StageModel model, String subject, Instant at, LatePolicy late) {
        this.model = model;
        this.late = late;
        position = model.start(subject, at).atRevision(1);
        Step start = model.startStep(position);
        rows.add(row(0, start, new Cause(Source.HOST, "start", null, null, List.of(), null, null), start.at()));
    }

    Decision handle(Object event, Instant occurred, String id) {
        Instant at = new Occurrence(position.subject(), event, occurred, id).at();
        Decision decision = model.decide(position, event, at, late);
        position = decision.position().atRevision(position.revision() + 1);
        List<Step> trace = decision.trace();
        for (int i = 0; i < trace.size() - 1; i++) {
            rows.add(timer(i, trace.get(i)));
        }
        Step own = trace.get(trace.size() - 1);
        Rule rule = own.rule();
        Cause cause = new Cause(
                Source.EVENT,
                model.nameOf(event),
                rule == null ? null : rule.id(),
                rule == null || rule.guard() == null ? null : rule.guard().name(),
                own.guards(),
                id,
                null);
        rows.add(row(trace.size() - 1, own, cause, at));
        return decision;
    }

    Advance sweep(Instant upTo) {
        Advance advance = model.advance(position, upTo);
        if (!advance.trace().isEmpty()) {
            position = advance.position().atRevision(position.revision() + 1);
            for (int i = 0; i < advance.trace().size(); i++) {
                rows.add(timer(i, advance.trace().get(i)));
            }
        }
        return advance;
    }

    void correct(Stage stage, Instant at, String note) {
        Stage from = position.stage();
        position = model.place(position, stage, at).atRevision(position.revision() + 1);
        rows.add(new HistoryEntry(
                key(0),
                Kind.CORRECTED,
                from,
                stage,
                position.episode(),
                Cause.host("correct", note),
                new Times(at, at, at)));
    }

    Position position() {
        return position;
    }

    List<HistoryEntry> rows() {
        return List.copyOf(rows);
    }

    private HistoryEntry timer(int place, Step step) {
        Rule rule = Objects.requireNonNull(step.rule());
        boolean fired = step.kind() != Kind.REFUSED;
        Cause cause = new Cause(
                Source.TIMER,
                rule.trigger().id(),
                rule.id(),
                fired && rule.guard() != null ? rule.guard().name() : null,
                step.guards(),
                null,
                null);
        return row(place, step, cause, step.at());
    }

    private HistoryEntry row(int place, Step step, Cause cause, Instant occurred) {
        Instant effective = step.at().isAfter(occurred) ? step.at() : occurred;
        return new HistoryEntry(
                key(place),
                step.kind(),
                step.from(),
                step.to(),
                step.episode(),
                cause,
                new Times(occurred, effective, effective),
                step.kept());
    }

    private Key key(int place) {
        return new Key(model.name(), model.version(), position.subject(), position.revision(), place);
    }
}
