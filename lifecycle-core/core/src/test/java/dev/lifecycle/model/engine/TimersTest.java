package dev.lifecycle.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When timers are due, as numbers: rule 0 after 10, rule 1 after a silence of 5, rule 2 at once. */
class TimersTest {

    private static final Timers TIMERS =
            new Timers(new int[][] {{0, 1}, {2}, {}}, new long[] {10, 5, 0}, new boolean[] {false, true, false});

    @Test
    void after_counts_from_entering_and_silence_from_the_latest_event_too() {
        assertThat(TIMERS.due(0, 100, 103, 103, false, Past.NOTHING)).isEqualTo(110);
        assertThat(TIMERS.due(1, 100, 103, 103, false, Past.NOTHING)).isEqualTo(108);
        assertThat(TIMERS.due(1, 100, Micros.NEVER, 100, false, Past.NOTHING)).isEqualTo(105);
        assertThat(TIMERS.nextDue(0, 100, 103, 103, false, Past.NOTHING)).isEqualTo(108);
        assertThat(TIMERS.nextDue(0, 100, 106, 106, false, Past.NOTHING)).isEqualTo(110);
    }

    @Test
    void what_was_due_before_the_latest_instant_has_fired_and_at_it_the_flag_tells() {
        assertThat(TIMERS.due(0, 100, 100, 111, false, Past.NOTHING)).isEqualTo(Micros.NONE);
        assertThat(TIMERS.due(0, 100, 100, 110, false, Past.NOTHING)).isEqualTo(110);
        assertThat(TIMERS.due(0, 100, 100, 110, true, Past.NOTHING)).isEqualTo(Micros.NONE);
    }

    @Test
    void a_timer_of_no_length_is_due_on_entering() {
        assertThat(TIMERS.nextDue(1, 100, 90, 100, false, Past.NOTHING)).isEqualTo(100);
        assertThat(TIMERS.isInstant(2)).isTrue();
        assertThat(TIMERS.isInstant(1)).isFalse();
    }

    @Test
    void a_stage_without_timers_and_an_instant_out_of_range_are_never_due() {
        assertThat(TIMERS.nextDue(2, 100, 100, 100, false, Past.NOTHING)).isEqualTo(Micros.NONE);
        assertThat(TIMERS.due(0, Long.MAX_VALUE - 5, 0, 0, false, Past.NOTHING)).isEqualTo(Micros.NONE);
    }

    @Test
    void what_counts_as_spent_is_not_due_and_silence_counts_from_when_it_was_known() {
        Past past = Past.of(109, 120);
        assertThat(TIMERS.due(0, 100, 100, 100, false, past)).isEqualTo(110);
        assertThat(TIMERS.due(0, 98, 98, 98, false, past)).isEqualTo(Micros.NONE);
        assertThat(TIMERS.due(1, 100, 103, 103, false, past)).isEqualTo(125);
        assertThat(Past.of(Micros.NEVER, Micros.NEVER)).isSameAs(Past.NOTHING);
    }

    @Test
    void silence_forestalls_nothing_but_silence() {
        assertThat(TIMERS.forestalls(1, 0)).as("an event may come in time").isFalse();
        assertThat(TIMERS.forestalls(2, 1)).isTrue();
        assertThat(TIMERS.forestalls(0, 1)).as("it is due later").isFalse();
    }
}
