package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import dev.lifecycle.preset.event.Cancelled;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.store.EventCodec;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;

@Timeout(20)
class HostileJsonTest {

    /** Would give itself away if anybody loaded it. */
    static final class Trap {
        static {
            SPRUNG.set(true);
        }
    }

    private static final AtomicBoolean SPRUNG = new AtomicBoolean();

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("deep arrays", "[".repeat(1_000_000), "nesting depth"),
                Arguments.of("deep objects", "{\"a\":".repeat(1_000_000), "nesting depth"),
                Arguments.of("a huge integer", "{\"version\":" + "9".repeat(1_000_000) + "}", "value length"),
                Arguments.of("a huge fraction", "{\"version\":1." + "9".repeat(1_000_000) + "}", "value length"),
                Arguments.of("a string of 10 MB", "{\"name\":\"" + "x".repeat(10 << 20) + "\"}", "String value length"),
                Arguments.of("a name of 10 MB", "{\"" + "x".repeat(10 << 20) + "\":1}", "length"),
                Arguments.of("a duplicate name", "{\"name\":\"a\",\"name\":\"b\"}", "Duplicate"),
                Arguments.of("too many tokens", "[" + "1,".repeat(3 << 20) + "1]", "Token count"),
                Arguments.of("17 million characters", " ".repeat(17 << 20), "at most 16777216 are read"),
                Arguments.of("a second document", "{} {}", "Trailing token"),
                Arguments.of("rubbish", "name: m", "Unrecognized token"),
                Arguments.of("half a document", "{\"name\":\"m\"", "end-of-input"),
                Arguments.of("nothing", "", "there is nothing in it"),
                Arguments.of("not a number", "{\"version\":NaN}", "NaN"),
                Arguments.of("a comment", "{/* hello */}", "comment"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void is_refused_with_a_clear_and_short_error(String what, String json, String message) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(json))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(2_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void as_a_stream_too(String what, String json, String message) {
        InputStream stream = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(stream, Bindings.none()))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(2_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void as_a_value_or_the_text_of_a_stored_event_too(String what, String json, String message) {
        for (Class<?> type : List.of(PositionState.class, Signal.class)) {
            assertThatExceptionOfType(JacksonException.class)
                    .isThrownBy(() -> ValueJsonTest.STRICT.readValue(json, type))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(3_000));
        }
        JacksonEventCodec codec = new JacksonEventCodec(Bindings.none().event(Cancelled.class));
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> codec.decode(new EventCodec.Encoded("@cancelled", json)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(3_000));
        // what the class does not know is passed over without being kept
        Throwable refused = catchThrowable(() -> codec.decode(new EventCodec.Encoded("Cancelled", json)));
        if (refused != null) {
            assertThat(refused).isInstanceOf(IllegalArgumentException.class);
            assertThat(refused.getMessage()).hasSizeLessThan(3_000);
        }
    }

    @Test
    void a_number_with_a_huge_exponent_is_refused_at_once() {
        for (String number : List.of("1e999999999", "-1E+2147483647", "1e-999999999")) {
            assertThatExceptionOfType(InvalidJsonException.class)
                    .isThrownBy(() -> StageModelJson.read("{\"name\":\"m\",\"version\":" + number + "}"))
                    .withMessageContaining("/version: this must be a whole number");
            String row = ValueJsonTest.STRICT
                    .writeValueAsString(ValueJsonTest.STATE)
                    .replace("\"revision\":7", "\"revision\":" + number);
            assertThatExceptionOfType(JacksonException.class)
                    .isThrownBy(() -> ValueJsonTest.STRICT.readValue(row, PositionState.class))
                    .withMessageContaining("/revision");
        }
    }

    @Test
    void a_huge_number_within_a_signal_takes_no_more_memory_than_its_text() {
        for (String tag : List.of("@decimal", "@integer", "@long", "@double", "@duration", "@date", "@instant")) {
            String json = "{\"name\":\"s\",\"data\":{\"n\":{\"" + tag + "\":\"" + "9".repeat(60_000) + "\"}}}";
            Throwable refused = catchThrowable(() -> ValueJsonTest.STRICT.readValue(json, Signal.class));
            if (refused != null) {
                assertThat(refused).isInstanceOf(JacksonException.class);
                assertThat(refused.getMessage()).hasSizeLessThan(1_000);
            }
        }
    }

    @Test
    void an_endless_stream_is_read_no_further_than_the_limit() {
        AtomicLong read = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return ' ';
            }
        };
        InputStream in = new SequenceInputStream(
                new ByteArrayInputStream("{\"name\":".getBytes(StandardCharsets.UTF_8)), endless);
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(in, Bindings.none()))
                .withMessageContaining("Document length");
        assertThat(read.get()).isLessThan(DocumentLimits.DEFAULT.characters() + (1 << 20));
    }

    @Test
    void a_type_hint_is_an_unknown_property_and_loads_no_class() {
        String trap = Trap.class.getName();
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read("{\"@class\":\"" + trap + "\",\"@type\":\"" + trap
                        + "\",\"name\":[\"" + trap + "\",{}],\"stages\":[{\"@class\":\"" + trap + "\",\"id\":\"A\"}]}"))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(JsonProblem::pointer)
                        .contains("/@class", "/@type", "/name", "/stages/0/@class"));
        assertThat(SPRUNG).isFalse();
    }

    @Test
    void a_large_model_is_read_all_the_same() {
        StringBuilder json = new StringBuilder("{\"name\":\"m\",\"start\":\"A\",\"stages\":[\"A\",\"B\"],\"rules\":[");
        for (int i = 0; i < 20_000; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"from\":\"A\",\"on\":\"e")
                    .append(i)
                    .append("\",\"to\":\"B\"}");
        }
        json.append(",{\"from\":\"B\",\"on\":\"back\",\"to\":\"A\"}]}");
        assertThat(StageModelJson.read(json.toString()).rules()).hasSize(20_001);
    }
}
