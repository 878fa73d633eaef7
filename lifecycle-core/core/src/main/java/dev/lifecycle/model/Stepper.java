package dev.lifecycle.model;

import dev.lifecycle.model.engine.Micros;
import dev.lifecycle.model.engine.Past;
import dev.lifecycle.model.engine.RuleColumns;
import dev.lifecycle.model.engine.Table;
import dev.lifecycle.model.engine.Tallies;
import dev.lifecycle.model.types.Names;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.TooManyStepsException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The step itself: which rule fires, and what becomes of the position. Pure; reads only the rulebook. */
final class Stepper {

    /** What a timer hands to guards and choosers in place of an event. */
    private enum NoEvent {
        NO_EVENT
    }

    private final Rulebook rulebook;
    private final Table table;
    private final RuleColumns columns;
    private final Positions positions;

    Stepper(Rulebook rulebook) {
        this.rulebook = rulebook;
        table = rulebook.table;
        columns = rulebook.columns;
        positions = rulebook.positions;
    }

    // the way of every event. Whether a rule fired or none did, it ends in the same new decision: then the compiler can
    // do without the object where the host asks for the position alone, which it cannot where two that are made apart
    // meet in one return. What few rules or events need is in methods of its own

    Decision decide(Position from, Object event, long at, LatePolicy late, int mostSteps) {
        Position position = from;
        List<Step> fired = List.of();
        if (from.nextDue < at) {
            fired = new ArrayList<>();
            position = caughtUp(from, at, fired, mostSteps);
        }
        if (position.isFrozen()) {
            return new Decision(position, position, fired, event, Decision.FROZEN);
        }
        if (at < position.asOf && late == LatePolicy.REFUSE) {
            return new Decision(position, position, fired, event, Decision.LATE);
        }
        int type = rulebook.types.number(event);
        long effective = Math.max(at, position.asOf);
        int rule = type < 0 ? Decision.NO_RULE : choose(position, type, event, effective);
        Position after = position;
        if (rule >= 0) {
            if (columns.is(RuleColumns.KEEPS, rule)) {
                return keeping(rule, position, fired, type, event, at);
            }
            after = apply(rule, position, type, event, at, effective, position.past());
        }
        return new Decision(position, after, fired, event, rule);
    }

    /** The position after all timers due before. */
    private Position caughtUp(Position from, long at, List<Step> fired, int mostSteps) {
        Position position = advance(from, at, fired, mostSteps);
        if (position.nextDue < at) {
            throw new TooManyStepsException(Messages.tooManySteps(
                    position.subject,
                    rulebook.model(),
                    mostSteps,
                    Micros.instant(at).toString()));
        }
        return position;
    }

    private Decision keeping(int rule, Position position, List<Step> fired, int type, Object event, long at) {
        long effective = Math.max(at, position.asOf);
        Captured captured = captured(rule, position, event, at, effective);
        Position after = apply(rule, position, type, event, at, effective, captured.past());
        return Decision.keeping(position, after, fired, event, rule, captured);
    }

    private Captured captured(int rule, Position before, Object event, long at, long effective) {
        Rule fired = rulebook.rules[rule];
        List<Capture> captures = fired.action() instanceof Action.Ignore
                ? fired.captures().stream()
                        .filter(capture -> capture.kind() == Capture.Kind.NOTE)
                        .toList()
                : fired.captures();
        boolean done = before.timersDone() && effective == before.asOf;
        try {
            return Captured.of(captures, before, event, at, effective, done);
        } catch (Exception e) {
            throw failed(
                    rule,
                    before,
                    event,
                    Messages.threw("what is kept of it", fired.captures().toString(), e),
                    e);
        }
    }

    /**
     * Fires every timer due strictly before {@code upTo}, each at its own instant, and adds what it did to the trace; stops between two
     * instants before there are more steps than so many, unless one instant alone has as many.
     */
    Position advance(Position from, long upTo, List<Step> trace, int most) {
        Position position = from;
        while (position.nextDue < upTo
                && (trace.isEmpty() || trace.size() <= most - rulebook.timers.of(position.stage).length)) {
            position = fireAt(position, position.nextDue, trace);
        }
        return position;
    }

    /** Fires the timers of one instant in declared order, up to the first that moves; each finds what the one before it left. */
    private Position fireAt(Position from, long due, List<Step> trace) {
        Position position = from;
        boolean had = false;
        for (int timer : rulebook.timers.of(from.stage)) {
            if (rulebook.timers.due(timer, from.enteredAt, from.lastEventAt, from.asOf, from.timersDone(), from.past())
                    != due) {
                continue;
            }
            had = true;
            if (!allows(timer, position, NoEvent.NO_EVENT, due)) {
                trace.add(spent(timer, position, due));
                position = passed(position, due, position.past());
            } else if (columns.leaves(timer)) {
                Position moved = leaveByTimer(timer, position, due);
                trace.add(step(timer, position, moved, due));
                return moved;
            } else {
                Past past = position.past();
                Position after =
                        passed(position, due, columns.is(RuleColumns.COUNTED, timer) ? past.plusFired(timer, 1) : past);
                trace.add(step(timer, position, after, due));
                position = after;
            }
        }
        return had ? position : passed(from, due, from.past());
    }

