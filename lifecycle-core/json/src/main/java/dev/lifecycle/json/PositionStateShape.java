package dev.lifecycle.json;

import dev.lifecycle.model.PositionState;
import dev.lifecycle.model.Tally;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A position's plain values; what is null or false is left out, event types are in alphabetical order. */
final class PositionStateShape implements Shape<PositionState> {

    @Override
    public void write(PositionState state, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("model", state.model());
        out.writeNumberProperty("version", state.version());
        out.writeStringProperty("subject", state.subject());
        out.writeStringProperty("stage", state.stage());
        out.writeStringProperty("enteredAt", state.enteredAt().toString());
        out.writeStringProperty("asOf", state.asOf().toString());
        Write.flag(out, "timersDone", state.timersDone());
        Write.instant(out, "lastEventAt", state.lastEventAt());
        Write.instant(out, "nextDue", state.nextDue());
        out.writeNumberProperty("episode", state.episode());
        Write.text(out, "furthest", state.furthest());
        Write.text(out, "furthestEver", state.furthestEver());
        out.writeObjectPropertyStart("tallies");
        new TreeMap<>(state.tallies()).forEach((type, tally) -> {
            out.writeName(type);
            TallyShape.write(tally, out);
        });
        out.writeEndObject();
        Write.flag(out, "frozen", state.frozen());
        out.writeNumberProperty("revision", state.revision());
        out.writeEndObject();
    }

    @Override
    public PositionState read(Item item, DeserializationContext context) {
        return read(item);
    }

    static PositionState read(Item item) {
        Fields fields = item.fields();
        String model = fields.text("model");
        int version = fields.number("version", 1);
        String subject = fields.text("subject");
        String stage = fields.text("stage");
        Instant enteredAt = fields.instant("enteredAt");
        Instant asOf = fields.instant("asOf");
        boolean timersDone = fields.flag("timersDone");
        @Nullable Instant lastEventAt = fields.optionalInstant("lastEventAt");
        @Nullable Instant nextDue = fields.optionalInstant("nextDue");
        int episode = fields.number("episode", 1);
        @Nullable String furthest = fields.optionalText("furthest");
        @Nullable String furthestEver = fields.optionalText("furthestEver");
        Map<String, Tally> tallies = fields.required("tallies", PositionStateShape::tallies, Map.<String, Tally>of());
        boolean frozen = fields.flag("frozen");
        long revision = fields.count("revision", 0);
        fields.check();
        return new PositionState(
                model,
                version,
                subject,
                stage,
                enteredAt,
                asOf,
                timersDone,
                lastEventAt,
                nextDue,
                episode,
                furthest,
                furthestEver,
                tallies,
                frozen,
                revision);
    }

    private static Map<String, Tally> tallies(Item item) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        Fields fields = item.fields();
        for (String type : item.node().propertyNames()) {
            fields.optional(type, entry -> tallies.put(type, TallyShape.read(entry)));
        }
        return tallies;
    }
}
