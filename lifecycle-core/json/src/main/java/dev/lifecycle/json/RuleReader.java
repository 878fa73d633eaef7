package dev.lifecycle.json;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.EventClause;
import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.RuleClause;
import dev.lifecycle.model.Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one row of rules into a builder: where, on what, if which guard says yes, to do what. */
final class RuleReader {

    static final List<String> WHERE = List.of("from", "fromGroup", "fromAny");
    static final List<String> ON = List.of("on", "after", "afterSilence");
    static final List<String> THEN = List.of("to", "reopensAt", "reenter", "stay", "ignore");

    private final ModelReader model;
    private final Bindings bindings;
    private final Fields fields;

    RuleReader(ModelReader model, Bindings bindings, Fields fields) {
        this.model = model;
        this.bindings = bindings;
        this.fields = fields;
    }

    void read(ModelBuilder builder) {
        String id = fields.optionalText("id");
        boolean where = fields.exactlyOne(WHERE);
        boolean on = fields.exactlyOne(ON);
        boolean then = fields.exactlyOne(THEN);
        boolean complete = where && on && then;
        FromClause from = where(builder);
        RuleClause<?> clause = from == null ? null : trigger(from);
        if (clause != null) {
            if (id != null) {
                clause.as(id);
            }
            String rule = id == null ? "" : id;
            fields.optional("when", item -> guard(item, rule, clause));
            TouchJson.list(fields, "touch").forEach(clause::touch);
            if (complete) {
                then(clause, rule);
            }
        }
        fields.end();
    }

    private @Nullable FromClause where(ModelBuilder builder) {
        if (fields.item("from") != null) {
            Stage @Nullable [] stages = model.members(fields, "from");
            return stages == null ? null : builder.from(stages[0], ModelReader.rest(stages));
        }
        String group = fields.optional("fromGroup", model::group);
        return group != null ? builder.fromGroup(group) : fields.flag("fromAny") ? builder.fromAny() : null;
    }

    private @Nullable RuleClause<?> trigger(FromClause from) {
        Item on = fields.item("on");
        if (on != null) {
            RuleClause<?> clause = null;
            for (Item event : on.oneOrMore()) {
                clause = event(from, event.text());
            }
            if (clause == null) {
                on.problem(Messages.empty("on"));
            }
            return clause;
        }
        if (fields.item("after") != null) {
            return from.after(fields.duration("after"));
        }
        return fields.item("afterSilence") == null ? null : from.afterSilence(fields.duration("afterSilence"));
    }

    private EventClause<?> event(FromClause from, String id) {
        Class<?> bound = bindings.eventClass(id).orElse(null);
        return bound == null ? from.on(id) : from.on(bound);
    }

    private boolean guard(Item item, String rule, RuleClause<?> clause) {
        String name = item.text();
        bindings.guard(rule, name).ifPresentOrElse(clause::when, () -> item.problem(Messages.unboundGuard(name)));
        return true;
    }

    private void then(RuleClause<?> clause, String rule) {
        Item to = fields.item("to");
        if (to != null) {
            if (to.isText()) {
                clause.to(model.stage(to));
            } else {
                choose(clause, to.fields(), rule);
            }
        } else if (fields.item("reopensAt") != null) {
            fields.optional("reopensAt", item -> clause.reopensAt(model.stage(item)));
        } else if (fields.item("ignore") != null) {
            fields.flag("ignore");
            if (clause instanceof EventClause<?> event) {
                event.ignore();
            } else {
                fields.object().problem(Messages.timerCannotIgnore());
            }
        } else if (fields.item("reenter") != null) {
            fields.flag("reenter");
            clause.reenter();
        } else {
            fields.flag("stay");
            clause.stay();
        }
    }

    private void choose(RuleClause<?> clause, Fields to, String rule) {
        String name = to.text("chooser");
        Stage @Nullable [] targets = model.members(to, "targets");
        Chooser chooser = bindings.chooser(rule, name).orElse(null);
        if (chooser == null) {
            to.object().problems().add(to.object().pointer() + "/chooser", Messages.unboundChooser(name));
        } else if (targets != null) {
            clause.to(chooser, targets[0], ModelReader.rest(targets));
        }
        to.end();
    }
}
