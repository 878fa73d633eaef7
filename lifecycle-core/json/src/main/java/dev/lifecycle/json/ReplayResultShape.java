package dev.lifecycle.json;

import dev.lifecycle.model.Position;
import dev.lifecycle.model.ReplayResult;
import dev.lifecycle.model.StageModel;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** Where everybody stands, with the model, so that the stages that are read are the model's own. */
final class ReplayResultShape implements Shape<ReplayResult> {

    private final Shape<StageModel> models;
    private final Shape<Position> positions;

    ReplayResultShape(Shape<StageModel> models, Shape<Position> positions) {
        this.models = models;
        this.positions = positions;
    }

    @Override
    public void write(ReplayResult result, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        Write.inner(out, context, "model", result.model(), models);
        out.writeObjectPropertyStart("positions");
        result.positions().forEach((subject, position) -> Write.inner(out, context, subject, position, positions));
        out.writeEndObject();
        out.writeEndObject();
    }

    @Override
    public ReplayResult read(Item item, DeserializationContext context) {
        Fields fields = item.fields();
        StageModel model = fields.inner("model", inner -> models.read(inner, context));
        Map<String, Position> read = new LinkedHashMap<>();
        Item all = fields.inner("positions", inner -> inner);
        Fields subjects = all.fields();
        for (String subject : all.node().propertyNames()) {
            read.put(subject, subjects.inner(subject, inner -> model.own(positions.read(inner, context))));
        }
        fields.check();
        return new ReplayResult(model, read);
    }
}
