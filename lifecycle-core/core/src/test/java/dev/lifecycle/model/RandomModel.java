package dev.lifecycle.model;

import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A random model as plain data, and built. Every stage has a way on by the signal "next", so that all are reachable and none is a dead
 * end; rules that the builder refuses (shadowed, out of a terminal stage, looping without delay) are taken out again.
 */
final class RandomModel {

    enum Ending {
        TO,
        CHOOSE,
        STAY,
        REENTER,
        REOPEN,
        BACK,
        REOPEN_BACK,
        IGNORE
    }

    /** What a timer waits for, where it is not a delay after entering. */
    enum Wait {
        AFTER,
        SILENCE,
        EVERY,
        PERIOD,
        DATE
    }

    /** What is kept of an event: of this kind, under this name, as that is answered. */
    record Keep(Capture.Kind kind, String name, RandomGuard reading) {
        Capture capture() {
            return switch (kind) {
                case DATE ->
                    Capture.date(name, (Object event, Situation s) -> reading.date(RandomGuard.view(event, s)));
                case TEXT ->
                    Capture.text(name, (Object event, Situation s) -> reading.text(RandomGuard.view(event, s)));
                case NOTE -> Capture.note((Object event, Situation s) -> reading.text(RandomGuard.view(event, s)));
                case ABOUT ->
                    Capture.about((Object event, Situation s) ->
                            Map.of(name, String.valueOf(reading.text(RandomGuard.view(event, s)))));
            };
        }
    }

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** One row: exactly one of stages, group or neither; exactly one of event or delay. */
    record Row(
            String id,
            List<Stage> stages,
            @Nullable String group,
            @Nullable Object event,
            @Nullable Duration delay,
            Wait waits,
            String date,
            boolean unlessPast,
            Period period,
            List<Keep> keeps,
            boolean activity,
            @Nullable RandomGuard guard,
            Ending ending,
            List<Stage> targets,
            RandomGuard choosing,
            List<Touch> touches) {

        boolean silence() {
            return waits == Wait.SILENCE;
        }

        boolean goesBack() {
            return ending == Ending.BACK || ending == Ending.REOPEN_BACK;
        }

        boolean reopens() {
            return ending == Ending.REOPEN || ending == Ending.REOPEN_BACK;
        }

        /** Whether it may be due at the very instant of entering. */
        boolean isTimeless() {
            return switch (waits) {
                case AFTER, SILENCE, EVERY -> Duration.ZERO.equals(delay);
                case PERIOD -> period.isZero();
                case DATE -> !unlessPast;
            };
        }

        /** The id of the rule that this row is in this stage. */
        String idIn(Stage stage) {
            return stages.size() < 2 ? id : id + "/" + stage.id();
        }
    }

    private static final Pattern RULE = Pattern.compile("rule '(r\\d+)");

    final List<Stage> stages = new ArrayList<>();
    final List<Stage> exits = new ArrayList<>();
    final List<Stage> terminals = new ArrayList<>();
    final List<Stage> remembering = new ArrayList<>();
    final Map<String, List<Stage>> groups = new HashMap<>();
    final Map<Stage, List<Touch>> entering = new HashMap<>();
    final Map<Stage, List<Touch>> leaving = new HashMap<>();
    final List<Row> rows = new ArrayList<>();
    final StageModel model;

    RandomModel(RandomGenerator random) {
        int size = random.nextInt(2, 6);
        for (int i = 0; i < size; i++) {
            stages.add(Stage.of("S" + i));
            if (random.nextInt(5) == 0) {
                exits.add(stages.get(i));
            }
            if (random.nextInt(4) == 0) {
                remembering.add(stages.get(i));
            }
            touches(random, entering, i, "enter");
            touches(random, leaving, i, "leave");
        }
        if (random.nextInt(3) == 0) {
            terminals.add(stages.get(size - 1));
        }
        if (random.nextBoolean()) {
            int inner = random.nextInt(1, size);
            int from = random.nextInt(0, size - inner);
            groups.put("outer", List.copyOf(stages.subList(from, from + inner + 1)));
            groups.put("inner", List.copyOf(stages.subList(from, from + inner)));
        }
        chain();
        int more = random.nextInt(1, 10);
        for (int i = 0; i < more; i++) {
            rows.add(row(random, "r" + i));
        }
        model = build();
    }

