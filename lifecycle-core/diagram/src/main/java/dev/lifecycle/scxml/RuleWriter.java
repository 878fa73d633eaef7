package dev.lifecycle.scxml;

import dev.lifecycle.model.EventClause;
import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.RuleClause;
import dev.lifecycle.model.TimerClause;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Trigger;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes rules into a builder, each with an id that no other has. */
final class RuleWriter {

    private final Bindings bindings;
    private final Findings findings;
    private final States states;
    private final ModelBuilder builder;
    private final Set<String> taken = new HashSet<>();

    RuleWriter(Bindings bindings, Findings findings, States states, ModelBuilder builder) {
        this.bindings = bindings;
        this.findings = findings;
        this.states = states;
        this.builder = builder;
    }

    void write(List<ReadRule> rules) {
        for (ReadRule rule : rules) {
            if (rule.id() != null) {
                taken.add(rule.id());
            }
        }
        for (ReadRule rule : rules) {
            findings.attempt(rule.transition(), () -> write(rule));
        }
    }

    private ModelBuilder write(ReadRule rule) {
        FromClause from = from(rule.state());
        RuleClause<?> clause = rule.timer() != null ? timer(from, rule.timer()) : event(from, rule);
        if (rule.id() != null) {
            clause.as(rule.id());
        } else {
            String wanted = rule.defaultId(scope(rule.state()));
            String id = wanted;
            for (int number = 2; !taken.add(id); number++) {
                id = wanted + " #" + number;
            }
            if (!id.equals(wanted)) {
                clause.as(id);
            }
        }
        if (rule.guard() != null) {
            clause.when(rule.guard());
        }
        rule.captures().forEach(clause::capture);
        rule.touches().forEach(clause::touch);
        return then(rule, clause);
    }

    private ModelBuilder then(ReadRule rule, RuleClause<?> clause) {
        if (rule.act() == ReadRule.Act.IGNORE && clause instanceof EventClause<?> event) {
            return event.ignore();
        }
        Stage[] targets = rule.targets().toArray(new Stage[0]);
        if (rule.chooser() != null && rule.act() == ReadRule.Act.CHOOSE) {
            return clause.to(rule.chooser(), targets[0], rest(targets));
        }
        return switch (rule.act()) {
            case TO -> clause.to(targets[0]);
            case REOPEN -> clause.reopensAt(targets[0]);
            case REENTER -> clause.reenter();
            case BACK -> clause.toPrevious(targets[0]);
            case REOPEN_BACK -> clause.reopensAtPrevious(targets[0]);
            default -> clause.stay();
        };
    }

    private FromClause from(Element state) {
        if (states.isStage(state)) {
            return builder.from(states.stage(state));
        }
        return state.isAny() ? builder.fromAny() : builder.fromGroup(states.groupName(state));
    }

    private String scope(Element state) {
        return states.isStage(state) ? states.stage(state).id() : state.isAny() ? "*" : states.groupName(state);
    }

    private EventClause<?> event(FromClause from, ReadRule rule) {
        String id = String.valueOf(rule.event());
        Class<?> bound = bindings.eventClass(id).orElse(null);
        EventClause<?> clause = bound == null ? from.on(id) : from.on(bound);
        return rule.activity() ? clause : clause.notActivity();
    }

    private static RuleClause<?> timer(FromClause from, Trigger timer) {
        return timer.fold(
                on -> from.on(on.type().id()),
                after -> from.after(after.delay()),
                silence -> from.afterSilence(silence.delay()),
                every -> from.every(every.interval()),
                after -> from.after(after.period(), after.zone()),
                on -> {
                    TimerClause clause = on.shift().isNegative()
                            ? from.beforeDate(on.date(), on.shift().negated())
                            : from.afterDate(on.date(), on.shift());
                    return on.unlessPast() ? clause.unlessPast() : clause;
                });
    }

    static Stage[] rest(Stage[] stages) {
        return Arrays.copyOfRange(stages, 1, stages.length);
    }
}
