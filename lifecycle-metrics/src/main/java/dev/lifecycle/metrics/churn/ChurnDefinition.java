package dev.lifecycle.metrics.churn;

import java.util.Locale;

/**
 * The named ways to divide churned customers by customers. They answer differently on the same data, so a result always says
 * which one it used.
 */
public enum ChurnDefinition {

    /**
     * Churned of those active at the start, without those who joined and churned in the period (they were not there at the
     * start) and without those who churned and came back in it. ChartMogul calls this standard. The default.
     */
    START_OF_PERIOD,

    /** All who churned in the period, whenever they joined and even if they came back, over those active at the start. */
    NAIVE,

    /** All who churned in the period over those active at the start plus those who joined in it. Stripe Billing counts so. */
    START_PLUS_NEW,

    /**
     * The sum of the daily rates: each day's churned over that day's active at its start. A sum of rates is no share of people; its
     * value may exceed 1 and it has no interval. ChartMogul offers it as "Shopify".
     */
    DAILY_SUM,

    /**
     * By two looks alone: active at the start and not active at the end, over active at the start. Whoever joins and leaves, or
     * leaves and comes back, in between is invisible.
     */
    SNAPSHOT;

    /** {@code start-of-period}, {@code start-plus-new}, … */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
