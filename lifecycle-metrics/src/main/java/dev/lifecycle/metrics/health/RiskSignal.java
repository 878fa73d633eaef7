package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Customers whose measure lies beyond its threshold, and what hangs on them.
 *
 * @param definition id of the definition
 * @param name       of the signal
 * @param threshold  the measure's own, itself not beyond
 * @param customers  to whom it applies, those of most value first, then by their text
 * @param known      how many have a value of the measure
 * @param unknown    how many have none, and may be at risk or not
 */
public record RiskSignal(
        String definition, String name, double threshold, List<AtRisk> customers, long known, long unknown)
        implements Result, Serializable {

    /**
     * One customer at risk.
     *
     * @param customer who
     * @param measured the value of the measure
     * @param value    what hangs on the customer; 0 where no value was declared
     */
    @SuppressWarnings("serial") // a customer is if the host means to send it
    public record AtRisk(Object customer, double measured, BigDecimal value) implements Serializable {}

    /** Copies the list. */
    public RiskSignal {
        customers = List.copyOf(customers);
    }

    /** Those at risk, of all whose measure is known. */
    public MeasuredRate share() {
        return MeasuredRate.of(new Rate(customers.size(), known), true, definition + "/" + name);
    }

    /** What hangs on all of them. */
    public BigDecimal valueAtRisk() {
        return customers.stream().map(AtRisk::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** {@code usage fell: 3 of 40 = 7.5 %, value 1200.00}. */
    @Override
    public String toString() {
        return name + ": " + share().rate() + ", value " + valueAtRisk().toPlainString();
    }
}
