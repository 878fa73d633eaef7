package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.internal.CustomerRows;
import dev.lifecycle.metrics.internal.CustomerState;
import dev.lifecycle.metrics.internal.Instants;
import dev.lifecycle.metrics.internal.bytes.Fresh;
import dev.lifecycle.metrics.survival.KaplanMeier;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** When each question was asked and answered: 20 bytes a question. */
final class ServiceLevelState extends CustomerState<ServiceLevelState> {

    /** No answer yet. */
    static final long OPEN = Long.MAX_VALUE;

    private static final long serialVersionUID = 1L;
    private static final int ASKED = 0;
    private static final int ANSWERED = 1;

    private final transient CustomerRows questions = column(new CustomerRows(2, 0));

    /** Notes a question, in microseconds. */
    void asked(Object customer, long asked, long answered) {
        int question = questions.add(number(customer));
        questions.setLong(ASKED, question, asked);
        questions.setLong(ANSWERED, question, answered);
        seen(answered == OPEN ? asked : answered);
    }

    @Override
    protected Fresh fresh() {
        return shape -> new ServiceLevelState();
    }

    /** The result, looked at in a microsecond. */
    ServiceLevel result(String definition, Duration within, long end) {
        long promised = within.toNanos() / 1_000;
        long inTime = 0;
        long late = 0;
        List<ServiceLevel.OpenQuestion> waiting = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            long asked = questions.getLong(ASKED, i);
            long answered = questions.getLong(ANSWERED, i);
            if (answered == OPEN) {
                waiting.add(new ServiceLevel.OpenQuestion(
                        id(questions.customer(i)), Instants.of(asked), end - asked > promised));
            } else {
                inTime += answered - asked <= promised ? 1 : 0;
                late += answered - asked <= promised ? 0 : 1;
            }
        }
        waiting.sort(Comparator.comparing(ServiceLevel.OpenQuestion::askedAt)
                .thenComparing(question -> String.valueOf(question.customer())));
        return new ServiceLevel(definition, within, inTime, late, waiting, median(end));
    }

    private @Nullable Duration median(long end) {
        double[] lasted = new double[questions.size()];
        boolean[] ended = new boolean[lasted.length];
        for (int i = 0; i < lasted.length; i++) {
            long answered = questions.getLong(ANSWERED, i);
            ended[i] = answered != OPEN;
            lasted[i] = Math.max(0, (ended[i] ? answered : end) - questions.getLong(ASKED, i));
        }
        OptionalDouble median = KaplanMeier.ofColumns(lasted, ended).median().time();
        return median.isEmpty() ? null : Duration.of(Math.round(median.getAsDouble()), ChronoUnit.MICROS);
    }
}
