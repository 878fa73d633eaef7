package dev.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages are read one after another, and none before it is needed. */
class PageTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void all_pages_are_read_in_order() {
        assertThat(Page.all(this::page)).containsExactly("a", "b", "c", "d", "e");
        assertThat(asked).containsExactly("null", "2", "4");
    }

    @Test
    void a_page_that_nobody_reads_is_not_asked_for() {
        assertThat(Page.all(this::page).limit(3)).containsExactly("a", "b", "c");
        assertThat(asked).containsExactly("null", "2");
    }

    @Test
    void an_empty_query_has_nothing() {
        assertThat(Page.all(cursor -> new Page<String>(List.of(), null))).isEmpty();
    }

    private Page<String> page(@Nullable String cursor) {
        asked.add(String.valueOf(cursor));
        int from = cursor == null ? 0 : Integer.parseInt(cursor);
        List<String> letters = List.of("a", "b", "c", "d", "e");
        int to = Math.min(from + 2, letters.size());
        return new Page<>(letters.subList(from, to), to == letters.size() ? null : String.valueOf(to));
    }
}
