package dev.lifecycle.json;

import dev.lifecycle.model.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** One step of a way to a rule. */
final class PathLegShape implements Shape<Path.Leg> {

    private final StageShape stages;

    PathLegShape(StageShape stages) {
        this.stages = stages;
    }

    @Override
    public void write(Path.Leg leg, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("stage", leg.stage().id());
        out.writeStringProperty("trigger", leg.trigger());
        out.writeStringProperty("rule", leg.rule());
        Write.texts(out, "obligations", leg.obligations());
        out.writeStringProperty("to", leg.to().id());
        out.writeEndObject();
    }

    @Override
    public Path.Leg read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Path.Leg leg = new Path.Leg(
                stages.stage(fields, "stage"),
                fields.text("trigger"),
                fields.text("rule"),
                fields.texts("obligations"),
                stages.stage(fields, "to"));
        fields.end();
        return leg;
    }
}
