package dev.lifecycle.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.examples.benchmarks.engine.Contestant;
import dev.lifecycle.examples.benchmarks.engine.Retained;
import org.junit.jupiter.api.Test;

class MemoryPartTest {

    /** Twelve bytes of header, three references, four numbers of 8, two of 4, three of 2, one of 1: 71, rounded up to a multiple of 8. */
    private static final double POSITION_BYTES = 72;

    /** An empty array of bytes is shared by all; one type's number, count and instant are 10 bytes behind a header of 16. */
    private static final double TALLIES_AT_MOST = 16 + 7 * 10 + 8;

    @Test
    void an_object_of_known_layout_weighs_what_it_should() {
        assertThat(MemoryPart.weigh(Retained.KNOWN, 0)).isCloseTo(Retained.KNOWN_BYTES, within(1.0));
    }

    @Test
    void a_position_weighs_its_fields_and_what_it_counts() {
        assertThat(MemoryPart.weigh(Contestant.DECIDE.name(), 0)).isCloseTo(POSITION_BYTES, within(1.0));
        assertThat(MemoryPart.weigh(Contestant.DECIDE.name(), 10))
                .isBetween(POSITION_BYTES + 16, POSITION_BYTES + TALLIES_AT_MOST);
    }
}
