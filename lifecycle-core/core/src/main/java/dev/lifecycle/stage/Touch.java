package dev.lifecycle.stage;

import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one contact with a customer, bound to a rule or to entering or leaving a stage. When the rule fires it becomes a
 * touchpoint with a due instant and a key; the host carries it out.
 *
 * <pre>{@code
 * Touch.of("win-back").after(Duration.ofDays(14)).at(LocalTime.of(9, 0)).via("email").cancelIfLeft()
 * Touch.of("special-offer").expiresAfter(Duration.ofDays(2))
 * Touch.of("invoice").via("billing").transactional()
 * }</pre>
 */
public final class Touch {

    private final String id;
    private final Duration delay;
    private final @Nullable LocalTime hour;
    private final @Nullable Duration expiry;
    private final @Nullable String channel;
    private final boolean cancelIfLeft;
    private final boolean transactional;

    private Touch(
            String id,
            Duration delay,
            @Nullable LocalTime hour,
            @Nullable Duration expiry,
            @Nullable String channel,
            boolean cancelIfLeft,
            boolean transactional) {
        this.id = id;
        this.delay = delay;
        this.hour = hour;
        this.expiry = expiry;
        this.channel = channel;
        this.cancelIfLeft = cancelIfLeft;
        this.transactional = transactional;
    }

    /**
     * A contact due at once, over a channel the host chooses, kept even if the customer leaves the stage.
     *
     * @throws IllegalArgumentException if the id is {@linkplain Texts#requireId no id}
     */
    public static Touch of(String id) {
        return new Touch(Texts.requireId(id, "a touchpoint id"), Duration.ZERO, null, null, null, false, false);
    }

    /**
     * The same, due this long after the rule fired.
     *
     * @throws IllegalArgumentException if the delay is negative or longer than {@link TimeLimits#LONGEST}
     */
    public Touch after(Duration wait) {
        if (wait.isNegative()) {
            throw new IllegalArgumentException(
                    "touchpoint '" + id + "' has a negative delay " + wait + "; use zero or more");
        }
        TimeLimits.requireUsable(wait, "the delay of touchpoint '" + id + "'");
        return new Touch(id, wait, hour, expiry, channel, cancelIfLeft, transactional);
    }

    /**
     * The same, due at this time of the customer's day: the next that comes, from when it would be due otherwise. Where the customer's
     * clocks leap over it, that is the change. Quiet hours move it on from there.
     */
    public Touch at(LocalTime timeOfDay) {
        return new Touch(
                id, delay, timeOfDay.truncatedTo(ChronoUnit.MICROS), expiry, channel, cancelIfLeft, transactional);
    }

    /**
     * The same, never to go out from this long after it is first due: an offer of last week is none.
     *
     * @throws IllegalArgumentException if not positive, or longer than {@link TimeLimits#LONGEST}
     */
    public Touch expiresAfter(Duration time) {
        if (time.compareTo(Duration.ofNanos(1_000)) < 0) {
            throw new IllegalArgumentException("touchpoint '" + id + "' would expire " + Texts.inWords(time)
                    + " after it is due; give it a microsecond at least");
        }
        TimeLimits.requireUsable(time, "the expiry of touchpoint '" + id + "'");
        return new Touch(id, delay, hour, time, channel, cancelIfLeft, transactional);
    }

    /** The same, over this channel, such as {@code email}. */
    public Touch via(String channelName) {
        String name = Texts.requireId(channelName, "a channel name");
        return new Touch(id, delay, hour, expiry, name, cancelIfLeft, transactional);
    }

    /** The same, cancelled when the customer leaves the stage they were in (or came into) when the rule fired. */
    public Touch cancelIfLeft() {
        return new Touch(id, delay, hour, expiry, channel, true, transactional);
    }

    /**
     * The same, owed to the customer: an invoice, a reply. No consent is asked, and neither caps nor quiet hours nor cool-downs hold it
     * back; nor does it count towards them.
     */
    public Touch transactional() {
        return new Touch(id, delay, hour, expiry, channel, cancelIfLeft, true);
    }

    /** What the host knows this contact by, such as {@code thank-you}. */
    public String id() {
        return id;
    }

    /** How long after the rule fired it is due. */
    public Duration delay() {
        return delay;
    }

    /** At what time of the customer's day it is first due, where the model says so. */
    public Optional<LocalTime> hour() {
        return Optional.ofNullable(hour);
    }

    /** How long after it is first due it expires, if it does. */
    public Optional<Duration> expiry() {
        return Optional.ofNullable(expiry);
    }

    /** The channel, where the model names one. */
    public Optional<String> channel() {
        return Optional.ofNullable(channel);
    }

    /** Whether leaving the stage cancels it. */
    public boolean isCancelledIfLeft() {
        return cancelIfLeft;
    }

    /** Whether it is owed to the customer, whatever the rules of contact say. */
    public boolean isTransactional() {
        return transactional;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Touch that
                && id.equals(that.id)
                && delay.equals(that.delay)
                && hour().equals(that.hour())
                && expiry().equals(that.expiry())
                && channel().equals(that.channel())
                && cancelIfLeft == that.cancelIfLeft
                && transactional == that.transactional;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Such as {@code win-back after 14 days at 09:00 via email, cancelled if left}. */
    @Override
    public String toString() {
        return id
                + (delay.isZero() ? "" : " after " + Texts.inWords(delay))
                + (hour == null ? "" : " at " + hour)
                + (channel == null ? "" : " via " + channel)
                + (transactional ? ", transactional" : "")
                + (cancelIfLeft ? ", cancelled if left" : "")
                + (expiry == null ? "" : ", expires after " + Texts.inWords(expiry));
    }
}
