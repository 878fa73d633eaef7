package dev.lifecycle.spring;

import dev.lifecycle.model.EventClause;
import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Situation;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.TimerClause;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A random model of our own kind: groups, rules from anywhere, timers, ticks, calendars, dates, silence, choosers, new episodes, ways back,
 * guards that ask the situation.
 */
final class RandomModel {

    private RandomModel() {}

    static StageModel of(Random random) {
        int count = 2 + random.nextInt(4);
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stages.add(Stage.of("S" + i));
        }
        ModelBuilder builder = StageModel.named("random").startAt(stages.get(0));
        for (int i = 0; i < count; i++) {
            // a ring, so that every stage can be reached and left
            EventClause<Signal> way = builder.from(stages.get(i)).on("E3");
            way.sets("d", (signal, s) -> s.at().plusSeconds((int) signal.data().get("value")));
            way.keeps("last", signal -> String.valueOf(signal.data().get("value")));
            way.to(stages.get((i + 1) % count));
        }
        builder.group("G", stages.get(0), stages.get(1));
        for (int rule = 0; rule < 8; rule++) {
            Stage target = stages.get(random.nextInt(count));
            Stage other = stages.get(random.nextInt(count));
            Stage source = stages.get(random.nextInt(count));
            int scope = random.nextInt(4);
            FromClause from = scope == 0
                    ? builder.fromAny()
                    : scope == 1 && count > 2 ? builder.fromGroup("G") : builder.from(source);
            boolean inStage = scope > 1 || scope == 1 && count <= 2;
            if (random.nextInt(3) == 0) {
                timer(random, from, rule, target, other, inStage && source.is(target));
            } else {
                event(random, from, rule, target, other, inStage && source.is(target));
            }
        }
        return builder.build();
    }

    private static void event(Random random, FromClause from, int rule, Stage target, Stage other, boolean self) {
        int value = random.nextInt(3);
        EventClause<Signal> clause = from.on("E" + random.nextInt(3)).as("rule " + rule);
        clause = random.nextBoolean()
                ? clause.when(
                        "value " + value, signal -> signal.data().get("value").equals(value))
                : clause.when(
                        "short " + value,
                        (signal, situation) ->
                                situation.timeInStage().toSeconds() < 3 && situation.count(signal.name()) <= value);
        if (random.nextInt(4) == 0) {
            clause.sets("d", RandomModel::date);
        }
        if (random.nextInt(4) == 0) {
            clause.notActivity();
        }
        int ending = random.nextInt(self ? 6 : 8);
        if (ending != 1 && random.nextBoolean()) { // what is ignored calls for nothing
            clause.touch("by event " + rule)
                    .about((signal, situation) ->
                            Map.of("event", signal.name(), "at", situation.at().toString()));
        }
        switch (ending) {
            case 6 -> clause.toPrevious(target);
            case 7 -> clause.reopensAtPrevious(target);
            case 0 -> clause.stay();
            case 1 -> clause.ignore();
            case 2 -> clause.reenter();
            case 3 -> clause.reopensAt(target);
            case 4 ->
                clause.to(
                        "even",
                        (signal, s) -> (int) signal.data().get("value") % 2 == 0 ? target : other,
                        target,
                        other);
            default -> {
                if (self) {
                    clause.reenter();
                } else {
                    clause.to(target);
                }
            }
        }
    }

    /** One of a few seconds after the event, or none. */
    private static @Nullable Instant date(Signal signal, Situation situation) {
        int value = (int) signal.data().get("value");
        return value == 0 ? null : situation.at().plusSeconds(value + 1L);
    }

    private static void timer(Random random, FromClause from, int rule, Stage target, Stage other, boolean self) {
        Duration delay = Duration.ofSeconds(1 + random.nextInt(6));
        TimerClause clause = switch (random.nextInt(6)) {
            case 0 -> from.every(delay);
            case 1 -> from.after(Period.ofDays(1), ZoneOffset.UTC);
            case 2 -> from.atDate("d").unlessPast();
            case 3 -> from.afterDate("d", delay).unlessPast();
            case 4 -> from.afterSilence(delay);
            default -> from.after(delay);
        };
        clause = clause.as("rule " + rule);
        if (random.nextBoolean()) {
            clause.touch(Touch.of("by timer " + rule).transactional())
                    .about(situation -> Map.of("at", situation.at().toString()));
        }
        int ending = random.nextInt(self ? 5 : 6);
        if (ending > 0 || random.nextBoolean()) { // one that always leads away would forestall those due later
            clause = clause.when("first", situation -> situation.position().episode() == 1);
        }
        switch (ending) {
            case 5 -> clause.toPrevious(target);
            case 0 -> clause.stay();
            case 1 -> clause.reenter();
            case 2 -> clause.reopensAt(target);
            case 3 -> clause.to("later", s -> s.at().getEpochSecond() % 2 == 0 ? target : other, target, other);
            default -> {
                if (self) {
                    clause.reenter();
                } else {
                    clause.to(target);
                }
            }
        }
    }
}
