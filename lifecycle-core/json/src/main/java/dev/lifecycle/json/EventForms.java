package dev.lifecycle.json;

import dev.lifecycle.model.Bindings;
import java.util.HashMap;
import java.util.Map;

/** Which id the host's event classes go by. */
final class EventForms {

    private final Bindings bindings;
    private final Map<Class<?>, String> ids = new HashMap<>();

    EventForms(Bindings bindings) {
        this.bindings = bindings;
        bindings.events().forEach((id, type) -> ids.put(type, id));
    }

    /** @throws IllegalArgumentException if the event's class is not bound */
    String idOf(Object event) {
        Class<?> type = event instanceof Enum<?> constant ? constant.getDeclaringClass() : event.getClass();
        String id = ids.get(type);
        if (id == null) {
            throw new IllegalArgumentException(Messages.unboundClass(type.getName()));
        }
        return id;
    }

    /** @throws IllegalArgumentException if no class is bound to the id */
    Class<?> classOf(String id) {
        return bindings.eventClass(id).orElseThrow(() -> new IllegalArgumentException(Messages.unboundEvent(id)));
    }
}
