package dev.lifecycle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Memory.KeptDate;
import dev.lifecycle.stage.Memory.KeptText;
import dev.lifecycle.store.StoreException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What positions remember and rows keep, as text and back. */
class MemoryColumnTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123456Z");
    private static final List<String> PIECES = List.of(
            "\\", "\n", "n", "\\n", "\r", "🛒", "'", "\"", ":", ",", "/", " ", "d", "t", "x", "c", "f", "1", "-", "ü");

    @Test
    void nothing_is_no_text_at_all() {
        assertThat(MemoryColumn.join(Memory.NOTHING)).isNull();
        assertThat(MemoryColumn.split(null, () -> "it")).isEqualTo(Memory.NOTHING);
        assertThat(KeptColumn.join(Kept.NOTHING)).isNull();
        assertThat(KeptColumn.split(null, () -> "it")).isEqualTo(Kept.NOTHING);
    }

    @Test
    void whatever_names_and_texts_are_made_of_comes_back() {
        Random random = new Random(20_260_302);
        for (int round = 0; round < 5_000; round++) {
            Map<String, KeptDate> dates = new HashMap<>();
            Map<String, KeptText> texts = new HashMap<>();
            Map<String, String> cameFrom = new HashMap<>();
            Map<String, Integer> fired = new HashMap<>();
            Map<String, Optional<Instant>> keptDates = new HashMap<>();
            Map<String, Optional<String>> keptTexts = new HashMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                @Nullable Instant date = random.nextBoolean() ? null : instant(random);
                @Nullable String text = random.nextInt(3) == 0 ? null : text(random);
                dates.put(
                        text(random),
                        new KeptDate(
                                date, instant(random), instant(random), random.nextBoolean(), random.nextBoolean()));
                texts.put(text(random), new KeptText(text, instant(random)));
                cameFrom.put(text(random), text(random));
                fired.put(text(random), 1 + random.nextInt(Integer.MAX_VALUE));
                keptDates.put(text(random), Optional.ofNullable(date));
                keptTexts.put(text(random), Optional.ofNullable(text));
            }
            Memory memory = new Memory(dates, texts, cameFrom, fired);
            Kept kept = new Kept(keptDates, keptTexts);

            assertThat(MemoryColumn.split(MemoryColumn.join(memory), () -> "it"))
                    .isEqualTo(memory);
            assertThat(KeptColumn.split(KeptColumn.join(kept), () -> "it")).isEqualTo(kept);
        }
    }

    @Test
    void one_text_stands_for_one_memory_whatever_the_order_it_came_about_in() {
        Kept one = Kept.NOTHING.withText("b", Optional.of("2")).withText("a", Optional.empty());
        Kept other = Kept.NOTHING.withText("a", Optional.empty()).withText("b", Optional.of("2"));
        assertThat(KeptColumn.join(one)).isEqualTo(KeptColumn.join(other)).isEqualTo("x\na\nt\nb\n2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'' | its field 1 should be one of d, d+, d!, d+!, t, x, c and f, but is ''",
                "'d!+\na\n1\n1\n1' | its field 1 should be one of d, d+, d!, d+!, t, x, c and f, but is 'd!+'",
                "'f\nretry\n2\nq' | its field 4 should be one of d, d+, d!, d+!, t, x, c and f, but is 'q'",
                "'d\nend\nsoon\n1\n1' | its field 3 should be a date in microseconds, or empty, but is 'soon'",
                "'d\nend\n\n\n1' | its field 4 should be the microseconds at which the date was set, but is ''",
                "'d\nend\n1\n1' | its field 5 should be the microseconds since when it is the date, but there is none",
                "'d\nend\n9223372036854775807\n1\n1' | its field 3 should be a date in microseconds, or empty, but is '9223372036854775807'",
                "'t\ncart\n1' | its field 4 should be a text, but there is none",
                "'x\ncart\n1\nx\ncart\n2' | its field 6 should be of another name than those before, but is 'cart'",
                "'c\nPAUSED' | its field 3 should be the stage before it, but there is none",
                "'f\nretry\n0' | its field 3 should be how often a timer fired, from 1, but is '0'",
                "'f\nretry\n2147483648' | its field 3 should be how often a timer fired, from 1, but is '2147483648'"
            })
    void what_nobody_wrote_so_is_refused_in_words(String example) {
        String text = example.substring(1, example.lastIndexOf("' | "));
        assertThatThrownBy(() -> MemoryColumn.split(text, () -> "the position of 'c-1' in model saas"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the memory of the position of 'c-1' in model saas cannot be read: ")
                .hasMessageContaining(example.substring(example.lastIndexOf("' | ") + 4))
                .hasMessageEndingWith("restore the column from a backup");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'c\nPAUSED\nPRO' | its field 1 should be one of d, t and x, but is 'c'",
                "'d\nend\n1.5' | its field 3 should be a date in microseconds, or empty, but is '1.5'",
                "'d\nend' | its field 3 should be a date in microseconds, or empty, but there is none",
                "'x\ncart\nt\ncart\n7' | its field 5 should be of another name than those before, but is 'cart'"
            })
    void what_a_row_never_kept_is_refused_in_words(String example) {
        String text = example.substring(1, example.lastIndexOf("' | "));
        assertThatThrownBy(() -> KeptColumn.split(text, () -> "a row of history of 'c-1'"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("what was kept with a row of history of 'c-1' cannot be read: ")
                .hasMessageContaining(example.substring(example.lastIndexOf("' | ") + 4));
    }

    @Test
    void what_is_shown_of_a_bad_column_is_one_short_line() {
        assertThatThrownBy(() -> MemoryColumn.split("bad\\n" + "y".repeat(300), () -> "it"))
                .hasMessageContaining("but is 'bad\ufffd" + "y".repeat(36) + "…'");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(50) == 0 ? "🛒".repeat(127) + text : text.toString();
    }

    private static Instant instant(Random random) {
        return AT.plusNanos(1_000L * random.nextInt()).minusSeconds(random.nextLong(10_000_000_000L));
    }
}
