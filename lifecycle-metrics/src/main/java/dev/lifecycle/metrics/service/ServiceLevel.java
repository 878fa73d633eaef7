package dev.lifecycle.metrics.service;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.internal.Shown;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many questions were answered within the promised time, and who is still waiting.
 *
 * <p>A question counts once it is known how it went: it was answered, in time or late, or it is open and its time is over. One that is open and
 * can still be answered in time is in neither number; it is named in {@link #waiting()}, and makes the rate open. Without a question of known
 * outcome the rate is undefined. Time runs day and night.
 *
 * <p>The median time to an answer is that of Kaplan and Meier: open questions have waited at least so long. It is empty while less than half
 * would have been answered.
 *
 * <pre>{@code
 * ServiceLevel level = questions.stream().collect(ServiceLevel.of(Question::customer, Question::askedAt, Question::answeredAt)
 *         .answeredWithin(Duration.ofHours(24)).observedUntil(now).metric());
 * level.rate();      // 2 of 3 = 66.7 % (20.8–93.9 %), open
 * }</pre>
 *
 * @param definition id of the definition, such as {@code service-level/answered-within-PT24H}
 * @param within     the promised time, both ends included
 * @param inTime     questions answered within it
 * @param late       questions answered after it
 * @param waiting    questions without an answer, the longest waiting first
 * @param median     time from question to answer; null if not known
 */
public record ServiceLevel(
        String definition,
        Duration within,
        long inTime,
        long late,
        List<OpenQuestion> waiting,
        @Nullable Duration median)
        implements Result, Serializable {

    /**
     * A question without an answer.
     *
     * @param customer  who asked
     * @param askedAt   when
     * @param isOverdue whether the promised time is over
     */
    @SuppressWarnings("serial") // a customer is if the host means to send it
    public record OpenQuestion(Object customer, Instant askedAt, boolean isOverdue) implements Serializable {}

    /** Copies the list. */
    public ServiceLevel {
        waiting = List.copyOf(waiting);
    }

    /**
     * Over rows that are questions, to be completed by {@code .answeredWithin(time)}.
     *
     * @param customer who asked
     * @param asked    when
     * @param answered when the first answer came; null if not yet
     */
    public static <T> ServiceLevelDefinition.Target<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Instant> asked,
            Extractor<? super T, @Nullable Instant> answered) {
        return ServiceLevelDefinition.of(customer, asked, answered);
    }

    /** Questions without an answer whose time is over; they count as missed. */
    public long overdue() {
        return waiting.stream().filter(OpenQuestion::isOverdue).count();
    }

    /** Answered in time, of those answered and those overdue; open while a question can still be answered in time. */
    public MeasuredRate rate() {
        return MeasuredRate.of(new Rate(inTime, inTime + late + overdue()), overdue() == waiting.size(), definition);
    }

    /** The median time from question to answer, if it is known. */
    public Optional<Duration> medianResponse() {
        return Optional.ofNullable(median);
    }

    /** {@code answered within 1.0 d: 2 of 3 = 66.7 % (20.8–93.9 %), open; 1 waiting, 0 of them overdue; median 16.0 h}. */
    @Override
    public String toString() {
        return "answered within " + Shown.time(within) + ": " + rate() + "; " + waiting.size() + " waiting, "
                + overdue()
                + " of them overdue"
                + medianResponse().map(time -> "; median " + Shown.time(time)).orElse("");
    }
}
