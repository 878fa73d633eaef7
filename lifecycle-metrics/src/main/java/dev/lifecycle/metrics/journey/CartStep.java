package dev.lifecycle.metrics.journey;

/** What happened to a cart. */
public enum CartStep {
    /** Something was put into it, or changed. */
    CART,
    /** The checkout was started, or a step of it done. */
    CHECKOUT,
    /** It was ordered. */
    ORDER
}
