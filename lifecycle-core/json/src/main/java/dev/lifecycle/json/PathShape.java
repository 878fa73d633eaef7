package dev.lifecycle.json;

import dev.lifecycle.model.Path;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A way to a rule, as the list of its legs. */
final class PathShape implements Shape<Path> {

    private final PathLegShape legs;

    PathShape(PathLegShape legs) {
        this.legs = legs;
    }

    @Override
    public void write(Path path, JsonGenerator out, SerializationContext context) {
        out.writeStartArray();
        path.legs().forEach(leg -> legs.write(leg, out, context));
        out.writeEndArray();
    }

    @Override
    public Path read(Item item, DeserializationContext context) {
        List<Path.Leg> legs =
                item.entries().stream().map(leg -> this.legs.read(leg, context)).toList();
        if (legs.isEmpty()) {
            item.problem(Messages.empty("a path"));
        }
        return new Path(legs);
    }
}
