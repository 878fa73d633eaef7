package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.model.Position;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Touchpoint;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

class JsonSchemaTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema MODEL = REGISTRY.getSchema(StageModelJson.schema());

    private static final SchemaRegistry VALUES = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of("urn:lifecycle:values:1", LifecycleModule.schema())));
    private static final Map<String, Schema> DEFINITIONS = new HashMap<>();

    private static List<Error> errors(String json) {
        return MODEL.validate(json, InputFormat.JSON);
    }

    @Test
    void the_schema_itself_is_valid_2020_12() {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(StageModelJson.schema(), InputFormat.JSON)).isEmpty();
    }

    @Property(tries = 500)
    void every_written_model_keeps_to_the_schema(@ForAll long seed) {
        assertThat(errors(StageModelJson.write(RandomModels.model(seed)))).isEmpty();
    }

    @Test
    void every_written_preset_keeps_to_the_schema() {
        StageModelJsonTest.own()
                .forEach(model -> assertThat(errors(StageModelJson.write(model)))
                        .as(model.name())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{'name':'m','start':'A','stages':[],'rules':[]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[],'extra':1}",
                "{'name':' ','start':'A','stages':['A'],'rules':[]}",
                "{'$schema':'urn:x','name':'m','start':'A','stages':['A'],'rules':[]}",
                "{'name':'m','version':0,'start':'A','stages':['A'],'rules':[]}",
                "{'name':'m','start':'A','stages':[{'id':'A','exit':false}],'rules':[]}",
                "{'name':'m','start':'A','stages':[{'id':'A','phase':'LATER'}],'rules':[]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x'}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','to':'A','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','fromAny':true,'on':'x','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','after':'1 day','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','to':{'chooser':'c'}}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':[],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','touch':[{}],'stay':true}]}",
                "{'name':'m','start':'A','stages':[{'id':'A','remembering':false}],'rules':[]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','onDate':{},'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','onDate':' ','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','onDate':{'date':'d','shift':'P1M'},'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','onDate':{'date':'d','unlessPast':false},'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','unlessPast':true,'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','every':'weekly','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','every':'P7D','after':'P7D','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','afterPeriod':'P1M','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','afterPeriod':{'period':'P1M'},'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','afterPeriod':{'period':'PT1H','zone':'UTC'},'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','afterPeriod':{'period':'P1M','zone':''},'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','every':'P7D','sets':'d','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','every':'P7D','keeps':'t','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','every':'P7D','noting':'n','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','every':'P7D','notActivity':true,'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','sets':['d','d'],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','sets':[],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','noting':['a','b'],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','about':['a','b'],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','every':'P7D','about':' ','stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','touch':[{'id':'t','at':'24:00'}],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','touch':[{'id':'t','at':'9:00'}],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','touch':[{'id':'t','at':'09:60'}],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','touch':[{'id':'t','expiresAfter':'P1M'}],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','touch':[{'id':'t','transactional':false}],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','touch':[{'id':'t','via':''}],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','touch':[{'id':'t','about':'a'}],'stay':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','toPrevious':true}]}",
                "{'name':'m','start':'A','stages':['A'],'rules':[{'from':'A','on':'x','toPrevious':'A','to':'A'}]}",
            })
    void what_the_schema_refuses_the_reader_refuses_too(String json) {
        String quoted = json.replace('\'', '"');
        assertThat(errors(quoted)).isNotEmpty();
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> StageModelJson.read(quoted));
    }

    @Test
    void the_schema_of_values_is_valid_2020_12() {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(LifecycleModule.schema(), InputFormat.JSON)).isEmpty();
    }

    /** What a value is called there; null for what stays inside a host. */
    private static String definition(Class<?> type) {
        return Position.class == type || PositionState.class == type
                ? "position"
                : HistoryEntry.class == type
                        ? "row"
                        : Occurrence.class == type
                                ? "occurrence"
                                : Touchpoint.class == type
                                        ? "touchpoint"
                                        : Outcome.class.isAssignableFrom(type) ? "outcome" : null;
    }

    private static List<Error> errors(String definition, String json) {
        String reference = "{\"$ref\":\"urn:lifecycle:values:1#/$defs/" + definition + "\"}";
        return DEFINITIONS
                .computeIfAbsent(definition, name -> VALUES.getSchema(reference))
                .validate(json, InputFormat.JSON);
    }

    @Test
    void every_written_value_keeps_to_its_definition() {
        Set<String> seen = new HashSet<>();
        ValueJsonTest.values().forEach(value -> {
            String definition = definition(value.getClass());
            if (definition != null) {
                String json = ValueJsonTest.STRICT.writeValueAsString(value);
                assertThat(errors(definition, json)).as(json).isEmpty();
                seen.add(definition);
            }
        });
        assertThat(seen).containsExactlyInAnyOrder("position", "row", "occurrence", "touchpoint", "outcome");
    }

    /** Taking away, adding and spoiling properties one at a time. */
    @Test
    void what_a_definition_refuses_the_mapper_refuses_too() {
        ValueJsonTest.values().forEach(value -> {
            String definition = definition(value.getClass());
            if (definition != null) {
                ObjectNode tree = ValueJsonTest.STRICT.valueToTree(value);
                for (String name : new ArrayList<>(tree.propertyNames())) {
                    ObjectNode without = tree.deepCopy();
                    without.remove(name);
                    agree(definition, without, value.getClass());
                    ObjectNode spoilt = tree.deepCopy();
                    spoilt.putArray(name);
                    agree(definition, spoilt, value.getClass());
                    ObjectNode other = tree.deepCopy();
                    other.put(name, "neither an instant nor one of the constants");
                    agree(definition, other, value.getClass());
                    ObjectNode negative = tree.deepCopy();
                    negative.put(name, -1);
                    agree(definition, negative, value.getClass());
                }
                ObjectNode more = tree.deepCopy();
                more.put("surplus", 1);
                agree(definition, more, value.getClass());
            }
        });
    }

    private static void agree(String definition, ObjectNode tree, Class<?> type) {
        String json = tree.toString();
        if (!errors(definition, json).isEmpty()) {
            assertThatExceptionOfType(JacksonException.class)
                    .as("%s as %s", json, type)
                    .isThrownBy(() -> ValueJsonTest.STRICT.readValue(json, type));
        } else if (type != Occurrence.class) { // no schema knows which event types are bound
            assertThat(ValueJsonTest.STRICT.readValue(json, type)).as(json).isNotNull();
        }
    }

    /** Readers in other languages hold copies: these change with a new number in the id, or only for the laxer. */
    @ParameterizedTest
    @CsvSource({"stage-model.schema.json, urn:lifecycle:stage-model:1", "values.schema.json, urn:lifecycle:values:1"})
    void the_published_schema_is_the_one_that_readers_hold(String file, String id) throws Exception {
        String schema = id.contains("stage-model") ? StageModelJson.schema() : LifecycleModule.schema();
        assertThat(schema).contains("\"$id\" : \"" + id + "\"");
        try (InputStream published = getClass().getResourceAsStream(file)) {
            assertThat(new String(published.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(schema + "\n");
        }
    }

    @Test
    void the_shorthand_that_people_write_keeps_to_the_schema() {
        assertThat(errors("""
                {"name": "shop", "start": "A", "stages": ["A", "B", {"id": "C", "exit": true}],
                 "rules": [{"id": "on", "from": "A", "on": ["go", "run"], "to": "B"},
                           {"from": ["A", "B"], "after": "P14D", "touch": ["t"], "to": "C"}]}""")).isEmpty();
    }
}
