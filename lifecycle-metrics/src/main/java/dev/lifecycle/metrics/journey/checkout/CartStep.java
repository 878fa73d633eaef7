package dev.lifecycle.metrics.journey.checkout;

/** What happened to a cart. */
public enum CartStep {
    /** Something was put into it, or changed. */
    CART(0),
    /** The checkout was started, or a step of it done. */
    CHECKOUT(1),
    /** It was ordered. */
    ORDER(2);

    private final long rank;

    CartStep(long rank) {
        this.rank = rank;
    }

    /** Which of two steps of one instant comes first. */
    long rank() {
        return rank;
    }
}
