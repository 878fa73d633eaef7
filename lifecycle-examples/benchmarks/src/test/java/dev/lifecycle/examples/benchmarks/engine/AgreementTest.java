package dev.lifecycle.examples.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.examples.benchmarks.workload.EventLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementTest {

    private static final EventLog LOG = EventLog.of(42, 5_000, 50);

    @ParameterizedTest
    @EnumSource
    void every_engine_with_live_customers_leads_to_the_stages_of_the_table(Contestant contestant) {
        // 17.5 % of the whole log move somebody
        assertThat(Agreement.check(contestant, false, LOG)).isBetween(750, 1_000);
    }

    @ParameterizedTest
    @EnumSource
    void every_engine_over_a_map_leads_to_the_stages_of_the_table(Contestant contestant) {
        assertThat(Agreement.check(contestant, true, LOG)).isBetween(750, 1_000);
    }

    @Test
    void a_tape_that_the_two_read_differently_is_told() {
        EventLog other = EventLog.of(42, 5_000, 50);
        for (int i = 0; i < other.size(); i++) {
            // the kinds say what the events do not
            other.kinds()[i] = other.kinds()[0];
        }
        assertThatThrownBy(() -> Agreement.check(Contestant.COLA, false, other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("COLA 5.0.0")
                .hasMessageContaining("where the table leads to");
    }
}
