package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;

/**
 * One touchpoint at one stage.
 *
 * @param stage      where
 * @param touchpoint which
 * @param isExpected whether it was declared that the stage should have it
 * @param planned    how often it was planned
 * @param sent       of these, sent
 * @param heldBack   of these, held back on purpose
 * @param failed     of these, failed
 * @param byPerson   of the sent, those that took a person
 * @param customers  customers for whom it was planned
 * @param reached    of the customers, those to whom it was sent at least once
 */
public record StageTouchpoint(
        String stage,
        String touchpoint,
        boolean isExpected,
        long planned,
        long sent,
        long heldBack,
        long failed,
        long byPerson,
        long customers,
        long reached)
        implements Result, Serializable {

    /** Planned, and neither sent nor held back nor failed yet. */
    public long pending() {
        return planned - sent - heldBack - failed;
    }

    /** Sent, of those whose fate is known; open while some are pending. */
    public MeasuredRate sentShare() {
        return MeasuredRate.of(new Rate(sent, planned - pending()), pending() == 0, "touchpoints/sent");
    }

    /** Customers reached of those for whom it was planned; open while some are pending. */
    public MeasuredRate reach() {
        return MeasuredRate.of(new Rate(reached, customers), pending() == 0, "touchpoints/reach");
    }

    /** Sent without a person, of the sent. */
    public MeasuredRate automatic() {
        return MeasuredRate.of(new Rate(sent - byPerson, sent), pending() == 0, "touchpoints/automatic");
    }

    /** {@code welcome at ACQUISITION: 90 of 100 sent, 8 held back, 2 failed, 0 pending}. */
    @Override
    public String toString() {
        return touchpoint + " at " + stage + ": " + sent + " of " + planned + " sent, " + heldBack + " held back, "
                + failed + " failed, " + pending() + " pending";
    }
}
