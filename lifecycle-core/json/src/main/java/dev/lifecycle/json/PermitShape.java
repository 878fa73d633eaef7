package dev.lifecycle.json;

import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Rule;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** An event that a rule would have, with the rule. */
final class PermitShape implements Shape<Permit> {

    private final Shape<Rule> rules;

    PermitShape(Shape<Rule> rules) {
        this.rules = rules;
    }

    @Override
    public void write(Permit permit, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("event", permit.event());
        Write.inner(out, context, "rule", permit.rule(), rules);
        Write.texts(out, "guards", permit.guards());
        out.writeEndObject();
    }

    @Override
    public Permit read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Permit permit = new Permit(
                fields.text("event"), fields.inner("rule", rule -> rules.read(rule, context)), fields.texts("guards"));
        fields.end();
        return permit;
    }
}
