package dev.lifecycle.model;

import dev.lifecycle.model.RandomModel.Ending;
import dev.lifecycle.model.RandomModel.Row;
import dev.lifecycle.model.RandomModel.Wait;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The laws, straight down the page: an interpreter of {@link RandomModel}s that changes its own fields, keeps the armed timers in a
 * list, and looks rules up by walking all of them. Slow and plain on purpose; the engine must agree with it in every value.
 *
 * <p>Where the laws leave room, it reads them as the engine does:
 * <ul>
 *   <li>a group's rule skips its own target, as anybody's rule does (L-5); a rule with a chooser or without a target skips nothing;
 *   <li>a timer spent by its guard leaves a refused row and moves as-of to its due instant (L-9, L-12);
 *   <li>each timer of one instant finds the position that the one before it left, as-of included (L-9);
 *   <li>silence is counted from the later of entering and last-event-at; where a late event would put its end before as-of, or at as-of
 *       when a timer has fired there already, it is taken for spent (L-9, L-13);
 *   <li>a chooser that picks the present stage leaves and enters it again (L-7);
 *   <li>the event that reopens counts as the first of the new episode (L-12);
 *   <li>revision is never touched: only a commit raises it (L-15).
 * </ul>
 */
final class Reference {

    /** What one step did; comparable with {@link Step}. */
    record Did(
            Kind kind,
            @Nullable String rule,
            Instant at,
            Stage from,
            Stage to,
            int episode,
            List<String> guards,
            List<Touch> touches,
            @Nullable String note,
            Kept kept) {

        Did(
                Kind kind,
                @Nullable String rule,
                Instant at,
                Stage from,
                Stage to,
                int episode,
                List<String> guards,
                List<Touch> touches) {
            this(kind, rule, at, from, to, episode, guards, touches, null, Kept.NOTHING);
        }

        static Did of(Step step) {
            return new Did(
                    step.kind(),
                    step.rule() == null ? null : step.rule().id(),
                    step.at(),
                    Objects.requireNonNull(step.from()),
                    step.to(),
                    step.episode(),
                    step.guards(),
                    step.touchpoints(),
                    step.note(),
                    step.kept());
        }
    }

    private record Armed(Row row, Instant due) {}

    /** A date as L-28 has it: what it is, when the event happened that set it, since when it is so, and whether timers of then were done. */
    private record Date(@Nullable Instant value, Instant setAt, Instant since, boolean afterTimers) {}

    private record Text(@Nullable String value, Instant setAt) {}

    private record Match(Row row, int level, int distance) {}

    private final RandomModel model;
    private final String subject;
    private Stage stage;
    private Instant enteredAt;
    private Instant asOf;
    private @Nullable Instant lastEventAt;
    private int episode = 1;
    private @Nullable Stage furthest;
    private @Nullable Stage furthestEver;
    private boolean timersDone;
    private Map<String, Tally> tallies = new HashMap<>();
    private List<Armed> armed = new ArrayList<>();
    private final Map<String, Date> dates = new HashMap<>();
    private final Map<String, Text> texts = new HashMap<>();
    /** By the id of a stage that remembers it: where it was last entered from. */
    private final Map<String, Stage> cameFrom = new HashMap<>();
    /** By the id of a rule: how often its timer fired since the stage was entered. */
    private final Map<String, Integer> fired = new HashMap<>();

    private @Nullable Outcome outcome;

    Reference(RandomModel model, String subject, Instant at) {
        this.model = model;
        this.subject = subject;
        stage = model.stages.get(0);
        enteredAt = micros(at);
        asOf = enteredAt;
        enter(stage, enteredAt, true);
    }

