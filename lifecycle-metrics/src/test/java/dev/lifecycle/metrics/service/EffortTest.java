package dev.lifecycle.metrics.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.stage.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EffortTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private record Touch(
            String who,
            Phase phase,
            @Nullable Instant asked,
            @Nullable Instant answered) {}

    @Test
    void effort_is_told_by_phase_and_a_phase_without_any_is_neglected() {
        Effort effort = Stream.of(
                        new Touch("A", Phase.PRE, NOON, NOON.plus(Duration.ofHours(1))),
                        new Touch("A", Phase.PRE, NOON, NOON.plus(Duration.ofHours(3))),
                        new Touch("B", Phase.PRE, null, null),
                        new Touch("B", Phase.DURING, NOON, null))
                .collect(Effort.of(Touch::who, Touch::phase, Touch::asked, Touch::answered)
                        .metric());
        assertThat(effort.in(Phase.PRE)).isEqualTo(new Effort.PhaseEffort(3, 2, 2, 0, Duration.ofHours(2)));
        assertThat(effort.in(Phase.DURING).unanswered()).isEqualTo(1);
        assertThat(effort.in(Phase.DURING).medianFirstResponse()).isEmpty();
        assertThat(effort.neglected()).containsExactly(Phase.POST);
        assertThat(effort).hasToString("""
            phase   touchpoints  customers  answered  unanswered  first response
            BEFORE            3          2         2           0           2.0 h
            DURING            1          1         0           1               -
            AFTER             0          0         0           0               -
            """);
        assertThat(new Effort(Map.of(Phase.POST, effort.in(Phase.POST)))
                        .in(Phase.PRE)
                        .touchpoints())
                .isZero();
        Touch early = new Touch("A", Phase.POST, NOON, NOON.minusSeconds(1));
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(early)
                        .collect(Effort.of(Touch::who, Touch::phase, Touch::asked, Touch::answered)
                                .metric()))
                .withMessageContaining("lies before the question");
    }

    @Test
    @DisplayName("T-NEGLECT-1: 1,000 contacts before the purchase and 1 after: after is neglected below a tenth")
    void a_phase_that_gets_next_to_nothing_is_neglected() {
        Effort effort = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> new Touch("c" + i, i == 0 ? Phase.POST : Phase.PRE, null, null))
                .collect(Effort.of(Touch::who, Touch::phase, Touch::asked, Touch::answered)
                        .metric());
        assertThat(effort.neglected(0.1)).containsExactly(Phase.DURING, Phase.POST);
        assertThat(effort.neglected()).as("one is not none").containsExactly(Phase.DURING);
        assertThat(effort.neglected(0.0005)).containsExactly(Phase.DURING);
        assertThat(effort.neglected(0)).containsExactly(Phase.DURING);
        assertThat(effort.share(Phase.POST).rate()).hasToString("1 of 1001 = 0.1 %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effort.neglected(10))
                .withMessage("a share lies between 0 and 1, but it is 10.0");
        Effort nothing = Stream.<Touch>of()
                .collect(Effort.of(Touch::who, Touch::phase, Touch::asked, Touch::answered)
                        .metric());
        assertThat(nothing.neglected(0.1)).isEmpty();
        assertThat(nothing.share(Phase.PRE).value()).isEmpty();
    }
}
