package dev.lifecycle.preset.event;

/**
 * A customer published an opinion.
 *
 * @param rating 1 star to 5 stars
 */
public record ReviewPosted(int rating) {

    /** @throws IllegalArgumentException if the rating is not from 1 to 5 */
    public ReviewPosted {
        Messages.requireWithin(1, rating, 5, "a rating");
    }
}