    private void touches(RandomGenerator random, Map<Stage, List<Touch>> touches, int stage, String what) {
        if (random.nextInt(4) == 0) {
            touches.put(stages.get(stage), List.of(Touch.of(what + stage)));
        }
    }

    private void chain() {
        for (int i = 0; i < stages.size(); i++) {
            Stage from = stages.get(i);
            Stage to = stages.get((i + 1) % stages.size());
            if (!terminals.contains(from)) {
                RandomGuard unused = new RandomGuard("unused", 0, from, "next", 2, 0);
                rows.add(new Row(
                        "chain" + i,
                        List.of(from),
                        null,
                        "next",
                        null,
                        Wait.AFTER,
                        "",
                        false,
                        Period.ZERO,
                        List.of(),
                        true,
                        null,
                        Ending.TO,
                        List.of(to),
                        unused,
                        List.of()));
            }
        }
    }

    private Row row(RandomGenerator random, String id) {
        List<Stage> from = List.of();
        String group = null;
        int where = random.nextInt(6);
        if (where < 3) {
            int first = random.nextInt(stages.size());
            int second = random.nextInt(stages.size());
            from = where > 0 || first == second
                    ? List.of(stages.get(first))
                    : List.of(stages.get(first), stages.get(second));
        } else if (where == 3 && !groups.isEmpty()) {
            group = random.nextBoolean() ? "inner" : "outer";
        }
        boolean timer = random.nextInt(3) == 0;
        int kind = random.nextInt(timer ? 7 : 8);
        Ending ending = Ending.values()[kind];
        List<Stage> targets = new ArrayList<>();
        int some = random.nextInt(1, 4);
        while (targets.size() < some) {
            targets.add(stages.get(random.nextInt(stages.size())));
        }
        Wait wait = !timer ? Wait.AFTER : Wait.values()[Math.min(random.nextInt(8), 4)];
        Duration delay = Duration.ofHours(
                random.nextInt(3) == 0 && wait != Wait.EVERY ? 0 : random.nextInt(1, wait == Wait.DATE ? 5 : 9));
        List<Keep> keeps = new ArrayList<>();
        while (!timer && random.nextInt(4) > 0 && keeps.size() < 3) {
            Capture.Kind kept = Capture.Kind.values()[Math.max(0, random.nextInt(6) - 3)];
            String name = kept == Capture.Kind.DATE ? "d" + random.nextInt(2) : "kept";
            if (keeps.stream()
                    .anyMatch(keep -> keep.kind() == kept && keep.name().equals(name))) {
                break;
            }
            keeps.add(new Keep(kept, name, RandomGuard.random(random, "k-" + id, stages, false)));
        }
        List<Touch> touches =
                ending == Ending.IGNORE || random.nextBoolean() ? List.of() : List.of(Touch.of("touch-" + id));
        return new Row(
                id,
                from,
                group,
                timer ? null : RandomEvent.DECLARED.get(random.nextInt(RandomEvent.DECLARED.size())),
                !timer ? null : wait == Wait.DATE && random.nextBoolean() ? delay.negated() : delay,
                wait,
                "d" + random.nextInt(2),
                random.nextInt(4) > 0,
                random.nextInt(6) == 0 ? Period.ZERO : Period.of(0, random.nextInt(2), random.nextInt(1, 3)),
                List.copyOf(keeps),
                timer || random.nextInt(4) > 0,
                random.nextInt(3) == 0 ? null : RandomGuard.random(random, "q-" + id, stages, timer),
                ending,
                List.copyOf(targets),
                RandomGuard.random(random, "c-" + id, stages, timer),
                touches);
    }

