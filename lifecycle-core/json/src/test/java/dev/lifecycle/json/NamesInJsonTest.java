package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.examples.fixtures.BadNames;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** L-3 of documents: whatever is no id is refused where it stands, by the one exception that is documented. */
class NamesInJsonTest {

    /** By the pointer of a name: a document with a question mark where the name goes. */
    private static final Map<String, String> PLACES = Map.of(
            "/stages/1", document("\"a\",\"?\"", "", "{\"from\":\"a\",\"on\":\"e\",\"to\":\"a\"}"),
            "/stages/1/id",
                    document(
                            "\"a\",{\"id\":\"?\",\"exit\":true}", "", "{\"from\":\"a\",\"on\":\"e\",\"reenter\":true}"),
            "/groups/0/name", document("\"a\"", "{\"name\":\"?\",\"stages\":\"a\"}", ""),
            "/rules/0/id", document("\"a\"", "", "{\"id\":\"?\",\"from\":\"a\",\"on\":\"e\",\"reenter\":true}"),
            "/rules/0/on", document("\"a\"", "", "{\"from\":\"a\",\"on\":\"?\",\"reenter\":true}"),
            "/rules/0/onDate", document("\"a\"", "", "{\"from\":\"a\",\"onDate\":\"?\",\"reenter\":true}"),
            "/rules/0/on/1", document("\"a\"", "", "{\"from\":\"a\",\"on\":[\"e\",\"?\"],\"reenter\":true}"));

    private static String document(String stages, String groups, String rules) {
        return "{\"name\":\"m\",\"start\":\"a\",\"stages\":[" + stages + "],\"groups\":[" + groups + "],\"rules\":["
                + rules + "]}";
    }

    static Stream<Arguments> bad() {
        List<Arguments> all = new ArrayList<>();
        List<String> names = new ArrayList<>(BadNames.PLAIN);
        names.addAll(List.of("\0", "a\nb", "a\u2029b"));
        for (String name : names) {
            PLACES.forEach((pointer, document) -> all.add(Arguments.of(pointer, name, document)));
        }
        return all.stream();
    }

    private static String with(String document, String name) {
        String quoted = JsonMapper.shared().writeValueAsString(name);
        // halves of pairs are lost in UTF-8, so they are written as escapes
        StringBuilder ascii = new StringBuilder();
        quoted.chars()
                .forEach(unit -> ascii.append(unit < 0x7F ? String.valueOf((char) unit) : "\\u%04X".formatted(unit)));
        return document.replace("\"?\"", ascii);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void what_is_no_id_is_refused_where_it_stands(String pointer, String name, String document) {
        boolean isId = catchThrowable(() -> Texts.requireId(name, "an id")) == null;
        Throwable refused = catchThrowable(() -> StageModelJson.read(with(document, name), Bindings.none()));
        assertThat(refused)
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isNull(),
                        one -> assertThat(one).isInstanceOf(InvalidJsonException.class));
        if (!isId) {
            assertThat(refused).isInstanceOfSatisfying(InvalidJsonException.class, e -> {
                assertThat(e.problems()).extracting(JsonProblem::pointer).contains(pointer);
                assertThat(e.getMessage()).hasSizeLessThan(2_000);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("bad")
    void a_name_that_is_bound_is_refused_or_found_never_anything_else(String pointer, String name, String document) {
        Throwable refused = catchThrowable(() -> StageModelJson.read(
                with(document("\"a\"", "", "{\"from\":\"a\",\"on\":\"e\",\"when\":\"?\",\"reenter\":true}"), name),
                Bindings.none().guard(Guard.ofSituation("g", situation -> true))));
        assertThat(refused).isInstanceOf(InvalidJsonException.class).hasMessageContaining("/rules/0/when");
    }
}
