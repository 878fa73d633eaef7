package dev.lifecycle.metrics.value.summary;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Observation;
import java.time.temporal.Temporal;

/**
 * Purchases to a {@link PurchaseSummary}.
 *
 * @param <T> the host's row
 */
final class PurchaseSummaryMetric<T> implements Metric<T, PurchaseSummaryState, PurchaseSummary> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ?> customer;
    private final Extractor<? super T, ? extends Temporal> time;
    private final Extractor<? super T, ? extends Number> amount;
    private final Calibration calibration;
    private final Observation observation;

    PurchaseSummaryMetric(
            Extractor<? super T, ?> customer,
            Extractor<? super T, ? extends Temporal> time,
            Extractor<? super T, ? extends Number> amount,
            Calibration calibration) {
        this.customer = customer;
        this.time = time;
        this.amount = amount;
        this.calibration = calibration;
        observation = new Observation(calibration.unit().zone(), calibration.observedUntil());
    }

    @Override
    public String definition() {
        return calibration.id();
    }

    @Override
    public PurchaseSummaryState empty() {
        return new PurchaseSummaryState();
    }

    @Override
    public void add(PurchaseSummaryState state, T row) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        int day = observation.day(Rows.<T, Temporal>required(time, row, "time"), row);
        double spent = Rows.<T, Number>required(amount, row, "amount").doubleValue();
        boolean later = day == Observation.LATER;
        String problem = Messages.problemWithPurchase(0, later ? 0 : day, spent);
        if (problem != null) {
            throw new InvalidRowException(problem, row);
        }
        if (later) {
            state.afterEnd++;
        } else {
            state.add(who, day, spent);
        }
    }

    @Override
    public PurchaseSummaryState merge(PurchaseSummaryState left, PurchaseSummaryState right) {
        left.addAll(right);
        return left;
    }

    @Override
    public PurchaseSummary result(PurchaseSummaryState state) {
        return Summarising.of(state.inOrder(), state::customer, calibration, state.afterEnd);
    }
}
