package dev.lifecycle.commit;

import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Decision;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Cause;
import dev.lifecycle.stage.HistoryEntry.Source;
import dev.lifecycle.stage.HistoryEntry.Times;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.stage.Trigger;
import dev.lifecycle.store.Commit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what was decided of one subject into one commit: rows of history and touchpoints under the next revision. */
public final class CommitBuilder {

    private final @Nullable Position stored;
    private final long revision;
    private final Instant recorded;
    private final String model;
    private final String subject;
    private final List<HistoryEntry> rows = new ArrayList<>();
    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final Set<String> ticked = new LinkedHashSet<>();
    private int version;
    private final boolean quiet;
    private boolean leaves;

    /** {@code present} is the position to decide on: the stored one in the present version or, for a new subject, its beginning. */
    public CommitBuilder(@Nullable Position stored, Position present, Instant recorded) {
        this(stored, present, recorded, false);
    }

    private CommitBuilder(@Nullable Position stored, Position present, Instant recorded, boolean quiet) {
        this.quiet = quiet;
        this.stored = stored;
        this.recorded = recorded;
        revision = stored == null ? 1 : stored.revision() + 1;
        model = present.model();
        version = present.version();
        subject = present.subject();
    }

    /** Begins with the row that says so if the subject is taken over from an earlier version. */
    public static CommitBuilder on(FoundPosition found, Instant recorded, boolean quiet) {
        CommitBuilder commit = new CommitBuilder(found.stored(), found.present(), recorded, quiet);
        if (found.stored() != null && found.isOfEarlierVersion()) {
            commit.addMigrated(found.stored(), found.present());
        }
        return commit;
    }

    /** A row of its own for what the host does to a whole subject: erasing and merging. */
    public static HistoryEntry hostRow(Kind kind, Stage from, Position after, String what, Instant recorded) {
        return new HistoryEntry(
                new HistoryEntry.Key(after.model(), after.version(), after.subject(), after.revision(), 0),
                kind,
                from,
                after.stage(),
                after.episode(),
                Cause.host(what, null),
                new Times(recorded, after.asOf(), recorded));
    }

    /** Fires what is due before this instant, and answers where that leads. */
    public Position advance(StageModel rules, Position position, Instant upTo) {
        return advance(rules, position, upTo, Integer.MAX_VALUE);
    }

    /** The same with as many steps at most as one commit may make. */
    public Position advancePortion(StageModel rules, Position position, Instant upTo) {
        return advance(rules, position, upTo, StageModel.MOST_STEPS);
    }

    private Position advance(StageModel rules, Position position, Instant upTo, int atMost) {
        Advance advance = rules.advance(position, upTo, atMost);
        advance.trace().forEach(this::add);
        return advance.position();
    }

    /** A step of the model: a start or a timer. */
    public void add(Step step) {
        Cause cause = step.rule() == null
                ? Cause.host("started", quiet ? Messages.QUIETLY : null)
                : new Cause(
                        Source.TIMER,
                        step.rule().trigger().id(),
                        step.rule().id(),
                        passed(step),
                        step.guards(),
                        null,
                        quiet ? Messages.QUIETLY : null);
        add(step, cause, new Times(step.at(), step.at(), recorded));
    }

    /** Everything that a decision did, the event last. */
    public void add(Decision decision, Occurrence occurrence, String eventName, @Nullable String note) {
        List<Step> trace = decision.trace();
        for (int i = 0; i < trace.size() - 1; i++) {
            add(trace.get(i));
        }
        Step step = trace.get(trace.size() - 1);
        Rule rule = step.rule();
        Cause cause = new Cause(
                Source.EVENT,
                eventName,
                rule == null ? null : rule.id(),
                passed(step),
                step.guards(),
                occurrence.id(),
                quiet ? quietly(noted(step, note)) : noted(step, note));
        boolean refused = step.kind() == Kind.REFUSED;
        Instant effective = refused && occurrence.at().isAfter(step.at()) ? occurrence.at() : step.at();
        add(step, cause, new Times(occurrence.at(), effective, recorded));
    }

    /** Something the host did of its own accord. */
    public void add(Kind kind, @Nullable Stage from, Position after, Cause cause, Instant occurred) {
        if (from != null && (kind == Kind.CORRECTED || !from.is(after.stage()))) {
            leaves = true;
            cancelPlanned();
        }
        rows.add(new HistoryEntry(
                key(), kind, from, after.stage(), after.episode(), cause, new Times(occurred, after.asOf(), recorded)));
    }

