package dev.lifecycle.metrics.churn;

import java.util.Locale;

/**
 * The named ways to divide churned customers by customers. They answer differently on the same data, so a result always says
 * which one it used.
 */
public enum ChurnFormula {

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
     * By two looks at a grid of instants, the period's start and its end: running at the start and not running at the end, over
     * running at the start. A span runs at its first instant and no longer at its last, as a query over a month grid reads it:
     * who joins at the very start is in the whole here and joined for the others, and a span to the very end of a period is lost in that
     * period here and in the next one for the others. With no span on such an instant the number is that of
     * {@link #START_OF_PERIOD}. Whoever joins and leaves, or leaves and comes back, between the looks is invisible; the counts
     * tell them all the same.
     */
    SNAPSHOT;

    /** {@code start-of-period}, {@code start-plus-new}, … */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
