package dev.lifecycle.spring;

import dev.lifecycle.model.EventClause;
import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.TimerClause;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random model of our own kind: groups, rules from anywhere, timers, silence, choosers, new episodes, guards that ask the situation. */
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
            builder.from(stages.get(i)).on("E3").to(stages.get((i + 1) % count));
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
        switch (random.nextInt(6)) {
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

    private static void timer(Random random, FromClause from, int rule, Stage target, Stage other, boolean self) {
        Duration delay = Duration.ofSeconds(1 + random.nextInt(6));
        TimerClause clause = random.nextBoolean() ? from.after(delay) : from.afterSilence(delay);
        clause = clause.as("rule " + rule);
        int ending = random.nextInt(5);
        if (ending > 0 || random.nextBoolean()) { // one that always leads away would forestall those due later
            clause = clause.when("first", situation -> situation.position().episode() == 1);
        }
        switch (ending) {
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
