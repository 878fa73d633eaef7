package dev.lifecycle.json;

import dev.lifecycle.model.Bindings;
import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Phase;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Touch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From a document to its model: first everything that the document itself gets wrong, then what the model's own checks find. */
final class ModelReader {

    private final Bindings bindings;
    private final Problems problems = new Problems();
    private final Map<String, Stage> stages = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();

    ModelReader(Bindings bindings) {
        this.bindings = bindings;
    }

    StageModel read(JsonNode document) {
        Fields fields = Item.root(document, problems).fields();
        fields.optional("$schema", this::checkSchema);
        ModelBuilder builder = StageModel.named(fields.text("name"));
        Integer version = fields.optional("version", item -> (int) Fields.number(item, 1, Integer.MAX_VALUE));
        builder.version(version == null ? 1 : version);
        bindings.events().forEach((id, event) -> builder.eventId(event, id));
        stages(fields, builder);
        Stage start = fields.required("start", this::stage, Stage.of("?"));
        builder.startAt(start);
        for (Item group : fields.entries("groups")) {
            group(group.fields(), builder);
        }
        for (Item rule : fields.required("rules", Item::entries, List.<Item>of())) {
            new RuleReader(this, bindings, rule.fields()).read(builder);
        }
        fields.end();
        problems.check(null);
        return build(builder);
    }

    private StageModel build(ModelBuilder builder) {
        try {
            return builder.build();
        } catch (InvalidModelException e) {
            e.problems().forEach(problem -> problems.add("", problem));
            problems.check(e);
            throw e;
        }
    }

    private boolean checkSchema(Item item) {
        if (!item.text().equals(StageModelJson.SCHEMA_ID)) {
            item.problem(Messages.wrongSchema(item.text(), StageModelJson.SCHEMA_ID));
        }
        return true;
    }

    private void stages(Fields fields, ModelBuilder builder) {
        List<Item> items = fields.required("stages", Item::entries, List.<Item>of());
        List<Runnable> details = new ArrayList<>();
        for (Item item : items) {
            Fields stage = item.isText() ? null : item.fields();
            String id = stage == null ? item.text() : stage.text("id");
            Stage bound = bindings.stage(id);
            if (stages.putIfAbsent(id, bound) != null) {
                item.problem(Messages.twice("stage", id));
            }
            if (stage != null) {
                details.add(() -> details(stage, bound, builder));
            }
        }
        if (!stages.isEmpty()) {
            Stage[] all = stages.values().toArray(new Stage[0]);
            builder.stages(all[0], rest(all));
        }
        details.forEach(Runnable::run);
    }

    private void details(Fields fields, Stage stage, ModelBuilder builder) {
        Phase phase = fields.optional("phase", item -> Fields.constant(item, Phase.class, Phase.PRE));
        if (phase != null) {
            builder.phase(phase, stage);
        }
        if (fields.flag("exit")) {
            builder.exit(stage);
        }
        if (fields.flag("terminal")) {
            builder.terminal(stage);
        }
        for (Touch touch : TouchJson.list(fields, "onEntering")) {
            builder.onEntering(stage, touch);
        }
        for (Touch touch : TouchJson.list(fields, "onLeaving")) {
            builder.onLeaving(stage, touch);
        }
        fields.end();
    }

    private void group(Fields fields, ModelBuilder builder) {
        String name = fields.text("name");
        if (!groups.add(name)) {
            fields.object().problem(Messages.twice("group", name));
        }
        Stage @Nullable [] members = members(fields, "stages");
        if (members != null) {
            builder.group(name, members[0], rest(members));
        }
        fields.end();
    }

    /** The stages of a property that needs at least one; null if there is none. */
    Stage @Nullable [] members(Fields fields, String name) {
        List<Item> items = fields.required(name, Item::oneOrMore, List.<Item>of());
        if (items.isEmpty()) {
            fields.object().problem(Messages.empty(name));
            return null;
        }
        return items.stream().map(this::stage).toArray(Stage[]::new);
    }

    Stage stage(Item item) {
        String id = item.text();
        Stage stage = stages.get(id);
        if (stage == null) {
            if (item.isText()) {
                item.problem(Messages.notOneOf("stage", id, stages.keySet()));
            }
            return Stage.of("?");
        }
        return stage;
    }

    String group(Item item) {
        String name = item.text();
        if (!groups.contains(name)) {
            item.problem(Messages.notOneOf("group", name, groups));
        }
        return name;
    }

    static Stage[] rest(Stage[] stages) {
        return Arrays.copyOfRange(stages, 1, stages.length);
    }
}
