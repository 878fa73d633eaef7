package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.examples.fixtures.Mutations;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.store.EventCodec.Encoded;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of strangers: whatever the text, a reader answers with a model or with the one exception it documents. */
class StrangeJsonTest {

    private static final String VALID =
            "{\"name\":\"m\",\"start\":\"a\",\"stages\":[\"a\",\"b\"],\"rules\":[{\"from\":\"a\",\"on\":\"go\",\"to\":\"b\"},"
                    + "{\"from\":\"b\",\"on\":\"back\",\"to\":\"a\"}]}";

    private static final JacksonEventCodec CODEC =
            new JacksonEventCodec(Bindings.none().event(Cancelled.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\uFEFF",
                "null",
                "[]",
                "1",
                "\"a\"",
                "{}",
                "\0",
                "{\"name\":1e400}",
                "\uD800",
                "{\"name\":\"\uD800\"}",
                "{\"name\":\"\\uD800\"}",
                "{\"a\":99999999999999999999999999999999999999999}",
                "{\"a\":1e99999999999}"
            })
    void odd_documents_are_refused(String text) {
        assertThatExceptionOfType(InvalidJsonException.class).isThrownBy(() -> StageModelJson.read(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"version\":1e400",
                "\"version\":1.0",
                "\"version\":2147483648",
                "\"version\":-1",
                "\"stages\":null",
                "\"stages\":[]",
                "\"stages\":{}",
                "\"stages\":[[]]",
                "\"stages\":[\" \"]",
                "\"start\":\"\"",
                "\"groups\":[{\"name\":\"g\",\"stages\":[]}]",
                "\"rules\":[{\"from\":\"a\",\"on\":\"\",\"to\":\"b\"}]",
                "\"rules\":[{\"from\":\"a\",\"on\":[],\"to\":\"b\"}]",
                "\"rules\":[{\"from\":\"a\",\"after\":\"PT9999999999999999H\",\"to\":\"b\"}]",
                "\"rules\":[{\"from\":\"a\",\"after\":\"PT2562047788015215H\",\"to\":\"b\"}]",
                "\"rules\":[{\"from\":\"a\",\"after\":\"-PT1S\",\"to\":\"b\"}]",
                "\"rules\":[{\"from\":\"a\",\"after\":\"P400000D\",\"to\":\"b\"}]",
                "\"rules\":[{\"from\":\"a\",\"on\":\"x\",\"touch\":[{\"id\":\"t\",\"after\":\"-PT1S\"}],\"to\":\"b\"}]",
            })
    void odd_values_are_refused_with_their_place(String property) {
        String name = property.substring(0, property.indexOf(':'));
        String rest = VALID.replaceAll(name + ":(\\[.*?\\]|\"[^\"]*\"),?", "");
        String json = "{" + property + "," + rest.substring(1).replace(",}", "}");
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(json))
                .satisfies(e -> assertThat(e.problems()).isNotEmpty());
    }

    @Test
    void a_long_event_name_is_a_problem_at_its_place() {
        String json = VALID.replace("\"go\"", "\"" + "x".repeat(300) + "\"");
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(json))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(JsonProblem::pointer)
                        .containsExactly("/rules/0/on"));
    }

    @Test
    void a_byte_order_mark_is_passed_over() {
        assertThat(StageModelJson.read("\uFEFF" + VALID).name()).isEqualTo("m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void in_every_encoding_of_unicode_with_a_mark_or_without(String charset) {
        for (String text : List.of(VALID, "\uFEFF" + VALID)) {
            byte[] bytes = text.getBytes(Charset.forName(charset));
            StageModel model = StageModelJson.read(new ByteArrayInputStream(bytes), Bindings.none());
            assertThat(model.name()).isEqualTo("m");
        }
    }

    @Test
    void a_number_that_no_double_holds_is_refused_in_a_signal() {
        for (String number : List.of("1e400", "-1e400", "1e-400", "1e2000000000")) {
            assertThatExceptionOfType(InvalidJsonException.class)
                    .isThrownBy(() -> CODEC.decode(new Encoded("@s", "{\"a\":" + number + "}")))
                    .withMessageContaining("/a: ")
                    .withMessageContaining("is beyond what a double can hold");
        }
        assertThat(CODEC.decode(new Encoded("@s", "{\"a\":1e30,\"b\":0.0,\"c\":0e999}")))
                .isEqualTo(new Signal("s", Map.of("a", 1e30, "b", 0.0, "c", 0.0)));
    }

    @Test
    void an_event_that_is_null_is_no_event() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CODEC.decode(new Encoded("Cancelled", "null")))
                .withMessageContaining("is null, which is no event");
    }

    @Property(tries = 1500)
    void mutated_models_are_read_or_refused(@ForAll long seed) {
        StageModel model = RandomModels.model(seed % 50);
        String json = Mutations.json(StageModelJson.write(model), seed);
        Throwable thrown = catchThrowable(() -> StageModelJson.read(json, Bindings.of(model)));
        assertThat(thrown == null || thrown instanceof InvalidJsonException)
                .as("%s for %s", thrown, json)
                .isTrue();
    }

    @Property(tries = 1000)
    void mutated_bytes_are_read_or_refused(@ForAll long seed) {
        StageModel model = RandomModels.model(seed % 50);
        byte[] bytes = Mutations.bytes(StageModelJson.write(model).getBytes(StandardCharsets.UTF_8), seed);
        Throwable thrown =
                catchThrowable(() -> StageModelJson.read(new ByteArrayInputStream(bytes), Bindings.of(model)));
        assertThat(thrown == null || thrown instanceof InvalidJsonException)
                .as("%s for %s", thrown, new String(bytes, StandardCharsets.ISO_8859_1))
                .isTrue();
    }

    @Property(tries = 1500)
    void mutated_events_are_decoded_or_refused(@ForAll long seed) {
        String signal =
                "{\"a\":1,\"b\":[true,\"x\",{\"@decimal\":\"1.5\"}],\"c\":{\"@@d\":{\"@instant\":\"2026-01-01T00:00:00Z\"}},"
                        + "\"e\":1.5,\"f\":{\"@duration\":\"PT1H\"},\"g\":{\"@long\":\"5\"},\"h\":{\"@date\":\"2026-01-01\"}}";
        Encoded encoded = seed % 2 == 0
                ? new Encoded("@s", Mutations.json(signal, seed))
                : new Encoded("Cancelled", Mutations.json("{\"reason\":\"OTHER\"}", seed));
        Throwable thrown = catchThrowable(() -> CODEC.decode(encoded));
        assertThat(thrown == null
                        || thrown instanceof InvalidJsonException
                        || thrown instanceof IllegalArgumentException)
                .as("%s for %s", thrown, encoded)
                .isTrue();
    }
}
