package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.metrics.Periods;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a purchase log is looked at.
 *
 * @param model          the lifecycle
 * @param periods        the calendar of cohorts and periods, in the zone of the business
 * @param silence        days without a purchase after which a customer is lost
 * @param observeUntil   the last day of observation; null for the last day in the file
 * @param calibrateUntil the last day of the part that value models learn from; null if nothing is held out
 * @param all            whether everything is told, and not the answer alone
 */
public record PurchaseSettings(
        PurchaseModel model,
        Periods periods,
        int silence,
        @Nullable LocalDate observeUntil,
        @Nullable LocalDate calibrateUntil,
        boolean all) {}
