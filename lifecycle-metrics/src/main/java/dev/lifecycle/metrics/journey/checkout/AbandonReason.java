package dev.lifecycle.metrics.journey.checkout;

/** Why carts are left, as codes that can be compared from month to month. A host with others counts its own enum beside these. */
public enum AbandonReason {
    /** Delivery, tax or fees that were not shown before. */
    EXTRA_COSTS,
    /** One had to make an account. */
    FORCED_ACCOUNT,
    /** More fields than the order needs. */
    UNNECESSARY_FORM,
    /** Too many steps, or confusing ones. */
    CHECKOUT_TOO_LONG,
    /** The wanted way to pay was not offered. */
    PAYMENT_OPTION_MISSING,
    /** The bank or provider refused the payment. */
    PAYMENT_DECLINED,
    /** One did not want to trust the site with a card. */
    NOT_TRUSTED,
    /** It would have come too late, or not to this place. */
    DELIVERY,
    /** The conditions of sending it back. */
    RETURNS,
    /** Something was sold out by then. */
    OUT_OF_STOCK,
    /** The site failed. */
    TECHNICAL_ERROR,
    /** One meant to look, compare or keep it for later. */
    NOT_READY,
    /** Known, and none of these. */
    OTHER,
    /** Not known. */
    UNKNOWN
}
