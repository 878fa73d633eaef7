package dev.lifecycle.model;

import dev.lifecycle.model.RandomModel.Ending;
import dev.lifecycle.model.RandomModel.Row;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
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
            List<Touch> touches) {

        static Did of(Step step) {
            return new Did(
                    step.kind(),
                    step.rule() == null ? null : step.rule().id(),
                    step.at(),
                    Objects.requireNonNull(step.from()),
                    step.to(),
                    step.episode(),
                    step.guards(),
                    step.touchpoints());
        }
    }

    private record Armed(Row row, Instant due) {}

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
    private @Nullable Outcome outcome;

    Reference(RandomModel model, String subject, Instant at) {
        this.model = model;
        this.subject = subject;
        stage = model.stages.get(0);
        enteredAt = micros(at);
        asOf = enteredAt;
        enter(stage, enteredAt);
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
        if (row.ending() == Ending.REOPEN) {
            tallies = new HashMap<>();
        }
        leaveFor(target, row, due);
        return new Did(Kind.MOVED, id, due, from, stage, episode, List.of(), touches(row, from));
    }

    private Did handle(Row row, Object event, Instant at, Instant effective, List<String> saidNo) {
        String id = row.idIn(stage);
        String guard = row.guard() == null ? null : row.guard().name();
        Stage from = stage;
        switch (row.ending()) {
            case STAY, IGNORE -> {
                boolean stays = row.ending() == Ending.STAY;
                count(event, at, effective);
                silenceAnew();
                outcome = stays
                        ? new Outcome.Stayed(subject, typeOf(event), id, guard, stage)
                        : new Outcome.Ignored(subject, typeOf(event), id, stage);
                List<Touch> touches = stays ? row.touches() : List.of();
                return new Did(
                        stays ? Kind.STAYED : Kind.IGNORED, id, effective, stage, stage, episode, saidNo, touches);
            }
            default -> {
                Stage target = target(row, view(event, effective));
                if (row.ending() == Ending.REOPEN) {
                    tallies = new HashMap<>();
                }
                count(event, at, effective);
                leaveFor(target, row, effective);
                outcome = new Outcome.Moved(subject, typeOf(event), id, guard, from, stage, episode);
                return new Did(Kind.MOVED, id, effective, from, stage, episode, saidNo, touches(row, from));
            }
        }
    }

    private void leaveFor(Stage target, Row row, Instant at) {
        if (row.ending() == Ending.REOPEN) {
            episode++;
            furthest = null;
        }
        enter(target, at);
    }

    private Stage target(Row row, RandomGuard.View view) {
        return switch (row.ending()) {
            case CHOOSE -> row.choosing().pick(view, row.targets());
            case REENTER -> stage;
            default -> row.targets().get(0);
        };
    }

    private void enter(Stage target, Instant at) {
        stage = target;
        enteredAt = at;
        asOf = at;
        timersDone = false;
        if (!model.exits.contains(target)) {
            furthest = further(furthest, target);
            furthestEver = further(furthestEver, target);
        }
        armed = new ArrayList<>();
        for (Row row : model.rows) {
            if (row.delay() != null && applies(row)) {
                armed.add(new Armed(row, at.plus(row.delay())));
            }
        }
    }

    private Stage further(@Nullable Stage one, Stage other) {
        return one != null && model.stages.indexOf(one) > model.stages.indexOf(other) ? one : other;
    }

    private void count(Object event, Instant at, Instant effective) {
        if (effective.isAfter(asOf)) {
            asOf = effective;
            timersDone = false;
        }
        lastEventAt = lastEventAt == null || at.isAfter(lastEventAt) ? at : lastEventAt;
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
                revision);
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
        };
    }
}
