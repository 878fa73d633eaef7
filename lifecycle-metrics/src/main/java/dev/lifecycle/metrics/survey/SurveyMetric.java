package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.CustomerMetric;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.LocalDays;
import dev.lifecycle.metrics.internal.StateMetric;
import dev.lifecycle.metrics.internal.bytes.KeyedId;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import dev.lifecycle.metrics.internal.counts.Cells;
import dev.lifecycle.metrics.internal.counts.PerCustomer;
import java.time.Instant;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Counts the answers of a survey. */
final class SurveyMetric<T, R> extends StateMetric<T, SurveyState, R> {

    private static final long serialVersionUID = 1L;

    private final SurveyRows<T> rows;
    private final SurveyReading<R> reading;
    // Of the calendar in each period of which the latest counts.
    private final @Nullable LocalDays calendarDays;

    SurveyMetric(SurveyRows<T> rows, SurveyReading<R> reading) {
        this.rows = rows;
        this.reading = reading;
        Periods calendar = rows.calendar();
        this.calendarDays = calendar == null ? null : new LocalDays(calendar.zone());
    }

    @Override
    public String definition() {
        return reading.id(new SurveyReading.Asked(rows.denominator(), rows.id(), true)) + Instants.id(rows.until());
    }

    @Override
    public SurveyState empty() {
        return new SurveyState(reading.scale().points());
    }

    @Override
    public void add(SurveyState state, T row) {
        Scale scale = reading.scale();
        Integer given = Rows.<T, Integer>optional(rows.score(), row, "score");
        if (given != null && !scale.contains(given)) {
            throw new InvalidRowException(Messages.outsideScale(given, scale.lowest(), scale.highest()), row);
        }
        Instant at = rows.instant(row);
        if (!rows.holds(at)) {
            return;
        }
        int point = given == null ? SurveyState.DISMISSED : given - scale.lowest();
        if (!rows.latest() || at == null) {
            state.count(point);
            return;
        }
        Object customer = Rows.<T, Object>required(rows.customer(), row, "customer");
        state.latest(key(customer, at), Instants.micros(at, row), point);
    }

    private Object key(Object customer, Instant at) {
        Periods calendar = rows.calendar();
        return calendar == null || calendarDays == null
                ? customer
                : new KeyedId(customer, calendar.indexOfDay(calendarDays.day(at)));
    }

    @Override
    public R result(SurveyState state) {
        return result(state.answers(reading.scale()));
    }

    @Override
    public CustomerMetric<T, R> perCustomer() {
        return new InTwoLevels<>(this);
    }

    private R result(Answers answers) {
        return reading.read(answers, new SurveyReading.Asked(rows.denominator(), rows.id(), rows.isOver()));
    }

    private static final class InTwoLevels<T, R> extends PerCustomer<T, SurveyState, R> {

        private static final long serialVersionUID = 1L;

        private final SurveyMetric<T, R> metric;

        InTwoLevels(SurveyMetric<T, R> metric) {
            super(new SurveyMetric<>(metric.rows.nameless(), metric.reading), metric.rows.until() != null);
            this.metric = metric;
        }

        @Override
        public Object customer(T row) {
            return Rows.<T, Object>required(metric.rows.customer(), row, "customer");
        }

        @Override
        protected void write(SurveyState one, StateOutput out) {
            one.writeAlone(out);
        }

        @Override
        protected void read(SurveyState empty, StateInput in) {
            empty.readAlone(in);
        }

        @Override
        protected void count(SurveyState one, Cells into) {
            Answers answers = one.answers(metric.reading.scale());
            for (int point = 0; point < answers.counts().size(); point++) {
                into.add("score", point, answers.counts().get(point));
            }
            into.add("dismissed", 0, answers.dismissed());
        }

        @Override
        protected R result(Cells all) {
            Scale scale = metric.reading.scale();
            long[] counts = new long[scale.points()];
            all.into("score", 0, counts);
            return metric.result(
                    new Answers(scale, LongStream.of(counts).boxed().toList(), all.of("dismissed", 0)));
        }
    }
}
