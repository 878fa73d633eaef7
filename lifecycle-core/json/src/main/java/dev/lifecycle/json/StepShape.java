package dev.lifecycle.json;

import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.Step;
import dev.lifecycle.model.Touch;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** One thing that a decision did, with the rule that did it. */
final class StepShape implements Shape<Step> {

    private final StageShape stages;
    private final Shape<Rule> rules;
    private final Shape<Touch> touches;

    StepShape(StageShape stages, Shape<Rule> rules, Shape<Touch> touches) {
        this.stages = stages;
        this.rules = rules;
        this.touches = touches;
    }

    @Override
    public void write(Step step, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("kind", step.kind().name());
        Write.inner(out, context, "rule", step.rule(), rules);
        out.writeStringProperty("at", step.at().toString());
        @Nullable Stage from = step.from();
        Write.text(out, "from", from == null ? null : from.id());
        out.writeStringProperty("to", step.to().id());
        out.writeNumberProperty("episode", step.episode());
        Write.texts(out, "guards", step.guards());
        Write.list(out, context, "touchpoints", step.touchpoints(), touches);
        out.writeEndObject();
    }

    @Override
    public Step read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Step step = new Step(
                fields.constant("kind", Kind.class),
                fields.optional("rule", rule -> rules.read(rule, context)),
                fields.instant("at"),
                stages.optional(fields, "from"),
                stages.stage(fields, "to"),
                fields.number("episode", 1),
                fields.texts("guards"),
                fields.list("touchpoints", touch -> touches.read(touch, context)));
        fields.end();
        return step;
    }
}