    /** L-4: the trace of the timers due, then of the event. */
    List<Did> decide(Object event, Instant occurred, LatePolicy late) {
        Instant at = micros(occurred);
        List<Did> trace = advance(at);
        if (late == LatePolicy.REFUSE && at.isBefore(asOf)) {
            outcome = new Outcome.Refused(subject, typeOf(event), stage, Outcome.Reason.LATE, List.of());
            trace.add(new Did(Kind.REFUSED, null, asOf, stage, stage, episode, List.of(), List.of()));
            return trace;
        }
        Instant effective = at.isAfter(asOf) ? at : asOf;
        List<String> saidNo = new ArrayList<>();
        Row fired = null;
        for (Row row : matching(event)) {
            if (row.guard() == null || row.guard().saysYes(view(event, effective))) {
                fired = row;
                break;
            }
            saidNo.add(row.guard().name());
        }
        if (fired == null) {
            Outcome.Reason reason = saidNo.isEmpty() ? Outcome.Reason.NO_RULE : Outcome.Reason.GUARDS_SAID_NO;
            outcome = new Outcome.Refused(subject, typeOf(event), stage, reason, saidNo);
            trace.add(new Did(Kind.REFUSED, null, asOf, stage, stage, episode, saidNo, List.of()));
            return trace;
        }
        trace.add(handle(fired, event, at, effective, saidNo));
        return trace;
    }

    /** Of the latest event. */
    Outcome outcome() {
        return Objects.requireNonNull(outcome);
    }

    /** L-9, L-11: fires what is due strictly before. */
    List<Did> advance(Instant until) {
        Instant upTo = micros(until);
        List<Did> trace = new ArrayList<>();
        while (true) {
            Instant next = nextDue();
            if (next == null || !next.isBefore(upTo)) {
                return trace;
            }
            List<Armed> due =
                    armed.stream().filter(timer -> timer.due().equals(next)).toList();
            armed.removeAll(due);
            for (Armed timer : due) {
                Row row = timer.row();
                Did did = fire(row, next);
                trace.add(did);
                if (did.kind() == Kind.MOVED) {
                    break;
                }
                if (did.kind() == Kind.STAYED) {
                    fired.merge(row.idIn(stage), 1, Integer::sum);
                }
                if (row.waits() == Wait.EVERY) {
                    arm(row, next.plus(Objects.requireNonNull(row.delay())));
                }
                asOf = next;
                timersDone = true;
            }
        }
    }

    private Did fire(Row row, Instant due) {
        String id = row.idIn(stage);
        if (row.guard() != null && !row.guard().saysYes(view("no event", due))) {
            return new Did(
                    Kind.REFUSED,
                    id,
                    due,
                    stage,
                    stage,
                    episode,
                    List.of(row.guard().name()),
                    List.of());
        }
        if (row.ending() == Ending.STAY) {
            return new Did(Kind.STAYED, id, due, stage, stage, episode, List.of(), row.touches());
        }
        Stage from = stage;
        Stage target = target(row, view("no event", due));
        if (row.reopens()) {
            tallies = new HashMap<>();
        }
        leaveFor(target, row, due);
        return new Did(Kind.MOVED, id, due, from, stage, episode, List.of(), touches(row, from));
    }