    /** What a timer did, with what its contacts are about: the one thing that a timer can say of its situation. */
    private Step step(int timer, Position before, Position after, long due) {
        if (!columns.is(RuleColumns.KEEPS, timer)) {
            return rulebook.step(timer, before, after, List.of());
        }
        Captured captured = captured(timer, before, NoEvent.NO_EVENT, due, due);
        return rulebook.step(timer, before, after, List.of(), null, captured.kept(), captured.about());
    }

    private Position passed(Position before, long due, Past past) {
        return positions.remained(before, before.tallies, before.lastEventAt, due, true, past);
    }

    private Step spent(int timer, Position position, long due) {
        Rule rule = rulebook.rules[timer];
        return new Step(
                Kind.REFUSED,
                rule,
                Micros.instant(due),
                position.stage(),
                position.stage(),
                position.episode,
                rule.guardName().stream().toList(),
                List.of());
    }

    private int choose(Position position, int type, Object event, long at) {
        for (int i = table.first(table.cell(position.stage, type)); ; i++) {
            int rule = table.asked(i);
            if (rule < 0) {
                return Decision.NO_RULE;
            }
            if (allows(rule, position, event, at)) {
                return rule;
            }
        }
    }

    private boolean allows(int rule, Position position, Object event, long at) {
        Guard guard = rulebook.guards[rule];
        if (guard == null) {
            return true;
        }
        try {
            return guard.needsSituation() ? guard.test(event, new Situation(position, at)) : guard.test(event);
        } catch (Exception e) {
            throw failed(rule, position, event, Messages.threw("guard", guard.name(), e), e);
        }
    }

    private Position apply(int rule, Position before, int type, Object event, long at, long effective, Past past) {
        boolean reopens = columns.reopens(rule);
        byte[] tallies = Tallies.plus(reopens ? Tallies.EMPTY : before.tallies, type, at);
        long lastEventAt =
                columns.is(RuleColumns.NO_ACTIVITY, rule) ? before.lastEventAt : Math.max(before.lastEventAt, at);
        if (!columns.leaves(rule)) {
            boolean done = before.timersDone() && effective == before.asOf;
            return positions.remained(before, tallies, lastEventAt, effective, done, past);
        }
        int target = target(rule, before, event, effective);
        int episode = before.episode + (reopens ? 1 : 0);
        return positions.entered(
                before, tallies, lastEventAt, target, effective, episode, past, columns.goesBack(rule));
    }

    private Position leaveByTimer(int timer, Position before, long due) {
        boolean reopens = columns.reopens(timer);
        byte[] tallies = reopens ? Tallies.EMPTY : before.tallies;
        int target = target(timer, before, NoEvent.NO_EVENT, due);
        int episode = before.episode + (reopens ? 1 : 0);
        return positions.entered(
                before, tallies, before.lastEventAt, target, due, episode, before.past(), columns.goesBack(timer));
    }

    private int target(int rule, Position before, Object event, long at) {
        return switch (columns.kind(rule)) {
            case RuleColumns.REENTER -> before.stage;
            case RuleColumns.CHOOSE -> chosen(rule, before, event, at);
            case RuleColumns.BACK, RuleColumns.REOPEN_BACK -> previous(rule, before);
            default -> columns.target(rule);
        };
    }

    private int previous(int rule, Position before) {
        int from = before.past().cameFrom(before.stage);
        return from < 0 ? columns.target(rule) : from;
    }

    private int chosen(int rule, Position before, Object event, long at) {
        Action.Choose choose = (Action.Choose) rulebook.rules[rule].action();
        String name = choose.chooser().name();
        Stage stage;
        try {
            stage = choose.chooser().choose(event, new Situation(before, at));
        } catch (Exception e) {
            throw failed(rule, before, event, Messages.threw("chooser", name, e), e);
        }
        for (Stage target : choose.targets()) {
            if (stage != null && target.is(stage)) {
                return rulebook.number(target);
            }
        }
        throw failed(
                rule,
                before,
                event,
                Messages.chooserStrayed(name, stage == null ? null : stage.id(), Names.ids(choose.targets())),
                null);
    }

    private RuleFailedException failed(
            int rule, Position position, Object event, String what, @Nullable Exception cause) {
        String name = event instanceof NoEvent ? rulebook.rules[rule].trigger().id() : rulebook.types.nameOf(event);
        String id = rulebook.rules[rule].id();
        String message = Messages.ruleFailed(rulebook.model(), rulebook.version(), position.subject, id, name, what);
        return new RuleFailedException(message, position.subject, id, name, cause);
    }
}
