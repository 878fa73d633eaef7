package dev.lifecycle.json;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.Stage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A stage is its id; reading gives the host's own constant where it is bound. */
final class StageShape implements Shape<Stage> {

    private final Bindings bindings;

    StageShape(Bindings bindings) {
        this.bindings = bindings;
    }

    @Override
    public void write(Stage stage, JsonGenerator out, SerializationContext context) {
        out.writeString(stage.id());
    }

    @Override
    public Stage read(Item item, DeserializationContext context) {
        return stage(item);
    }

    Stage stage(Item item) {
        return bindings.stage(item.text());
    }

    Stage stage(Fields fields, String name) {
        return fields.required(name, this::stage, Stage.of("?"));
    }

    @Nullable
    Stage optional(Fields fields, String name) {
        return fields.optional(name, this::stage);
    }
}
