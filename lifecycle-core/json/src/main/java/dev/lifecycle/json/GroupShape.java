package dev.lifecycle.json;

import dev.lifecycle.model.Group;
import dev.lifecycle.model.Stage;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;

/** A group as it is in a model. */
final class GroupShape implements Shape<Group> {

    private final StageShape stages;

    GroupShape(StageShape stages) {
        this.stages = stages;
    }

    @Override
    public void write(Group group, JsonGenerator out, SerializationContext context) {
        out.writeStartObject();
        out.writeStringProperty("name", group.name());
        Write.texts(out, "stages", group.stages().stream().map(Stage::id).toList());
        out.writeEndObject();
    }

    @Override
    public Group read(Item item, DeserializationContext context) {
        return group(item);
    }

    Group group(Item item) {
        Fields fields = item.fields();
        String name = fields.text("name");
        List<Stage> members =
                fields.entries("stages").stream().map(stages::stage).toList();
        fields.check();
        return new Group(name, members);
    }
}
