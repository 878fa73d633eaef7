package dev.lifecycle.preset;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.InteractionRecorded;
import dev.lifecycle.preset.event.ProfileCompleted;
import dev.lifecycle.preset.event.SegmentAssigned;
import dev.lifecycle.stage.Stage;

/**
 * What the firm does about a customer, in the four steps of relationship management: identify, differentiate, interact, customise. It
 * runs beside a model of the customer's own stages.
 *
 * <pre>
 *               profile complete              segment              answered
 *    IDENTIFY ------------------> DIFFERENTIATE ------> INTERACT ----------> CUSTOMISE
 *                                      ^                 |    ^                |   |
 *                                      |  new segment    |    |   next: again  |   |
 *                                      +-----------------+    +----------------+   |
 *                                      +---------------- new segment --------------+
 * </pre>
 *
 * <p>The story: first the firm finds out who the customer is, and asks for what is missing (IDENTIFY). Once enough is known it decides what
 * kind of customer this is (DIFFERENTIATE) and addresses them accordingly (INTERACT), until there is an answer to build a tailored offer
 * on (CUSTOMISE). The next interaction is the next pass; a new segment goes back to the plan.
 *
 * <p>An event that the step does not list is refused. Steps have no phase: they are the firm's doing and say nothing about the purchase.
 *
 * <p>Source of the four steps: Peppers and Rogers, <em>Managing Customer Relationships</em>, Wiley 2004.
 */
public enum CrmCycle implements Stage {
    /** The firm finds out who the customer is. */
    IDENTIFY,
    /** The firm decides what kind of customer this is. */
    DIFFERENTIATE,
    /** The firm addresses the customer. */
    INTERACT,
    /** The firm fits its offer to the customer. */
    CUSTOMISE;

    private static final StageModel MODEL = model(CrmParameters.DEFAULTS);

    /** The model {@code crm} with the default threshold; always the same object. */
    public static StageModel model() {
        return MODEL;
    }

    /** The model {@code crm} with a threshold of the host's own. */
    public static StageModel model(CrmParameters parameters) {
        ModelBuilder model = StageModel.named("crm")
                .stages(IDENTIFY, DIFFERENTIATE, INTERACT, CUSTOMISE)
                .startAt(IDENTIFY);
        // spotless:off
        model.from(IDENTIFY)           .on(ProfileCompleted.class)   .when("complete enough", parameters::isComplete).to(DIFFERENTIATE);
        model.from(IDENTIFY)           .on(ProfileCompleted.class)   .touch("ask-missing-details").stay();
        model.from(DIFFERENTIATE)      .on(SegmentAssigned.class)    .touch("segment-plan").to(INTERACT);
        model.from(INTERACT)           .on(InteractionRecorded.class).when("answered", InteractionRecorded::answered).touch("tailored-offer").to(CUSTOMISE);
        model.from(INTERACT)           .on(InteractionRecorded.class).touch("next-interaction").stay();
        model.from(CUSTOMISE)          .on(InteractionRecorded.class).reopensAt(INTERACT);
        model.from(INTERACT, CUSTOMISE).on(SegmentAssigned.class)    .touch("segment-plan").reopensAt(DIFFERENTIATE);
        // spotless:on
        return model.build();
    }
}
