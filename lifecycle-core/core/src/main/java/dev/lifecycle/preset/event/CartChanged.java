package dev.lifecycle.preset.event;

/**
 * Something was put into a cart, or taken out.
 *
 * @param items how many items lie in it now; 0 if it was emptied
 */
public record CartChanged(int items) {

    /** @throws IllegalArgumentException if there are fewer than none */
    public CartChanged {
        Messages.requireNotNegative(items, "the number of items");
    }
}
