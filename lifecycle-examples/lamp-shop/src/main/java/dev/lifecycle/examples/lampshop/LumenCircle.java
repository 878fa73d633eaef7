package dev.lifecycle.examples.lampshop;

import static dev.lifecycle.preset.FiveStage.ACQUISITION;
import static dev.lifecycle.preset.FiveStage.ADVOCACY;
import static java.time.Duration.ofDays;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.FiveStageParameters;
import java.time.Instant;

/**
 * The five stages as the shop uses them: the preset until 15 March 2026, and from then on a second version in which those who fall
 * silent are addressed by the stage they are in: prospects are called, too, and advocates are shown what is new instead of being sent the offer that
 * everybody gets.
 */
public final class LumenCircle {

    /** When the second version came into force, at midnight in Paris. */
    public static final Instant CHANGED_AT = Instant.parse("2026-03-14T23:00:00Z");

    /** Carts are reminded of by the model of carts, which runs beside. */
    private static final StageModel FIRST = FiveStage.model(FiveStageParameters.DEFAULTS.withRemindsOfCarts(false));

    private static final StageModel SECOND = build();

    private LumenCircle() {}

    static StageModel first() {
        return FIRST;
    }

    static StageModel second() {
        return SECOND;
    }

    /** No stage is renamed or divided: everybody stays where they are, and the timer that is running ends in the new outreach. */
    static Migration migration() {
        return Migration.from(first()).to(second());
    }

    private static StageModel build() {
        ModelBuilder model = first().extend(first().name()).version(2);
        // spotless:off
        model.replace("stalled").from(ACQUISITION)    .afterSilence(ofDays(3)) .touch("proactive-outreach").touch("faq-link").touch("advice-by-phone").as("stalled").stay();
        model.replace("quiet/ADVOCACY").from(ADVOCACY).afterSilence(ofDays(30)).touch("ambassador-preview").touch("satisfaction-survey").as("quiet/ADVOCACY").stay();
        // spotless:on
        return model.build();
    }
}
