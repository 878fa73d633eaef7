package dev.lifecycle.json;

import dev.lifecycle.model.HistoryEntry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** What brought a row about; within a row its properties are the row's own. */
final class HistoryCauseShape implements Shape<HistoryEntry.Cause> {

    @Override
    public void write(HistoryEntry.Cause cause, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        properties(cause, out);
        out.writeEndObject();
    }

    @Override
    public HistoryEntry.Cause read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        HistoryEntry.Cause cause = of(fields);
        fields.end();
        return cause;
    }

    static void properties(HistoryEntry.Cause cause, JsonGenerator out) {
        out.writeStringProperty("source", cause.source().name());
        out.writeStringProperty("trigger", cause.trigger());
        Write.text(out, "rule", cause.rule());
        Write.text(out, "passed", cause.passed());
        Write.texts(out, "refused", cause.refused());
        Write.text(out, "eventId", cause.eventId());
        Write.text(out, "note", cause.note());
    }

    static HistoryEntry.Cause of(Fields fields) {
        return new HistoryEntry.Cause(
                fields.constant("source", HistoryEntry.Source.class),
                fields.text("trigger"),
                fields.optionalText("rule"),
                fields.optionalText("passed"),
                fields.texts("refused"),
                fields.optionalText("eventId"),
                fields.optional("note", Item::anyText));
    }
}
