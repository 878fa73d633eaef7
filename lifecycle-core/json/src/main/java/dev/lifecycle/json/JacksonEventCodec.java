package dev.lifecycle.json;

import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.store.EventCodec;
import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps events as JSON text. A signal's type is its name behind an {@code @}; the type of an object of the host's is the id its class is
 * bound to. Which class is made is settled by the bindings alone.
 *
 * <p>Refused with an {@code IllegalArgumentException}: on writing, an event whose class is not bound, or that would not come back equal
 * (for which records need nothing, and other classes an {@code equals}); on reading, a type that is not bound, and text that does not
 * fit it; with an {@link InvalidJsonException}, a signal's text that is not JSON, is beyond {@link DocumentLimits#DEFAULT} or holds what a
 * signal cannot carry. A property that the class has no more is passed over.
 *
 * <pre>{@code
 * new JacksonEventCodec(Bindings.none().event(Subscribed.class).event(Cancelled.class))
 * }</pre>
 */
public final class JacksonEventCodec implements EventCodec {

    private static final String SIGNAL = "@";

    private final Bindings bindings;
    private final JsonMapper mapper;

    /**
     * A codec with a mapper of its own.
     *
     * @throws IllegalArgumentException if an id begins with {@code @}
     */
    public JacksonEventCodec(Bindings bindings) {
        this(bindings, LifecycleModule.mapper(bindings));
    }

    /**
     * A codec with the host's mapper, which knows how its classes are written.
     *
     * @throws IllegalArgumentException if an id begins with {@code @}
     */
    public JacksonEventCodec(Bindings bindings, JsonMapper mapper) {
        for (String id : bindings.events().keySet()) {
            if (id.startsWith(SIGNAL)) {
                throw new IllegalArgumentException(Messages.signalMark(id));
            }
        }
        this.bindings = bindings;
        this.mapper = mapper;
    }

    @Override
    public Encoded encode(Object event) {
        Encoded encoded = event instanceof Signal signal ? signal(signal) : object(event);
        Object back = decode(encoded);
        if (!back.equals(event)) {
            throw new IllegalArgumentException(Messages.notEqualAgain(event.toString(), back.toString()));
        }
        return encoded;
    }

    @Override
    public Object decode(Encoded encoded) {
        if (encoded.type().startsWith(SIGNAL)) {
            JsonNode text = StrictJson.tree(encoded.text(), DocumentLimits.DEFAULT);
            Map<String, Object> data =
                    Item.read(text, SignalData.FORM, bindings, DocumentLimits.DEFAULT, ObjectReadContext.empty());
            return new Signal(encoded.type().substring(SIGNAL.length()), data);
        }
        Class<?> type = bindings.eventClass(encoded.type())
                .orElseThrow(() -> new IllegalArgumentException(Messages.unboundEvent(encoded.type())));
        try {
            Object event = mapper.readValue(encoded.text(), type);
            if (event == null) {
                throw new IllegalArgumentException(Messages.nullEvent(encoded.type()));
            }
            return event;
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    Messages.unreadableEvent(encoded.type(), Messages.shortened(e.getOriginalMessage())), e);
        }
    }

    private static Encoded signal(Signal signal) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = StrictJson.mapper().createGenerator(text)) {
            SignalData.write(signal.data(), out);
        }
        return new Encoded(SIGNAL + signal.name(), text.toString());
    }

    private Encoded object(Object event) {
        String id = ValueForms.idOf(event, bindings);
        try {
            return new Encoded(id, mapper.writeValueAsString(event));
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    Messages.unwritableEvent(id, Messages.shortened(e.getOriginalMessage())), e);
        }
    }
}
