package dev.lifecycle.jdbc;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.HistoryEntry.Cause;
import dev.lifecycle.stage.HistoryEntry.Times;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Merge;
import java.time.Duration;
import java.time.Instant;

/** A small model with everything a commit can carry, and what is done to its customers. */
final class Customers {

    static final String MODEL = "saas";
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final Stage TRIAL = Stage.of("TRIAL");
    static final Stage PAYING = Stage.of("PAYING");
    // spotless:off
    static final StageModel SAAS = StageModel.named(MODEL)
            .startAt(TRIAL)
            .from(TRIAL).on("opened").touch(Touch.of("tour").cancelIfLeft()).stay()
            .from(TRIAL).on("paid").touch(Touch.of("thank-you").via("email")).touch(Touch.of("survey").after(Duration.ofDays(7))).to(PAYING)
            .from(PAYING).on("paid").stay()
            .from(PAYING).afterSilence(Duration.ofDays(90)).to(TRIAL)
            .build();
    // spotless:on

    private Customers() {}

    static Lifecycle in(LifecycleStore store) {
        return Lifecycle.of(SAAS)
                .store(store)
                .clock(() -> MONDAY)
                .aheadAtMost(Duration.ofDays(3_650))
                .build();
    }

    static Erasure erasure(Position position, String surrogate) {
        Position frozen = closed(position, surrogate);
        return new Erasure(position.subject(), frozen, row(frozen, Kind.ERASED));
    }

    static Merge merge(Position into, Position from) {
        Position remaining = into.atRevision(into.revision() + 1);
        return new Merge(remaining, closed(from, from.subject()), row(remaining, Kind.MERGED));
    }

    private static Position closed(Position position, String subject) {
        return position.closedAs(subject).atRevision(position.revision() + 1);
    }

    private static HistoryEntry row(Position after, Kind kind) {
        return new HistoryEntry(
                new HistoryEntry.Key(MODEL, 1, after.subject(), after.revision(), 0),
                kind,
                after.stage(),
                after.stage(),
                after.episode(),
                Cause.host(kind.name(), null),
                new Times(MONDAY, MONDAY, MONDAY));
    }

    static Signal paid() {
        return Signal.of("paid");
    }

    static Signal opened() {
        return Signal.of("opened");
    }
}
