package dev.lifecycle.preset.event;

import java.math.BigDecimal;

/**
 * A customer bought something. A total of zero is a purchase; a negative one is a refund, which is none.
 *
 * @param order which order
 * @param total what it came to, in the host's currency
 */
public record OrderCompleted(String order, BigDecimal total) {}
