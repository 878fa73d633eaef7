package dev.lifecycle.json;

import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.EventClause;
import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Phase;
import dev.lifecycle.model.RuleClause;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.TimerClause;
import dev.lifecycle.model.Touch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Valid models of every shape, one per seed, with names that every format has to escape. */
public final class RandomModels {

    public sealed interface Payment permits Card, Transfer {}

    public record Card(int cents) implements Payment {}

    public record Transfer(int cents) implements Payment {}

    public record Visited(String page) {}

    public enum Click {
        ADVERT,
        MAIL
    }

    private static final List<Class<?>> CLASSES = List.of(Payment.class, Card.class, Visited.class, Click.class);
    private static final List<String> NASTY = List.of(
            "TRIAL",
            "state",
            "end note",
            "Zahlend & glücklich",
            "a\"quoted\"",
            "back\\slash",
            "--> x : y; z",
            "<b>bold</b> %date()",
            "@enduml",
            "ступень",
            "顾客😀",
            "#35; {curly} [square]",
            "two\nlines",
            "_x0041_",
            "9lives",
            "a.b");

    private final Random random;
    private final List<Stage> stages = new ArrayList<>();
    private final Set<Integer> closed = new HashSet<>();
    private final List<String> groups = new ArrayList<>();
    private final List<List<Stage>> members = new ArrayList<>();
    private int fresh;
    private int timers;
    private final boolean onlyTimer;

    private RandomModels(long seed) {
        random = new Random(seed);
        onlyTimer = random.nextBoolean();
    }

    public static StageModel model(long seed) {
        return new RandomModels(seed).model();
    }

    private StageModel model() {
        int count = 2 + random.nextInt(7);
        List<String> names = new ArrayList<>(NASTY);
        for (int i = 0; i < count; i++) {
            stages.add(Stage.of(random.nextInt(3) == 0 ? names.remove(random.nextInt(names.size())) : "S" + i));
        }
        ModelBuilder builder = StageModel.named(any(NASTY)).version(1 + random.nextInt(9));
        if (random.nextBoolean()) {
            builder.eventId(Card.class, "card").eventId(Payment.class, "paid by");
        }
        builder.startAt(stages.get(0));
        Set<Integer> inner = new HashSet<>();
        for (int i = 1; i < count; i++) {
            int parent = random.nextInt(i);
            inner.add(parent);
            rest(builder.from(stages.get(parent)).on(freshName()), stages.get(i), builder);
        }
        marks(builder, inner);
        groups(builder);
        for (int i = random.nextInt(10); i > 0; i--) {
            rule(builder);
        }
        if (random.nextBoolean()) {
            List<Stage> order = new ArrayList<>(stages);
            Collections.shuffle(order, random);
            builder.stages(order.get(0), order.subList(1, count).toArray(Stage[]::new));
        }
        return builder.build();
    }

    private void marks(ModelBuilder builder, Set<Integer> inner) {
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            if (!inner.contains(i)) {
                boolean terminal = random.nextBoolean();
                if (terminal) {
                    builder.terminal(stage);
                    closed.add(i);
                }
                if (!terminal || random.nextBoolean()) {
                    builder.exit(stage);
                }
            }
            if (random.nextInt(3) == 0) {
                builder.phase(any(List.of(Phase.values())), stage);
            }
            if (random.nextInt(4) == 0) {
                builder.onEntering(stage, touch(), touch());
            }
            if (random.nextInt(4) == 0) {
                builder.onLeaving(stage, touch());
            }
        }
    }

    /** One group of open stages, and perhaps another one inside it. */
    private void groups(ModelBuilder builder) {
        List<Stage> open = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            if (!closed.contains(i)) {
                open.add(stages.get(i));
            }
        }
        int size = 2;
        while (random.nextInt(3) > 0 && open.size() > size) {
            List<Stage> group = open.subList(0, open.size() - random.nextInt(size));
            if (!members.isEmpty()) {
                group = members.get(members.size() - 1);
                group = group.subList(0, group.size() - 1);
            }
            if (group.size() < 2) {
                return;
            }
            String name = any(NASTY) + groups.size();
            builder.group(name, group.get(0), group.subList(1, group.size()).toArray(Stage[]::new));
            groups.add(name);
            members.add(group);
        }
    }

    private void rule(ModelBuilder builder) {
        int where = random.nextInt(4);
        if (where == 0 && !groups.isEmpty()) {
            rest(trigger(builder.fromGroup(any(groups))), any(stages), builder);
        } else if (where == 1 && stages.size() - closed.size() > 1) {
            rest(trigger(builder.fromAny()), any(stages), builder);
        } else {
            int from;
            do {
                from = random.nextInt(stages.size());
            } while (closed.contains(from));
            int to = (from + 1 + random.nextInt(stages.size() - 1)) % stages.size();
            rest(trigger(builder.from(stages.get(from))), stages.get(to), builder);
        }
    }

    private RuleClause<?> trigger(FromClause from) {
        switch (onlyTimer && timers > 0 ? 3 : random.nextInt(6)) {
            case 0:
                return timer(from.after(duration()));
            case 1:
                return timer(from.afterSilence(duration()));
            case 2:
                EventClause<?> clause = from.on(any(CLASSES));
                return clause.as("rule " + fresh++).when(Guard.ofEvent(any(NASTY), event -> event.hashCode() > 0));
            default:
                return from.on(freshName());
        }
    }

    /** With a guard, as a timer without one would forestall longer ones; save in models that have no other timer. */
    private RuleClause<?> timer(TimerClause clause) {
        if (timers++ == 0 && onlyTimer) {
            return clause;
        }
        return clause.as("timer " + fresh++).when(Guard.ofSituation(any(NASTY), situation -> true));
    }

    private void rest(RuleClause<?> clause, Stage target, ModelBuilder builder) {
        if (random.nextInt(3) == 0 && clause instanceof EventClause<?> event && fresh % 2 == 0) {
            touches(clause);
            event.to(Chooser.ofSituation(any(NASTY), situation -> target), target);
            return;
        }
        switch (target.is(stages.get(0)) ? random.nextInt(6) : 0) {
            case 1 -> {
                touches(clause);
                clause.stay();
            }
            case 2 -> {
                touches(clause);
                clause.reopensAt(target);
            }
            case 3 -> {
                if (clause instanceof EventClause<?> event) {
                    event.ignore();
                } else {
                    clause.stay();
                }
            }
            case 4 -> clause.reenter();
            default -> {
                touches(clause);
                clause.to(target);
            }
        }
    }

    private void touches(RuleClause<?> clause) {
        for (int i = random.nextInt(3); i > 0; i--) {
            clause.touch(touch());
        }
    }

    private Touch touch() {
        Touch touch = Touch.of(any(NASTY));
        touch = random.nextBoolean() ? touch.after(duration()) : touch;
        touch = random.nextBoolean() ? touch.via(any(NASTY)) : touch;
        return random.nextBoolean() ? touch.cancelIfLeft() : touch;
    }

    private Duration duration() {
        return switch (random.nextInt(3)) {
            case 0 -> Duration.ofDays(1 + random.nextInt(400));
            case 1 -> Duration.ofMinutes(1 + random.nextInt(4000));
            default -> Duration.ofSeconds(random.nextInt(1000), (1 + random.nextInt(999_999)) * 1000L);
        };
    }

    private String freshName() {
        return any(NASTY) + " " + fresh++;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
