package dev.lifecycle.stage;

/** Where a stage lies with respect to the purchase: a tag that reports group by. */
public enum Phase {
    /** Before the purchase: the customer is becoming aware or is in touch. */
    PRE,
    /** While the customer is buying. */
    DURING,
    /** After the purchase. */
    POST
}
