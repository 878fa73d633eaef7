package dev.lifecycle.preset;

import dev.lifecycle.model.FromClause;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.RuleClause;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.RiskAssessed;
import dev.lifecycle.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The health of a relation: whether the customer is still there. It runs beside a stage model, in which the same customer may be
 * anywhere.
 *
 * <pre>
 *             45 days of silence,
 *             or newly at risk            45 days more
 *    ACTIVE ---------------------> AT_RISK ------------> DORMANT
 *     ^  ^                           |                      |
 *     |  +------- any activity ------+                      |
 *     +---------- any activity -----------------------------+
 * </pre>
 *
 * <p>The story: a customer who does something is ACTIVE. Who has done nothing for {@code atRiskAfter}, or of whom a fitted model foretells
 * a loss, is AT_RISK and is addressed; who does not answer for {@code dormantAfter} is DORMANT (an exit) and gets a win-back offer. Any
 * activity makes them ACTIVE again, in a new episode: the number of episodes is how often the customer had to be, or was, won back.
 *
 * <p>What counts as activity is the host's decision; what it does not name is refused. {@link RiskAssessed} is always known and never
 * activity, so it may come every night. The model keeps the share as {@code risk} while it is {@code riskFrom} or more: a customer who
 * comes back is left in peace until the risk has been lower and is high again. The rules set off by time are called {@code fading} and
 * {@code asleep}.
 *
 * <pre>{@code
 * StageModel health = Engagement.of(OrderCompleted.class, ContentViewed.class);
 * }</pre>
 */
public enum Engagement implements Stage {
    /** The customer has lately done something, and nothing foretells a loss. */
    ACTIVE,
    /** The customer has been silent for a while, or is likely to be lost. */
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

    /**
     * The model {@code engagement} with thresholds of the host's own, for which events of these classes are activity.
     *
     * @throws IllegalArgumentException if {@link RiskAssessed} is among them, which is never activity
     * @throws dev.lifecycle.model.InvalidModelException if one is given twice or is an open class, or a time is out of range
     */
    public static StageModel of(EngagementParameters parameters, Class<?> first, Class<?>... more) {
        List<Function<FromClause, RuleClause<?>>> activity = new ArrayList<>();
        activity.add(activity(first));
        for (Class<?> type : more) {
            activity.add(activity(type));
        }
        return model(parameters, activity);
    }

    /**
     * The model {@code engagement} with thresholds of the host's own, for which signals of these names are activity.
     *
     * @throws dev.lifecycle.model.InvalidModelException if one is given twice or is called {@code RiskAssessed}, or a time is out of range
     */
    public static StageModel of(EngagementParameters parameters, String first, String... more) {
        List<Function<FromClause, RuleClause<?>>> activity = new ArrayList<>();
        activity.add(from -> from.on(first));
        for (String name : more) {
            activity.add(from -> from.on(name));
        }
        return model(parameters, activity);
    }

    private static Function<FromClause, RuleClause<?>> activity(Class<?> type) {
        if (type == RiskAssessed.class) {
            throw new IllegalArgumentException(
                    "RiskAssessed is the firm's own doing, never activity of a customer; the model hears of it anyway, so leave it out");
        }
        return from -> from.on(type);
    }

    /** @param activity puts one kind of activity after the stages of a rule */
    private static StageModel model(
            EngagementParameters parameters, List<Function<FromClause, RuleClause<?>>> activity) {
        ModelBuilder model = StageModel.named("engagement")
                .stages(ACTIVE, AT_RISK, DORMANT)
                .startAt(ACTIVE)
                .exit(DORMANT);
        // spotless:off
        model.from(ACTIVE)                              .afterSilence(parameters.atRiskAfter()).touch("re-engage").as("fading").to(AT_RISK);
        model.from(AT_RISK)                             .after(parameters.dormantAfter())      .touch("win-back").as("asleep").to(DORMANT);
        activity.forEach(on -> on.apply(model.from(ACTIVE))                                    .stay());
        activity.forEach(on -> on.apply(model.from(AT_RISK, DORMANT))                          .reopensAt(ACTIVE));
        model.from(ACTIVE)                              .on(RiskAssessed.class).notActivity()  .when("newly at risk", parameters::isNewlyAtRisk).keeps("risk", Risks::kept).touch("re-engage").to(AT_RISK);
        model.fromAny()                                 .on(RiskAssessed.class).notActivity()  .when("at risk", parameters::isAtRisk).keeps("risk", Risks::kept).stay();
        model.fromAny()                                 .on(RiskAssessed.class).notActivity()  .keeps("risk", assessed -> null).stay();
        // spotless:on
        return model.build();
    }
}
