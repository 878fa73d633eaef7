package dev.lifecycle.jdbc;

import static java.time.Duration.ofDays;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model that remembers all that can be remembered, and the version after it. */
final class Plans {

    static final String MODEL = "plans";
    static final Stage TRIAL = Stage.of("TRIAL");
    static final Stage PAUSED = Stage.of("PAUSED");
    static final Stage RESTING = Stage.of("RESTING");
    static final Stage PAST_DUE = Stage.of("PAST_DUE");
    static final Stage PRO = Stage.of("PRO");
    static final Stage TEAM = Stage.of("TEAM");
    static final Stage SQUAD = Stage.of("SQUAD");
    static final Stage LOST = Stage.of("LOST");

    static final StageModel FIRST = model(1, PAUSED, TEAM);
    static final StageModel SECOND = model(2, RESTING, SQUAD);
    static final Migration WAY = Migration.from(FIRST)
            .stage("PAUSED", RESTING)
            .split("TEAM", "paid lately", position -> position.count("failed") > 0, PRO)
            .stage("TEAM", SQUAD)
            .to(SECOND);

    private Plans() {}

    // spotless:off
    private static StageModel model(int version, Stage paused, Stage team) {
        return StageModel.named(MODEL).version(version).stages(TRIAL, paused, PAST_DUE, PRO, team, LOST).startAt(TRIAL)
                .from(TRIAL, PRO).on("told").sets("end", signal -> date(signal, "end")).keeps("about", signal -> text(signal, "about")).noting(signal -> text(signal, "about")).stay()
                .from(TRIAL).beforeDate("end", ofDays(3)).unlessPast().touch("ends-soon").stay()
                .from(TRIAL).atDate("end").to(LOST)
                .from(TRIAL).on("pro").to(PRO)
                .from(TRIAL, PRO).on("team").to(team)
                .from(PRO, team).on("pause").sets("resume", signal -> date(signal, "end")).to(paused)
                .from(paused).atDate("resume").toPrevious(PRO)
                .from(paused).every(ofDays(7)).when("at most twice", situation -> situation.fired("remind") < 2).touch(Touch.of("come-back").after(ofDays(30))).as("remind").stay()
                .from(PRO, team, paused).on("failed").keeps("invoice", signal -> text(signal, "about")).to(PAST_DUE)
                .from(PAST_DUE).every(ofDays(3)).touch(Touch.of("retry-card").cancelIfLeft()).as("retry").stay()
                .from(PAST_DUE).after(Period.ofMonths(1), ZoneId.of("Europe/Paris")).to(LOST)
                .from(paused, PAST_DUE).on("back").keeps("invoice", signal -> null).toPrevious(PRO)
                .fromAny().on("left").noting(signal -> text(signal, "about")).to(LOST)
                .from(LOST).on("back").reopensAtPrevious(TRIAL)
                .from(LOST).on("failed").ignore()
                .exit(LOST)
                .build();
    }
    // spotless:on

    /** Something that happened, with a date or none and a text or none. */
    static Signal signal(String name, @Nullable Instant end, @Nullable String about) {
        Map<String, Object> data = new HashMap<>();
        if (end != null) {
            data.put("end", end.toString());
        }
        if (about != null) {
            data.put("about", about);
        }
        return new Signal(name, data);
    }

    private static @Nullable Instant date(Signal signal, String name) {
        return signal.data().get(name) instanceof String text ? Instant.parse(text) : null;
    }

    private static @Nullable String text(Signal signal, String name) {
        return signal.data().get(name) instanceof String text ? text : null;
    }
}
