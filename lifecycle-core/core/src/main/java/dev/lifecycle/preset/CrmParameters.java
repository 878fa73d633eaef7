package dev.lifecycle.preset;

import dev.lifecycle.preset.event.ProfileCompleted;

/**
 * The threshold of {@link CrmCycle}.
 *
 * @param completeFrom share of the profile, 0 to 1, from which a customer counts as identified, default 0.8
 */
public record CrmParameters(double completeFrom) {

    /** The documented default. */
    public static final CrmParameters DEFAULTS = new CrmParameters(0.8);

    /** @throws IllegalArgumentException if the share is not from 0 to 1 */
    public CrmParameters {
        Messages.requireShare(completeFrom, "completeFrom");
    }

    /** The same with another {@link #completeFrom()}. */
    public CrmParameters withCompleteFrom(double share) {
        return new CrmParameters(share);
    }

    boolean isComplete(ProfileCompleted profile) {
        return profile.share() >= completeFrom;
    }
}
