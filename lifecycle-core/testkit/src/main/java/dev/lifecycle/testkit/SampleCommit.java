package dev.lifecycle.testkit;

import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Cause;
import dev.lifecycle.stage.HistoryEntry.Source;
import dev.lifecycle.stage.HistoryEntry.Times;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one commit of the store contract, with values that a careless column would cut or round. */
final class SampleCommit {

    static final String MODEL = "saas";
    static final Stage TRIAL = Stage.of("TRIAL");
    static final Stage PAYING = Stage.of("PAYING");
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00.123456Z");

    private final String model;
    private final String subject;
    private final long revision;
    private final List<HistoryEntry> rows = new ArrayList<>();
    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<Touchpoint.Key> withdrawn = new ArrayList<>();
    private Stage stage = TRIAL;
    private Instant at = MONDAY;
    private Instant recorded = MONDAY;
    private @Nullable Instant nextDue;
    private @Nullable Occurrence occurrence;
    private @Nullable Position found;
    private @Nullable String note;
    private Memory memory = Memory.NOTHING;
    private Kept kept = Kept.NOTHING;
    private boolean leaves;
    private boolean frozen;

    private SampleCommit(String model, String subject, long revision) {
        this.model = model;
        this.subject = subject;
        this.revision = revision;
    }

    static SampleCommit commit(String subject, long revision) {
        return new SampleCommit(MODEL, subject, revision);
    }

    static SampleCommit commit(String model, String subject, long revision) {
        return new SampleCommit(model, subject, revision);
    }

    static Duration days(long days) {
        return Duration.ofDays(days);
    }

    SampleCommit in(Stage newStage) {
        stage = newStage;
        return this;
    }

    SampleCommit at(Instant instant) {
        at = instant;
        recorded = instant;
        return this;
    }

    /** When it was written, apart from when it happened; after {@link #at}. */
    SampleCommit recorded(Instant instant) {
        recorded = instant;
        return this;
    }

    /** What each of its rows says, the first one of the subject too. */
    SampleCommit noting(String text) {
        note = text;
        return this;
    }

    /** What its position remembers besides. */
    SampleCommit remembering(Memory besides) {
        memory = besides;
        return this;
    }

    /** What each of its rows, but for those of the host, has kept of its event. */
    SampleCommit keeping(Kept ofEvent) {
        kept = ofEvent;
        return this;
    }

    SampleCommit due(Instant instant) {
        nextDue = instant;
        return this;
    }

    SampleCommit event(String id) {
        occurrence = new Occurrence(subject, new Signal("paid", Map.of("plan", "größe „M“")), at, id);
        return this;
    }

    /** What it was decided on; unless said, the revision is to be enough. */
    SampleCommit found(Position position) {
        found = position;
        return this;
    }

    /** Its row says that what took effect from its instant on was worked out anew. */
    SampleCommit recomputed() {
        rows.add(hostRow(Kind.RECOMPUTED, 0));
        return this;
    }

    SampleCommit leaving() {
        leaves = true;
        return this;
    }

    SampleCommit withdrawing(Touchpoint touchpoint) {
        withdrawn.add(touchpoint.key());
        return this;
    }

    SampleCommit frozen() {
        frozen = true;
        return this;
    }

    SampleCommit touch(String id, Instant due, boolean cancelIfLeft) {
        int ordinal = (int) touchpoints.stream().filter(t -> t.id().equals(id)).count();
        touchpoints.add(new Touchpoint(
                Touchpoint.Key.composed(model, subject, revision, 0, id, ordinal),
                cancelIfLeft ? "email" : null,
                stage,
                due,
                cancelIfLeft,
                Touchpoint.Status.PENDING,
                0,
                null));
        return this;
    }

    SampleCommit touch(Touchpoint touchpoint) {
        touchpoints.add(touchpoint);
        return this;
    }

    /** One more row than the one every commit has. */
    SampleCommit alsoRow(String trigger) {
        rows.add(row(rows.size(), trigger));
        return this;
    }

    Position position() {
        Map<String, Tally> tallies = revision == 1
                ? Map.of()
                : Map.of("paid", new Tally(revision - 1, at), "a=b\\n\n,\"ü\"", new Tally(1L << 40, at));
        return Position.of(new PositionState(
                model,
                3,
                subject,
                stage.id(),
                at.minus(Duration.ofDays(1)),
                at,
                revision % 2 == 0,
                revision == 1 ? null : at,
                nextDue,
                (int) revision,
                revision == 1 ? null : stage.id(),
                revision == 1 ? null : PAYING.id(),
                tallies,
                frozen,
                revision,
                revision == 1 ? null : at.minus(Duration.ofHours(2)),
                revision == 1 ? null : at.minus(Duration.ofHours(1)),
                memory));
    }

    Commit build() {
        if (rows.isEmpty()) {
            rows.add(row(0, "paid"));
        }
        return new Commit(position(), rows, occurrence, leaves, touchpoints, withdrawn, found);
    }

    HistoryEntry row(int step, String trigger) {
        boolean first = revision == 1 && step == 0;
        return new HistoryEntry(
                new HistoryEntry.Key(model, 3, subject, revision, step),
                first ? Kind.STARTED : Kind.MOVED,
                first ? null : TRIAL,
                stage,
                (int) revision,
                new Cause(
                        occurrence == null ? Source.TIMER : Source.EVENT,
                        trigger,
                        first ? null : "TRIAL/paid/" + step,
                        first ? null : "paid plan",
                        first ? List.of() : List.of("is \"new\"", "", "back\\slash\nand newline"),
                        occurrence == null ? null : occurrence.id(),
                        note == null && !first ? "note ✓" : note),
                new Times(at.minusNanos(1_000), at, recorded),
                kept);
    }

    /** {@code row}, {@code Kind} apart: for what an erasure or a merge writes. */
    HistoryEntry hostRow(Kind kind, int step) {
        return new HistoryEntry(
                new HistoryEntry.Key(model, 3, subject, revision, step),
                kind,
                stage,
                stage,
                (int) revision,
                Cause.host(kind.name(), null),
                new Times(at, at, recorded));
    }
}
