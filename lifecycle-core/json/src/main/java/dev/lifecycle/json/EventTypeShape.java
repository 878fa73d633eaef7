package dev.lifecycle.json;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.EventType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** An event type is its id; reading gives it the class that is bound to the id. */
final class EventTypeShape implements Shape<EventType> {

    private final Bindings bindings;

    EventTypeShape(Bindings bindings) {
        this.bindings = bindings;
    }

    @Override
    public void write(EventType type, JsonGenerator out, SerializationContext context) {
        out.writeString(type.id());
    }

    @Override
    public EventType read(Item item, DeserializationContext context) {
        return type(item);
    }

    EventType type(Item item) {
        String id = item.text();
        return new EventType(id, bindings.eventClass(id).orElse(null));
    }
}