    private Did handle(Row row, Object event, Instant at, Instant effective, List<String> saidNo) {
        String id = row.idIn(stage);
        String guard = row.guard() == null ? null : row.guard().name();
        Stage from = stage;
        // what is kept is read of the situation before
        RandomGuard.View view = view(event, effective);
        String note = null;
        Map<String, @Nullable Instant> datesSet = new LinkedHashMap<>();
        Map<String, @Nullable String> textsSet = new LinkedHashMap<>();
        for (RandomModel.Keep keep : row.keeps()) {
            boolean sets = row.ending() != Ending.IGNORE;
            switch (keep.kind()) {
                case DATE -> {
                    Date known = dates.get(keep.name());
                    if (sets && (known == null || !at.isBefore(known.setAt()))) {
                        datesSet.put(keep.name(), keep.reading().date(view));
                    }
                }
                case TEXT -> {
                    Text known = texts.get(keep.name());
                    if (sets && (known == null || !at.isBefore(known.setAt()))) {
                        textsSet.put(keep.name(), orNull(keep.reading().text(view)));
                    }
                }
                case NOTE -> {
                    String noted = orNull(keep.reading().text(view));
                    note = noted == null ? note : noted;
                }
            }
        }
        Kept kept = Kept.NOTHING;
        for (String name : datesSet.keySet()) {
            kept = kept.withDate(name, Optional.ofNullable(datesSet.get(name)));
        }
        for (String name : textsSet.keySet()) {
            kept = kept.withText(name, Optional.ofNullable(textsSet.get(name)));
        }
        switch (row.ending()) {
            case STAY, IGNORE -> {
                boolean stays = row.ending() == Ending.STAY;
                count(event, at, effective, row.activity());
                if (row.activity()) {
                    silenceAnew();
                }
                keep(datesSet, textsSet, at, true);
                outcome = stays
                        ? new Outcome.Stayed(subject, typeOf(event), id, guard, stage)
                        : new Outcome.Ignored(subject, typeOf(event), id, stage);
                List<Touch> touches = stays ? row.touches() : List.of();
                return new Did(
                        stays ? Kind.STAYED : Kind.IGNORED,
                        id,
                        effective,
                        stage,
                        stage,
                        episode,
                        saidNo,
                        touches,
                        note,
                        kept);
            }
            default -> {
                Stage target = target(row, view);
                if (row.reopens()) {
                    tallies = new HashMap<>();
                }
                count(event, at, effective, row.activity());
                keep(datesSet, textsSet, at, false);
                leaveFor(target, row, effective);
                outcome = new Outcome.Moved(subject, typeOf(event), id, guard, from, stage, episode);
                return new Did(Kind.MOVED, id, effective, from, stage, episode, saidNo, touches(row, from), note, kept);
            }
        }
    }

    private void leaveFor(Stage target, Row row, Instant at) {
        if (row.reopens()) {
            episode++;
            furthest = null;
        }
        // L-29: moves to itself and ways back are not remembered
        if (!row.goesBack() && !target.is(stage) && remembers(target)) {
            cameFrom.put(target.id(), stage);
        }
        enter(target, at, row.ending() != Ending.BACK);
    }

    private Stage target(Row row, RandomGuard.View view) {
        return switch (row.ending()) {
            case CHOOSE -> row.choosing().pick(view, row.targets());
            case REENTER -> stage;
            case BACK, REOPEN_BACK ->
                cameFrom.getOrDefault(stage.id(), row.targets().get(0));
            default -> row.targets().get(0);
        };
    }

    /** L-29: every stage that a way back leads from, and those declared. */
    private boolean remembers(Stage target) {
        return model.remembering.contains(target)
                || model.rows.stream().anyMatch(row -> row.goesBack() && applies(row, target));
    }

    private void enter(Stage target, Instant at, boolean raises) {
        stage = target;
        enteredAt = at;
        asOf = at;
        timersDone = false;
        if (raises && !model.exits.contains(target)) {
            furthest = further(furthest, target);
            furthestEver = further(furthestEver, target);
        }
        fired.clear();
        dates.replaceAll((name, date) -> new Date(date.value(), date.setAt(), date.since(), false));
        armed = new ArrayList<>();
        for (Row row : model.rows) {
            if (row.delay() != null && applies(row)) {
                switch (row.waits()) {
                    case AFTER, SILENCE, EVERY -> arm(row, at.plus(row.delay()));
                    case PERIOD ->
                        arm(row, at.atZone(RandomModel.ZONE).plus(row.period()).toInstant());
                    case DATE -> armOnDate(row, row.delay(), at, false);
                }
            }
        }
    }

    /** Puts a timer among the armed ones, in their declared order. */
    private void arm(Row row, Instant due) {
        armed.add(new Armed(row, due));
        armed.sort(Comparator.comparingInt(timer -> model.rows.indexOf(timer.row())));
    }

    /** L-28: due at the later of the moment and the shifted date; if timers of that instant are done already, one microsecond after it. */
    private void armOnDate(Row row, Duration shift, Instant moment, boolean momentDone) {
        Date date = dates.get(row.date());
        if (date == null || date.value() == null) {
            return;
        }
        Instant shifted = date.value().plus(shift);
        if (shifted.isAfter(moment)) {
            arm(row, shifted);
        } else if (!row.unlessPast()) {
            arm(row, momentDone ? moment.plus(1, ChronoUnit.MICROS) : moment);
        }
    }

