package dev.lifecycle.preset.event;

/**
 * An account came a step further with what it bought.
 *
 * @param name      which step, such as {@code data imported}
 * @param remaining how many steps are left until it is live; 0 with the last one, and ever after
 */
public record MilestoneReached(String name, int remaining) {

    /** @throws IllegalArgumentException if fewer than none remain */
    public MilestoneReached {
        Messages.requireNotNegative(remaining, "the number of remaining milestones");
    }
}
