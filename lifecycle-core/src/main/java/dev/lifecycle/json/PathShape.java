package dev.lifecycle.json;

import dev.lifecycle.model.Path;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A way to a rule, as the list of its legs. */
final class PathShape implements Shape<Path> {

    private final StageShape stages;

    PathShape(StageShape stages) {
        this.stages = stages;
    }

    @Override
    public void write(Path path, JsonGenerator out, SerializationContext context) {
        out.writeStartArray();
        for (Path.Leg leg : path.legs()) {
            out.writeStartObject();
            out.writeStringProperty("stage", leg.stage().id());
            out.writeStringProperty("trigger", leg.trigger());
            out.writeStringProperty("rule", leg.rule());
            Write.texts(out, "obligations", leg.obligations());
            out.writeStringProperty("to", leg.to().id());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    @Override
    public Path read(Item item, DeserializationContext context) {
        List<Path.Leg> legs = item.entries().stream().map(this::leg).toList();
        if (legs.isEmpty()) {
            item.problem(Messages.empty("a path"));
        }
        return new Path(legs);
    }

    private Path.Leg leg(Item item) {
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
