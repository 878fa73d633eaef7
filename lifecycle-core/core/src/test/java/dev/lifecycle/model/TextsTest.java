package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("L-3: texts")
class TextsTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456789Z");
    private static final Stage A = Stage.of("A");

    /** Everywhere that an id or a name comes in. */
    private static List<Consumer<String>> doors() {
        return List.of(
                id -> new Occurrence(id, "x", AT, "e"),
                id -> new Occurrence("s", "x", AT, id),
                id -> Signal.of(id),
                id -> Touch.of(id),
                id -> Touch.of("t").via(id),
                id -> Guard.ofEvent(id, event -> true),
                id -> Chooser.ofSituation(id, situation -> A),
                id -> StageModel.named(id),
                id -> StageModel.named("m").startAt(Stage.of(id)),
                id -> StageModel.named("m").group(id, A),
                id -> StageModel.named("m").from(A).on(id),
                id -> StageModel.named("m").eventId(String.class, id),
                id -> StageModel.named("m").from(A).on("e").as(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\u0000b", "a\u007f", "a\u0085", "a\u2028", "a\u2029", "\ud83d", "a\ude00b", "a\ud83dx"
            })
    void ids_are_refused_wherever_they_enter_with_the_place_of_the_bad_character(String id) {
        int place = id.startsWith("\ud83d") ? 0 : 1;
        String code = "U+%04X at index %d".formatted((int) id.charAt(place), place);
        for (Consumer<String> door : doors()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> door.accept(id))
                    .withMessageContaining(code)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u2028", "\u2029"));
        }
    }

    @Test
    void ids_have_255_characters_at_most_and_a_models_name_128() {
        String longest = "x".repeat(253) + "\ud83d\ude00";
        assertThat(Texts.requireId(longest, "an id")).isSameAs(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> Texts.requireId(longest + "x", "an id"));
        assertThat(Texts.requireModelName("x".repeat(128))).hasSize(128);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StageModel.named("x".repeat(129)))
                .withMessageContaining("a model name may have 128 characters at most, but this one has 129");
        for (Consumer<String> door : doors()) {
            assertThatIllegalArgumentException().isThrownBy(() -> door.accept("x".repeat(256)));
            assertThatIllegalArgumentException().isThrownBy(() -> door.accept(" "));
        }
    }

    @Test
    void what_is_missing_is_named() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Occurrence(null, "x", AT, "e"))
                .withMessage("a subject id must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> new Occurrence("s", "x", AT, null))
                .withMessage("an event id must not be null");
        assertThatNullPointerException()
                .isThrownBy(() -> new Occurrence("s", "x", null, "e"))
                .withMessage("the instant of an event must not be null");
    }

    @Test
    void instants_are_cut_to_microseconds_and_refused_out_of_range() {
        assertThat(new Occurrence("s", "x", AT, "e").at()).isEqualTo(Instant.parse("2026-03-02T09:00:00.123456Z"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Occurrence("s", "x", Instant.MAX, "e"))
                .withMessageContaining("outside the years");
        assertThatIllegalArgumentException().isThrownBy(() -> new Occurrence("s", "x", Instant.MIN, "e"));
    }

    @Test
    void free_text_is_never_refused_and_cut_between_pairs() {
        assertThat(Texts.keepable("caf\u00e9 \ud83d\ude00\n\tok")).isEqualTo("caf\u00e9 \ud83d\ude00\n\tok");
        assertThat(Texts.keepable("a\u0000b\ud83dc\ude00")).isEqualTo("a\ufffdb\ufffdc\ufffd");
        assertThat(Texts.keepable("x".repeat(1_000))).hasSize(1_000).doesNotContain("…");
        assertThat(Texts.keepable("x".repeat(1_001))).hasSize(1_000).endsWith("x…");
        String inside = Texts.keepable("x".repeat(998) + "\ud83d\ude00".repeat(9));
        assertThat(inside).isEqualTo("x".repeat(998) + "…");
        assertThat(Texts.keepable("\ud83d\ude00".repeat(500) + "y"))
                .hasSize(999)
                .endsWith("\ude00…");
        assertThat(Texts.keepable(inside)).isSameAs(inside);
        assertThat(HistoryEntry.Cause.host("corrected", "a\u0000").note()).isEqualTo("a\ufffd");
    }

    @Test
    void a_line_of_a_log_is_one_line() {
        assertThat(Texts.inOneLine("a\nINFO all is well\r\u2028\u0085b")).doesNotContainPattern("\\R");
        assertThat(Texts.inOneLine("c-42")).isSameAs("c-42");
    }

    @Test
    void durations_are_said_in_words() {
        assertThat(Texts.inWords(Duration.ofDays(14))).isEqualTo("14 days");
        assertThat(Texts.inWords(Duration.ofMinutes(90))).isEqualTo("1 hour 30 minutes");
        assertThat(Texts.inWords(Duration.ZERO)).isEqualTo("0 seconds");
        assertThat(Texts.inWords(Duration.ofMillis(1_500))).isEqualTo("1.5 seconds");
        assertThat(Texts.inWords(Duration.ofHours(-1))).isEqualTo("minus 1 hour");
        assertThat(Texts.inWords(Period.of(1, 6, 0))).isEqualTo("1 year 6 months");
        assertThat(Texts.inWords(Period.ZERO)).isEqualTo("0 days");
        assertThat(Trigger.inWords("after PT336H")).isEqualTo("after 14 days");
        assertThat(Trigger.inWords("after P1M Europe/Paris")).isEqualTo("after 1 month (Europe/Paris)");
        assertThat(Trigger.inWords("after Payday PT48H")).isEqualTo("2 days after Payday");
        assertThat(Trigger.inWords("after P1M PT48H")).isEqualTo("2 days after P1M");
        assertThat(Trigger.inWords("Subscribed")).isEqualTo("Subscribed");
    }

    @Test
    @DisplayName("L-3: a log with ids and no order of its own is sorted by instant, then id, whatever order it came in")
    void a_log_without_order_is_the_same_each_time() {
        List<Occurrence> log = new ArrayList<>(List.of(
                new Occurrence("s", "x", AT.plusSeconds(1), "a"),
                new Occurrence("s", "x", AT, "c"),
                new Occurrence("s", "x", AT, "b")));
        log.sort(Occurrence.IN_ORDER);
        assertThat(log).extracting(Occurrence::id).containsExactly("b", "c", "a");
    }

    @Test
    @DisplayName("L-3: ids stored before they were checked are read, decided on and closed as they are")
    void stored_ids_are_read_as_they_are() {
        String old = "line\nbreak";
        Position position = Position.of(new PositionState(
                "saas", 1, old, "PAYING", AT, AT, false, null, null, 1, null, null, java.util.Map.of(), false, 1));
        assertThat(Saas.model().advance(position, AT.plusSeconds(9)).position().subject())
                .isEqualTo(old);
        assertThat(position.closedAs(old).subject()).isEqualTo(old);
    }
}
