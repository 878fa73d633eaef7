package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.Engagement;
import dev.lifecycle.preset.EngagementParameters;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.preset.RelationshipParameters;
import dev.lifecycle.preset.event.OrderCompleted;
import java.time.Duration;

/** Which lifecycle the customers of a purchase log go through. */
public enum PurchaseModel {
    /** {@link RelationshipCycle}: every customer is adopted in ACQUISITION at the first purchase, which then makes the relation grow. */
    RELATIONSHIP("relationship"),
    /** {@link FiveStage}: the first order leads from DISCOVERY to RETENTION, later ones go round again. */
    FIVE_STAGE("five-stage");

    private final String id;

    PurchaseModel(String id) {
        this.id = id;
    }

    /** The stage model, for which a customer of this many silent days is lost. */
    StageModel stages(int silence) {
        return this == RELATIONSHIP
                ? RelationshipCycle.model(RelationshipParameters.DEFAULTS.withLostAfter(Duration.ofDays(silence)))
                : FiveStage.model();
    }

    /** The model of engagement, for which a customer of this many silent days is dormant, having been at risk for half of them. */
    static StageModel engagement(int silence) {
        Duration half = Duration.ofDays(silence).dividedBy(2);
        return Engagement.of(
                EngagementParameters.DEFAULTS.withAtRiskAfter(half).withDormantAfter(half), OrderCompleted.class);
    }

    /** What the command line calls it. */
    @Override
    public String toString() {
        return id;
    }
}
