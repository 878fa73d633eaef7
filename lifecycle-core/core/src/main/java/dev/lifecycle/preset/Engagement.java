package dev.lifecycle.preset;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Stage;

/**
 * The health of a relation: whether the customer is still there. It runs beside a stage model, in which the same customer may be
 * anywhere.
 *
 * <pre>
 *             45 days of silence          45 days more
 *    ACTIVE --------------------> AT_RISK ------------> DORMANT
 *     ^  ^                          |                      |
 *     |  +------- any activity -----+                      |
 *     +---------- any activity ----------------------------+
 * </pre>
 *
 * <p>The story: a customer who does something is ACTIVE. Who has done nothing for {@code atRiskAfter} is AT_RISK and is addressed; who does
 * not answer for {@code dormantAfter} is DORMANT (an exit) and gets a win-back offer. Any activity makes them ACTIVE again, in a new
 * episode: the number of episodes is how often the customer had to be, or was, won back.
 *
 * <p>What counts as activity is the host's decision; what it does not name is refused. The rules set off by time are called {@code fading}
 * and {@code asleep}.
 *
 * <pre>{@code
 * StageModel health = Engagement.of(OrderCompleted.class, ContentViewed.class);
 * }</pre>
 */
public enum Engagement implements Stage {
    /** The customer has lately done something. */
    ACTIVE,
    /** The customer has been silent for a while. */
    AT_RISK,
    /** The customer has been silent for long. */
    DORMANT;

    /** The model {@code engagement} with the default thresholds, for which events of these classes are activity. */
    public static StageModel of(Class<?> first, Class<?>... more) {
        return of(EngagementParameters.DEFAULTS, first, more);
    }

    /** The model {@code engagement} with the default thresholds, for which signals of these names are activity. */
    public static StageModel of(String first, String... more) {
        return of(EngagementParameters.DEFAULTS, first, more);
    }

    /** The model {@code engagement} with thresholds of the host's own, for which events of these classes are activity. */
    public static StageModel of(EngagementParameters parameters, Class<?> first, Class<?>... more) {
        ModelBuilder model = fading(parameters);
        activity(model, first);
        for (Class<?> type : more) {
            activity(model, type);
        }
        return model.build();
    }

    /** The model {@code engagement} with thresholds of the host's own, for which signals of these names are activity. */
    public static StageModel of(EngagementParameters parameters, String first, String... more) {
        ModelBuilder model = fading(parameters);
        activity(model, first);
        for (String name : more) {
            activity(model, name);
        }
        return model.build();
    }

    private static ModelBuilder fading(EngagementParameters parameters) {
        ModelBuilder model = StageModel.named("engagement")
                .stages(ACTIVE, AT_RISK, DORMANT)
                .startAt(ACTIVE)
                .exit(DORMANT);
        // spotless:off
        model.from(ACTIVE) .afterSilence(parameters.atRiskAfter()).touch("re-engage").as("fading").to(AT_RISK);
        model.from(AT_RISK).after(parameters.dormantAfter())      .touch("win-back").as("asleep") .to(DORMANT);
        // spotless:on
        return model;
    }

    private static void activity(ModelBuilder model, Class<?> type) {
        // spotless:off
        model.from(ACTIVE)          .on(type).stay();
        model.from(AT_RISK, DORMANT).on(type).reopensAt(ACTIVE);
        // spotless:on
    }

    private static void activity(ModelBuilder model, String name) {
        // spotless:off
        model.from(ACTIVE)          .on(name).stay();
        model.from(AT_RISK, DORMANT).on(name).reopensAt(ACTIVE);
        // spotless:on
    }
}