    /** L-28: what an event sets; setting a date to another instant arms its timers anew, unless the stage is left anyway. */
    private void keep(
            Map<String, @Nullable Instant> datesSet,
            Map<String, @Nullable String> textsSet,
            Instant at,
            boolean stays) {
        for (String name : datesSet.keySet()) {
            Instant value = datesSet.get(name);
            Date known = dates.get(name);
            if (known != null && Objects.equals(known.value(), value)) {
                dates.put(name, new Date(value, at, known.since(), known.afterTimers()));
                continue;
            }
            dates.put(name, new Date(value, at, asOf, timersDone));
            armed.removeIf(timer ->
                    timer.row().waits() == Wait.DATE && timer.row().date().equals(name));
            for (Row row : model.rows) {
                if (stays
                        && row.delay() != null
                        && row.waits() == Wait.DATE
                        && row.date().equals(name)
                        && applies(row)) {
                    armOnDate(row, row.delay(), asOf, timersDone);
                }
            }
        }
        for (String name : textsSet.keySet()) {
            texts.put(name, new Text(textsSet.get(name), at));
        }
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private Stage further(@Nullable Stage one, Stage other) {
        return one != null && model.stages.indexOf(one) > model.stages.indexOf(other) ? one : other;
    }

    private void count(Object event, Instant at, Instant effective, boolean activity) {
        if (effective.isAfter(asOf)) {
            asOf = effective;
            timersDone = false;
        }
        if (activity) {
            lastEventAt = lastEventAt == null || at.isAfter(lastEventAt) ? at : lastEventAt;
        }
        Tally before = tallies.get(typeOf(event));
        tallies.put(
                typeOf(event),
                before == null
                        ? new Tally(1, at)
                        : new Tally(before.count() + 1, at.isAfter(before.last()) ? at : before.last()));
    }

    /** L-9: a handled event arms the silences of the stage anew, in their declared order among the other timers. */
    private void silenceAnew() {
        Instant since = lastEventAt != null && lastEventAt.isAfter(enteredAt) ? lastEventAt : enteredAt;
        List<Armed> anew = new ArrayList<>();
        for (Row row : model.rows) {
            if (row.delay() == null || !applies(row)) {
                continue;
            }
            if (row.silence()) {
                Instant due = since.plus(row.delay());
                if (due.isAfter(asOf) || due.equals(asOf) && !timersDone) {
                    anew.add(new Armed(row, due));
                }
            } else {
                armed.stream().filter(timer -> timer.row() == row).forEach(anew::add);
            }
        }
        armed = anew;
    }

    private @Nullable Instant nextDue() {
        return armed.stream().map(Armed::due).min(Comparator.naturalOrder()).orElse(null);
    }

    private List<Touch> touches(Row row, Stage from) {
        List<Touch> touches = new ArrayList<>(model.leaving.getOrDefault(from, List.of()));
        touches.addAll(row.touches());
        touches.addAll(model.entering.getOrDefault(stage, List.of()));
        return touches;
    }

    /** L-5: of the stage, of its groups from the innermost, anybody's; in each the nearest class first, then as declared. */
    private List<Row> matching(Object event) {
        List<Match> matches = new ArrayList<>();
        for (Row row : model.rows) {
            if (row.event() != null && applies(row)) {
                int distance = distance(row.event(), event);
                if (distance >= 0) {
                    int level = row.group() != null
                            ? model.groups.get(row.group()).size()
                            : row.stages().isEmpty() ? Integer.MAX_VALUE : 0;
                    matches.add(new Match(row, level, distance));
                }
            }
        }
        matches.sort(Comparator.comparingInt(Match::level).thenComparingInt(Match::distance));
        return matches.stream().map(Match::row).toList();
    }

    private boolean applies(Row row) {
        return applies(row, stage);
    }

    private boolean applies(Row row, Stage stage) {
        boolean fixed = row.ending() == Ending.TO || row.ending() == Ending.REOPEN;
        boolean ownTarget = fixed && row.targets().get(0).is(stage);
        if (row.group() != null) {
            return model.groups.get(row.group()).contains(stage) && !ownTarget;
        }
        return row.stages().isEmpty()
                ? !model.terminals.contains(stage) && !ownTarget
                : row.stages().contains(stage);
    }

    private static int distance(Object declared, Object event) {
        if (event instanceof Signal signal) {
            return signal.name().equals(declared) ? 0 : -1;
        }
        return declared instanceof Class<?> type ? up(type, classOf(event)) : -1;
    }

    private static int up(Class<?> declared, @Nullable Class<?> type) {
        if (type == null || declared == type) {
            return type == null ? -1 : 0;
        }
        int nearest = up(declared, type.getSuperclass());
        for (Class<?> parent : type.getInterfaces()) {
            int way = up(declared, parent);
            nearest = way >= 0 && (nearest < 0 || way < nearest) ? way : nearest;
        }
        return nearest < 0 ? -1 : nearest + 1;
    }

    private static Class<?> classOf(Object event) {
        return event instanceof Enum<?> constant ? constant.getDeclaringClass() : event.getClass();
    }

    private static String typeOf(Object event) {
        return event instanceof Signal signal ? signal.name() : classOf(event).getSimpleName();
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** L-12: everything a position says. */
    PositionState state(long revision) {
        return new PositionState(
                "random",
                1,
                subject,
                stage.id(),
                enteredAt,
                asOf,
                timersDone,
                lastEventAt,
                nextDue(),
                episode,
                furthest == null ? null : furthest.id(),
                furthestEver == null ? null : furthestEver.id(),
                tallies,
                false,
                revision,
                null,
                null,
                memory());
    }

    /** How often timers fired is seen by guards alone: whether it is kept where nobody can ask is the engine's business. */
    private Memory memory() {
        Map<String, Memory.KeptDate> keptDates = new HashMap<>();
        dates.forEach((name, date) -> keptDates.put(
                name, new Memory.KeptDate(date.value(), date.setAt(), date.since(), date.afterTimers(), false)));
        Map<String, Memory.KeptText> keptTexts = new HashMap<>();
        texts.forEach((name, text) -> keptTexts.put(name, new Memory.KeptText(text.value(), text.setAt())));
        Map<String, String> from = new HashMap<>();
        cameFrom.forEach((entered, left) -> from.put(entered, left.id()));
        return new Memory(keptDates, keptTexts, from, Map.of());
    }

    private RandomGuard.View view(Object event, Instant at) {
        return new RandomGuard.View() {
            @Override
            public Object event() {
                return event;
            }

            @Override
            public Instant at() {
                return at;
            }

            @Override
            public Stage stage() {
                return stage;
            }

            @Override
            public Duration timeInStage() {
                return Duration.between(enteredAt, at);
            }

            @Override
            public long count(String type) {
                Tally tally = tallies.get(type);
                return tally == null ? 0 : tally.count();
            }

            @Override
            public long count(Class<?> type) {
                return count("DeepA") + count("DeepB");
            }

            @Override
            public boolean reached(Stage other) {
                return furthest != null && model.stages.indexOf(furthest) >= model.stages.indexOf(other);
            }

            @Override
            public boolean everReached(Stage other) {
                return furthestEver != null && model.stages.indexOf(furthestEver) >= model.stages.indexOf(other);
            }

            @Override
            public int episode() {
                return episode;
            }

            @Override
            public Instant asOf() {
                return asOf;
            }

            @Override
            public Optional<Instant> lastEventAt() {
                return Optional.ofNullable(lastEventAt);
            }

            @Override
            public Optional<Instant> date(String name) {
                Date date = dates.get(name);
                return Optional.ofNullable(date == null ? null : date.value());
            }

            @Override
            public String text(String name) {
                Text text = texts.get(name);
                return text == null || text.value() == null ? "" : text.value();
            }

            @Override
            public int fired(String ruleId) {
                return fired.getOrDefault(ruleId, fired.getOrDefault(ruleId + "/" + stage.id(), 0));
            }

            @Override
            public Optional<Stage> cameFrom() {
                return Optional.ofNullable(cameFrom.get(stage.id()));
            }
        };
    }
}
