package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.examples.fixtures.RandomModels.Click;
import dev.lifecycle.examples.fixtures.RandomModels.Visited;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.store.EventCodec.Encoded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JacksonEventCodecTest {

    record Paid(BigDecimal price, Instant at, List<String> items) {}

    static final class NoEquals {
        public int number = 1;
    }

    private final JacksonEventCodec codec = new JacksonEventCodec(Bindings.none()
            .event(Visited.class)
            .event("paid", Paid.class)
            .event(Click.class)
            .event(NoEquals.class));

    @Test
    void records_and_enums_come_back_equal() {
        Paid paid = new Paid(new BigDecimal("10.10"), Instant.parse("2026-03-03T09:12:00.000001Z"), List.of("a", "b"));
        Encoded encoded = codec.encode(paid);
        assertThat(encoded.type()).isEqualTo("paid");
        assertThat(codec.decode(encoded)).isEqualTo(paid);
        assertThat(codec.encode(Click.MAIL)).isEqualTo(new Encoded("Click", "\"MAIL\""));
        assertThat(codec.decode(codec.encode(Click.MAIL))).isEqualTo(Click.MAIL);
    }

    @Test
    void a_signal_comes_back_equal_even_if_it_is_called_like_a_class() {
        Signal signal = new Signal("paid", Map.of("price", new BigDecimal("1.50"), "count", 2L));
        Encoded encoded = codec.encode(signal);
        assertThat(encoded)
                .isEqualTo(new Encoded("@paid", "{\"count\":{\"@long\":\"2\"},\"price\":{\"@decimal\":\"1.50\"}}"));
        assertThat(codec.decode(encoded)).isEqualTo(signal);
        assertThat(codec.decode(codec.encode(Signal.of("x")))).isEqualTo(Signal.of("x"));
    }

    @Test
    void a_property_that_is_gone_from_the_class_is_passed_over() {
        assertThat(codec.decode(new Encoded("Visited", "{\"page\":\"/\",\"referrer\":\"mail\"}")))
                .isEqualTo(new Visited("/"));
    }

    @Test
    void an_event_that_would_not_come_back_is_refused_when_it_is_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(new NoEquals()))
                .withMessageContaining("which is not equal to it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode("text"))
                .withMessageContaining("events of java.lang.String have no id here");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(new Visited("x".repeat(100_000))))
                .withMessageContaining("the text of this Visited cannot be read: String value length");
    }

    @Test
    void text_decides_no_class() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.decode(new Encoded("java.lang.Runtime", "{}")))
                .withMessageContaining("event type 'java.lang.Runtime' is not bound");
        assertThat(codec.decode(new Encoded("Visited", "{\"@class\":\"java.lang.Runtime\",\"page\":\"/\"}")))
                .isEqualTo(new Visited("/"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.decode(new Encoded("Visited", "{\"page\":{")))
                .withMessageContaining("the text of this Visited cannot be read");
        assertThatIllegalArgumentException().isThrownBy(() -> codec.decode(new Encoded("@ ", "{}")));
    }

    @Test
    void an_id_that_looks_like_a_signal_is_refused_at_once() {
        Bindings bindings = Bindings.none().event("@paid", Paid.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JacksonEventCodec(bindings))
                .withMessageContaining("'@paid' begins with @");
    }

    @Test
    void the_hosts_own_mapper_may_be_used() {
        JsonMapper mapper = JsonMapper.builder().build();
        JacksonEventCodec own = new JacksonEventCodec(Bindings.none().event(Visited.class), mapper);
        Visited event = new Visited("x".repeat(100_000));
        assertThat(own.decode(own.encode(event))).isEqualTo(event);
    }
}
