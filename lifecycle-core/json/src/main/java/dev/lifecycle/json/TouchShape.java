package dev.lifecycle.json;

import dev.lifecycle.model.Touch;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A planned contact as it is in a model. */
final class TouchShape implements Shape<Touch> {

    @Override
    public void write(Touch touch, JsonGenerator out, SerializationContext context) {
        out.writeTree(new ModelWriter().touch(touch));
    }

    @Override
    public Touch read(Item item, DeserializationContext context) {
        return TouchJson.touch(item);
    }
}
