package dev.lifecycle.json;

import dev.lifecycle.store.Contacts;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** How much a customer has heard lately. */
final class ContactsShape implements Shape<Contacts> {

    @Override
    public void write(Contacts contacts, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        Write.texts(out, "sent", contacts.sent().stream().map(Instant::toString).toList());
        out.writeNumberProperty("underway", contacts.underway());
        out.writeEndObject();
    }

    @Override
    public Contacts read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Contacts contacts = new Contacts(fields.list("sent", Fields::instant), fields.number("underway", 0));
        fields.end();
        return contacts;
    }
}
