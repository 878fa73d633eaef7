package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema MODEL = REGISTRY.getSchema(StageModelJson.schema());

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
            })
    void what_the_schema_refuses_the_reader_refuses_too(String json) {
        String quoted = json.replace('\'', '"');
        assertThat(errors(quoted)).isNotEmpty();
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> StageModelJson.read(quoted));
    }

    @Test
    void the_shorthand_that_people_write_keeps_to_the_schema() {
        assertThat(errors("""
                {"name": "shop", "start": "A", "stages": ["A", "B", {"id": "C", "exit": true}],
                 "rules": [{"id": "on", "from": "A", "on": ["go", "run"], "to": "B"},
                           {"from": ["A", "B"], "after": "P14D", "touch": ["t"], "to": "C"}]}""")).isEmpty();
    }
}
