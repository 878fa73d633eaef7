package dev.lifecycle.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.examples.fixtures.PublicTypes;
import dev.lifecycle.json.LifecycleModule;
import dev.lifecycle.model.document.Bindings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What an import tells goes to JSON and comes back. */
class PublicValuesTest {

    private static final JsonMapper PLAIN =
            JsonMapper.builder().addModule(new LifecycleModule()).build();
    private static final JsonMapper STRICT = LifecycleModule.mapper(Bindings.none());
    private static final String SPRUNG = "dev.lifecycle.spring.trap";

    static Stream<Object> values() {
        return Stream.of(
                new OpenGuard("NEW to PAID on PAY", List.of("NEW/PAY")),
                new ImportNote(ImportNote.Kind.LEFT_OUT, "PAID", "defers SHIP"),
                ImportNote.Kind.LEFT_OUT,
                ImportNote.Kind.DIFFERS,
                ImportNote.Kind.NOTE);
    }

    @ParameterizedTest
    @MethodSource("values")
    void comes_back_equal(Object value) {
        for (JsonMapper mapper : List.of(PLAIN, STRICT)) {
            String json = mapper.writeValueAsString(value);
            Object back = mapper.readValue(json, value.getClass());
            assertThat(back).as(json).isEqualTo(value);
        }
    }

    @Test
    void every_public_value_is_among_them() {
        assertThat(PublicTypes.valuesBeside(SpringImport.class))
                .containsExactlyInAnyOrderElementsOf(
                        values().<Class<?>>map(Object::getClass).distinct().toList());
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_type_hint_never_loads_a_class(Object value) {
        for (String hint : List.of("@class", "@type", "@c", "type", "class")) {
            for (String json : List.of(
                    "{\"" + hint + "\":\"" + Trap.class.getName() + "\"}",
                    "[\"" + Trap.class.getName() + "\",{}]",
                    "\"" + Trap.class.getName() + "\"")) {
                // an unknown property of a record is passed over
                Throwable refused = catchThrowable(() -> STRICT.readValue(json, value.getClass()));
                assertThat(refused)
                        .as("%s as %s", json, value.getClass())
                        .satisfiesAnyOf(
                                e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(JacksonException.class));
            }
        }
        assertThat(System.getProperty(SPRUNG)).isNull();
    }

    /** Would give itself away if anybody loaded it; named here by its class literal, which does not. */
    static final class Trap {
        static {
            System.setProperty(SPRUNG, "yes");
        }

        private Trap() {}
    }
}
