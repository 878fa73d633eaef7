package dev.lifecycle.json;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.StageModel;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A model as {@link StageModelJson} has it. */
final class StageModelShape implements Shape<StageModel> {

    private final Bindings bindings;

    StageModelShape(Bindings bindings) {
        this.bindings = bindings;
    }

    @Override
    public void write(StageModel model, JsonGenerator out, SerializationContext context) {
        out.writeTree(new ModelWriter().tree(model));
    }

    @Override
    public StageModel read(Item item, DeserializationContext context) {
        return new ModelReader(bindings).read(item.node());
    }
}