    private StageModel build() {
        while (true) {
            try {
                return builder().build();
            } catch (InvalidModelException e) {
                if (!takeOut(e.problems())) {
                    throw e;
                }
            }
        }
    }

    private boolean takeOut(List<String> problems) {
        int before = rows.size();
        for (String problem : problems) {
            Matcher rule = RULE.matcher(problem);
            if (rule.find()) {
                String id = rule.group(1);
                rows.removeIf(row -> row.id().equals(id));
            } else {
                rows.removeIf(row -> row.delay() != null && row.isTimeless());
            }
        }
        return rows.size() < before;
    }

    private ModelBuilder builder() {
        ModelBuilder builder = StageModel.named("random")
                .startAt(stages.get(0))
                .stages(stages.get(0), stages.subList(1, stages.size()).toArray(new Stage[0]));
        exits.forEach(builder::exit);
        terminals.forEach(builder::terminal);
        remembering.forEach(builder::remembering);
        groups.forEach((name, members) -> builder.group(
                name, members.get(0), members.subList(1, members.size()).toArray(new Stage[0])));
        entering.forEach((stage, touches) -> builder.onEntering(stage, touches.get(0)));
        leaving.forEach((stage, touches) -> builder.onLeaving(stage, touches.get(0)));
        rows.forEach(row -> write(builder, row));
        return builder;
    }

    private static void write(ModelBuilder builder, Row row) {
        FromClause from;
        if (row.group() != null) {
            from = builder.fromGroup(row.group());
        } else if (row.stages().isEmpty()) {
            from = builder.fromAny();
        } else {
            from = builder.from(
                    row.stages().get(0),
                    row.stages().subList(1, row.stages().size()).toArray(new Stage[0]));
        }
        if (row.delay() != null) {
            end(row, timer(row, from, row.delay()));
            return;
        }
        EventClause<?> clause = row.event() instanceof Class<?> type ? from.on(type) : from.on((String) row.event());
        row.keeps().forEach(keep -> clause.capture(keep.capture()));
        if (!row.activity()) {
            clause.notActivity();
        }
        if (row.ending() == Ending.IGNORE) {
            if (row.guard() != null) {
                clause.when(row.guard().guard());
            }
            clause.as(row.id()).ignore();
        } else {
            end(row, clause);
        }
    }

    private static TimerClause timer(Row row, FromClause from, Duration delay) {
        return switch (row.waits()) {
            case AFTER -> from.after(delay);
            case SILENCE -> from.afterSilence(delay);
            case EVERY -> from.every(delay);
            case PERIOD -> from.after(row.period(), ZONE);
            case DATE -> {
                TimerClause clause = delay.isZero()
                        ? from.atDate(row.date())
                        : delay.isNegative()
                                ? from.beforeDate(row.date(), delay.negated())
                                : from.afterDate(row.date(), delay);
                yield row.unlessPast() ? clause.unlessPast() : clause;
            }
        };
    }

    private static <C extends RuleClause<C>> void end(Row row, RuleClause<C> clause) {
        if (row.guard() != null) {
            clause.when(row.guard().guard());
        }
        clause.as(row.id());
        row.touches().forEach(clause::touch);
        Stage target = row.targets().get(0);
        switch (row.ending()) {
            case TO -> clause.to(target);
            case CHOOSE ->
                clause.to(
                        row.choosing().chooser(row.targets()),
                        target,
                        row.targets().subList(1, row.targets().size()).toArray(new Stage[0]));
            case STAY -> clause.stay();
            case REENTER -> clause.reenter();
            case REOPEN -> clause.reopensAt(target);
            case BACK -> clause.toPrevious(target);
            case REOPEN_BACK -> clause.reopensAtPrevious(target);
            case IGNORE -> throw new AssertionError("a timer has nothing to ignore");
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("stages " + stages + ", remembering " + remembering + ", exits " + exits
                + ", terminals " + terminals + ", groups " + groups);
        rows.forEach(row -> text.append("\n  ").append(row));
        return text.toString();
    }
}
