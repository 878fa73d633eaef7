package dev.lifecycle.json;

import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Touchpoint;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A touchpoint handed to a worker. */
final class ClaimShape implements Shape<Claim> {

    private final Shape<Touchpoint> touchpoints;

    ClaimShape(Shape<Touchpoint> touchpoints) {
        this.touchpoints = touchpoints;
    }

    @Override
    public void write(Claim claim, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        Write.inner(out, context, "touchpoint", claim.touchpoint(), touchpoints);
        out.writeStringProperty("owner", claim.owner());
        out.writeNumberProperty("number", claim.number());
        out.writeStringProperty("until", claim.until().toString());
        out.writeEndObject();
    }

    @Override
    public Claim read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        Claim claim = new Claim(
                fields.inner("touchpoint", touchpoint -> touchpoints.read(touchpoint, context)),
                fields.text("owner"),
                fields.count("number", 0),
                fields.instant("until"));
        fields.end();
        return claim;
    }
}
