package dev.lifecycle.metrics.survival;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;

/**
 * Durations to a survival result: a collector, and the four functions beneath it.
 *
 * <p>A row is refused with {@link InvalidRowException} if its duration is missing, negative or not a number, its event is missing, or
 * it enters at or after its end.
 *
 * @param <T> the host's row
 * @param <R> the result
 */
public final class TenureMetric<T, R> implements Metric<T, Tenures, R> {

    private static final long serialVersionUID = 1L;

    private final Extractor<? super T, ? extends Number> duration;
    private final Extractor<? super T, Boolean> event;
    private final Extractor<? super T, ? extends Number> entry;
    private final Extractor<Tenures, R> finish;

    TenureMetric(
            Extractor<? super T, ? extends Number> duration,
            Extractor<? super T, Boolean> event,
            Extractor<? super T, ? extends Number> entry,
            Extractor<Tenures, R> finish) {
        this.duration = duration;
        this.event = event;
        this.entry = entry;
        this.finish = finish;
    }

    /**
     * Left truncation: subjects that came under observation late count as at risk only from then on.
     *
     * @param entered when, on the clock of the duration; 0 if observed from the start
     */
    public TenureMetric<T, R> enteringAt(Extractor<? super T, ? extends Number> entered) {
        return new TenureMetric<>(duration, event, entered, finish);
    }

    @Override
    public Tenures empty() {
        return new Tenures();
    }

    @Override
    public void add(Tenures tenures, T row) {
        double length = Rows.<T, Number>required(duration, row, "duration").doubleValue();
        boolean ended = Rows.<T, Boolean>required(event, row, "event");
        double from = Rows.<T, Number>required(entry, row, "entry").doubleValue();
        String problem = Tenures.problem(from, length);
        if (!problem.isEmpty()) {
            throw new InvalidRowException(problem, String.valueOf(row));
        }
        tenures.add(from, length, ended);
    }

    @Override
    public Tenures merge(Tenures left, Tenures right) {
        left.addAll(right);
        return left;
    }

    @Override
    public R result(Tenures tenures) {
        return finish.apply(tenures);
    }
}
