package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.internal.CustomerColumn;
import dev.lifecycle.metrics.internal.CustomerState;
import dev.lifecycle.metrics.internal.IntColumn;
import dev.lifecycle.metrics.internal.LongColumn;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What a survey metric has counted so far: a number per score, or the latest answer per customer. */
final class SurveyState extends CustomerState<SurveyState> {

    /** In place of a score: it was not answered. */
    static final int DISMISSED = -1;

    private static final long serialVersionUID = 1L;

    private final transient long[] counts;
    private transient long dismissed;
    private final transient Latest latest = column(new Latest());

    SurveyState(int points) {
        this.counts = new long[points];
    }

    /** Counts an answer, whoever gave it. */
    void count(int scorePoint) {
        if (scorePoint == DISMISSED) {
            dismissed++;
        } else {
            counts[scorePoint]++;
        }
    }

    /** Notes an answer of which only the latest of its customer counts. */
    void latest(Object customer, long micros, int scorePoint) {
        latest.note(number(customer), micros, scorePoint);
    }

    private static SurveyState of(int points) {
        return new SurveyState(new Scale(1, points).points());
    }

    @Override
    protected Fresh fresh() {
        return SurveyState::of;
    }

    @Override
    protected int shape() {
        return counts.length;
    }

    @Override
    protected void writeRest(StateOutput out) {
        for (long count : counts) {
            out.number(count);
        }
        out.number(dismissed);
    }

    @Override
    protected void readRest(StateInput in) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.tally();
        }
        dismissed = in.tally();
        for (int i = 0; i < latest.customers; i++) {
            in.between(DISMISSED, counts.length - 1L, latest.point.get(i));
        }
    }

    /** Writes the answers of its only customer: those counted, then the latest of each period where only those count. */
    void writeAlone(StateOutput out) {
        long given = LongStream.of(counts).filter(count -> count > 0).count();
        out.size((int) given);
        for (int point = 0; point < counts.length; point++) {
            if (counts[point] > 0) {
                out.size(point);
                out.unsigned(counts[point]);
            }
        }
        out.unsigned(dismissed);
        out.size(customers());
        for (int i = 0; i < customers(); i++) {
            out.id(id(i));
            out.number(latest.at.get(i));
            out.number(latest.point.get(i));
        }
    }

    /** Takes in, being empty, what was written of one customer. */
    void readAlone(StateInput in) {
        for (int left = in.count(); left > 0; left--) {
            counts[in.below(counts.length)] = in.between(0, Long.MAX_VALUE, in.unsigned());
        }
        dismissed = in.between(0, Long.MAX_VALUE, in.unsigned());
        for (int left = in.count(); left > 0; left--) {
            int customer = number(in.id());
            latest.note(customer, in.number(), (int) in.between(DISMISSED, counts.length - 1L, in.number()));
        }
    }

    @Override
    protected void merged(SurveyState other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        dismissed += other.dismissed;
    }

    /** How often each score was given. */
    Answers answers(Scale scale) {
        SurveyState all = new SurveyState(counts.length);
        all.merged(this);
        for (int i = 0; i < customers(); i++) {
            all.count(latest.point.get(i));
        }
        return new Answers(scale, LongStream.of(all.counts).boxed().toList(), all.dismissed);
    }

    private static final class Latest implements CustomerColumn<Latest> {

        private final LongColumn at = new LongColumn(NEVER);
        private final IntColumn point = new IntColumn(DISMISSED);
        private int customers;

        private void note(int customer, long micros, int scorePoint) {
            customers = Math.max(customers, customer + 1);
            long known = at.get(customer);
            int before = point.get(customer);
            boolean lower = scorePoint != DISMISSED && (before == DISMISSED || scorePoint < before);
            if (micros > known || (micros == known && lower)) {
                at.set(customer, micros);
                point.set(customer, scorePoint);
            }
        }

        @Override
        public void write(StateOutput out) {
            out.size(customers);
            at.write(customers, out);
            point.write(customers, out);
        }

        @Override
        public void read(StateInput in, int limit) {
            customers = (int) in.between(0, limit, in.count());
            at.read(customers, in);
            point.read(customers, in);
        }

        @Override
        public void addAll(Latest other, int @Nullable [] numbers) {
            for (int i = 0; i < other.customers; i++) {
                note(numbers == null ? i : numbers[i], other.at.get(i), other.point.get(i));
            }
        }
    }
}
