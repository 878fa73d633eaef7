package dev.lifecycle.preset;

import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Situation;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.event.InteractionRecorded;
import dev.lifecycle.preset.event.ProfileCompleted;
import dev.lifecycle.preset.event.SegmentAssigned;
import dev.lifecycle.stage.Stage;
import java.util.Map;

/**
 * What the firm does about a customer, in the four steps of relationship management: identify, differentiate, interact, customise. It
 * runs beside a model of the customer's own stages.
 *
 * <pre>
 *               profile complete,            segment              answered
 *    IDENTIFY ------------------&gt; DIFFERENTIATE ------&gt; INTERACT ----------&gt; CUSTOMISE
 *        |      segment not known                        ^ ^  ^                |
 *        |                                               | |  |   next: again  |
 *        +------- profile complete, segment known -------+ |  +================+
 *                                                          |  another: again   |
 *                                                          +===================+
 * </pre>
 *
 * <p>The story: first the firm finds out who the customer is, and asks for what is missing (IDENTIFY). Once enough is known it decides what
 * kind of customer this is (DIFFERENTIATE), unless that is known before, and addresses them accordingly (INTERACT), until there is an answer
 * to build a tailored offer on (CUSTOMISE). The next interaction is the next pass; so is another segment, with its plan.
 *
 * <p>None of its events is refused: a profile that grows later, and interactions before the plan, change nothing and are ignored. The segment assigned
 * last is kept as {@code segment}, and the plan is about it. Steps have no phase: they are the firm's doing and say nothing about the
 * purchase.
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
        model.from(IDENTIFY)               .on(ProfileCompleted.class)   .when("complete, segment known", (profile, s) -> parameters.isComplete(profile) && isSegmentKnown(s)).about((profile, s) -> Map.of("segment", s.text("segment"))).touch("segment-plan").to(INTERACT);
        model.from(IDENTIFY)               .on(ProfileCompleted.class)   .when("complete enough", parameters::isComplete).to(DIFFERENTIATE);
        model.from(IDENTIFY)               .on(ProfileCompleted.class)   .touch("ask-missing-details").stay();
        model.fromAny()                    .on(ProfileCompleted.class)   .ignore();
        model.from(DIFFERENTIATE)          .on(SegmentAssigned.class)    .keeps("segment", SegmentAssigned::segment).about(CrmCycle::plan).touch("segment-plan").to(INTERACT);
        model.from(INTERACT)               .on(InteractionRecorded.class).when("answered", InteractionRecorded::answered).touch("tailored-offer").to(CUSTOMISE);
        model.from(INTERACT)               .on(InteractionRecorded.class).touch("next-interaction").stay();
        model.from(CUSTOMISE)              .on(InteractionRecorded.class).reopensAt(INTERACT);
        model.from(IDENTIFY, DIFFERENTIATE).on(InteractionRecorded.class).ignore();
        model.from(IDENTIFY)               .on(SegmentAssigned.class)    .keeps("segment", SegmentAssigned::segment).stay();
        model.from(INTERACT, CUSTOMISE)    .on(SegmentAssigned.class)    .when("another segment", CrmCycle::isAnother).keeps("segment", SegmentAssigned::segment).about(CrmCycle::plan).touch("segment-plan").reopensAt(INTERACT);
        model.from(INTERACT, CUSTOMISE)    .on(SegmentAssigned.class)    .keeps("segment", SegmentAssigned::segment).stay();
        // spotless:on
        return model.build();
    }

    private static boolean isSegmentKnown(Situation situation) {
        return !situation.text("segment").isEmpty();
    }

    private static boolean isAnother(SegmentAssigned assigned, Situation situation) {
        return !assigned.segment().equals(situation.text("segment"));
    }

    private static Map<String, String> plan(SegmentAssigned assigned) {
        return Map.of("segment", assigned.segment());
    }
}
