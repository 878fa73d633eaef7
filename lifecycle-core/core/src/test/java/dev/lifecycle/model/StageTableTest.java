package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.SAAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A model stepped over plain numbers. */
class StageTableTest {

    private static final StageTable TABLE = SAAS.table();

    private static int at(Plan stage) {
        return TABLE.stage(stage);
    }

    @Test
    void numbers_are_places_in_the_models_lists() {
        assertThat(SAAS.stages().get(at(Plan.CHAMPION))).isEqualTo(Plan.CHAMPION);
        assertThat(SAAS.eventTypes().get(TABLE.eventType(new Cancelled("x"))).id())
                .isEqualTo("Cancelled");
        assertThat(TABLE.eventType("unknown")).isEqualTo(-1);
        assertThatIllegalArgumentException().isThrownBy(() -> TABLE.stage(Stage.of("GONE")));
    }

    @Test
    void the_stage_after_an_event() {
        assertThat(TABLE.next(at(Plan.TRIAL), Saas.pro())).isEqualTo(at(Plan.PAYING));
        assertThat(TABLE.next(at(Plan.TRIAL), Saas.free())).isEqualTo(StageTable.REFUSED);
        assertThat(TABLE.next(at(Plan.CHURNED), Saas.free())).isEqualTo(at(Plan.PAYING));
        assertThat(TABLE.next(at(Plan.TRIAL), new Referred("x"))).isEqualTo(StageTable.REFUSED);
        assertThat(TABLE.next(at(Plan.TRIAL), new Cancelled("x"))).isEqualTo(at(Plan.CHURNED));
        assertThat(TABLE.next(at(Plan.TRIAL), "unknown")).isEqualTo(StageTable.REFUSED);
    }

    @Test
    void an_event_that_stays_leads_to_the_same_stage() {
        // spotless:off
        StageModel model = SAAS.extend("m")
                .from(Plan.TRIAL).on("nod").stay()
                .from(Plan.TRIAL).on("guarded nod").when("always", e -> true).stay()
                .from(Plan.TRIAL).on("noise").ignore()
                .from(Plan.TRIAL).on("again").when("first", e -> false).to(Plan.PAYING)
                .from(Plan.TRIAL).on("again").reenter()
                .build();
        // spotless:on
        StageTable table = model.table();
        for (String event : new String[] {"nod", "guarded nod", "noise", "again"}) {
            assertThat(table.next(table.stage(Plan.TRIAL), Signal.of(event)))
                    .as(event)
                    .isEqualTo(table.stage(Plan.TRIAL));
        }
    }

    @Test
    void what_needs_the_situation_is_not_for_numbers() {
        // spotless:off
        StageModel guarded = SAAS.extend("guarded")
                .from(Plan.TRIAL).on("e").when("of both", (e, s) -> true).stay()
                .build();
        // spotless:on
        assertThatIllegalStateException()
                .isThrownBy(guarded::table)
                .withMessage("model guarded cannot be stepped over plain numbers: the guard 'of both' looks at the"
                        + " situation; use decide");
        // spotless:off
        StageModel choosing = SAAS.extend("choosing")
                .from(Plan.TRIAL).on("e").to("pick", (e, s) -> Plan.PAYING, Plan.PAYING)
                .build();
        // spotless:on
        assertThatIllegalStateException()
                .isThrownBy(choosing::table)
                .withMessageContaining("the chooser 'pick' looks at the situation");
        // spotless:off
        StageModel timed = SAAS.extend("timed")
                .from(Plan.TRIAL).after(Duration.ofDays(1)).when("timers are left out", s -> true).stay()
                .build();
        // spotless:on
        assertThat(timed.table().next(0, new Cancelled("x"))).isEqualTo(3);
    }
}
