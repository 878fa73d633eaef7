package dev.lifecycle.preset.event;

/**
 * More became known about a customer.
 *
 * @param share how much of the profile is filled in now, 0 to 1
 */
public record ProfileCompleted(double share) {

    /** @throws IllegalArgumentException if the share is not from 0 to 1 */
    public ProfileCompleted {
        Messages.requireShare(share, "the share of the profile");
    }
}