    /** That the subject was taken over into the version of {@code present}, under which the rest is done. */
    public void addMigrated(Position before, Position present) {
        version = present.version();
        Cause cause = Cause.host("migrated", "from v" + before.version());
        add(Kind.MIGRATED, before.stage(), present, cause, present.asOf());
    }

    /** That every row from this instant on is superseded by those that follow. */
    public void supersede(Instant since, HistoryEntry before, String note) {
        rows.add(new HistoryEntry(
                key(),
                Kind.RECOMPUTED,
                before.to(),
                before.to(),
                before.episode(),
                Cause.host("recomputed", note),
                new Times(since, since, recorded)));
    }

    /** A row of a past that was worked out anew. */
    public void addAgain(HistoryEntry row) {
        rows.add(row.withKey(new HistoryEntry.Key(model, row.key().version(), subject, revision, rows.size())));
    }

    public List<HistoryEntry> rows() {
        return Collections.unmodifiableList(rows);
    }

    public List<Touchpoint> touchpoints() {
        return Collections.unmodifiableList(touchpoints);
    }

    public PreparedCommit build(Position after, @Nullable Occurrence occurrence) {
        return build(after, occurrence, List.of());
    }

    public PreparedCommit build(Position after, @Nullable Occurrence occurrence, List<Touchpoint.Key> withdrawn) {
        return new PreparedCommit(
                stored,
                new Commit(after.atRevision(revision), rows, occurrence, leaves, touchpoints, withdrawn, stored));
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    private void add(Step step, Cause cause, Times times) {
        if (step.isMove()) {
            leaves = true;
            cancelPlanned();
        }
        if (step.rule() != null && step.rule().trigger() instanceof Trigger.Every && step.kind() != Kind.REFUSED) {
            cancelTickBefore(step.rule().id());
        }
        int row = rows.size();
        for (int i = 0; i < step.touchpoints().size() && !quiet; i++) {
            touchpoints.add(touchpoint(step, row, i));
        }
        rows.add(new HistoryEntry(
                key(), step.kind(), step.from(), step.to(), step.episode(), cause, times, step.kept()));
    }

    private void cancelTickBefore(String rule) {
        ticked.add(rule);
        touchpoints.replaceAll(planned -> planned.status() == Status.PENDING
                        && rule.equals(rows.get(planned.key().step()).cause().rule())
                ? planned.with(Status.CANCELLED, Messages.NEXT_TICK)
                : planned);
    }

    /** The rules that fire again and again and did so here: what an earlier tick planned and nobody has sent is to be cancelled. */
    public Set<String> ticked() {
        return Collections.unmodifiableSet(ticked);
    }

    /** What an earlier step of this commit planned for a stage that this step leaves. */
    private void cancelPlanned() {
        touchpoints.replaceAll(planned ->
                planned.cancelIfLeft() && planned.status() == Status.PENDING ? planned.cancelledByLeaving() : planned);
    }

    private Touchpoint touchpoint(Step step, int row, int place) {
        Touch touch = step.touchpoints().get(place);
        int ordinal = (int) step.touchpoints().subList(0, place).stream()
                .filter(earlier -> earlier.id().equals(touch.id()))
                .count();
        Touchpoint.Key key = Touchpoint.Key.composed(model, subject, revision, row, touch.id(), ordinal);
        return Touchpoint.planned(key, touch, step.to(), step.at(), step.about());
    }

    /** What the rule noted, then what the library has to say. */
    private static @Nullable String noted(Step step, @Nullable String note) {
        String noted = step.note() == null ? null : QuietRows.notMistakable(step.note());
        return noted == null ? note : note == null ? noted : Texts.keepable(noted + ", " + note);
    }

    private static String quietly(@Nullable String note) {
        return note == null ? Messages.QUIETLY : Texts.keepable(Messages.QUIETLY + ", " + note);
    }

    private HistoryEntry.Key key() {
        return new HistoryEntry.Key(model, version, subject, revision, rows.size());
    }

    private static @Nullable String passed(Step step) {
        return step.rule() == null || step.kind() == Kind.REFUSED
                ? null
                : step.rule().guardName().orElse(null);
    }
}
