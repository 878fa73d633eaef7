package dev.lifecycle.stage;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plan of one contact with a customer, bound to a rule or to entering or leaving a stage. When the rule fires it becomes a
 * touchpoint with a due instant and a key; the host carries it out.
 *
 * <pre>{@code
 * Touch.of("win-back").after(Duration.ofDays(14)).via("email").cancelIfLeft()
 * }</pre>
 */
public final class Touch {

    private final String id;
    private final Duration delay;
    private final @Nullable String channel;
    private final boolean cancelIfLeft;

    private Touch(String id, Duration delay, @Nullable String channel, boolean cancelIfLeft) {
        this.id = id;
        this.delay = delay;
        this.channel = channel;
        this.cancelIfLeft = cancelIfLeft;
    }

    /**
     * A contact due at once, over a channel the host chooses, kept even if the customer leaves the stage.
     *
     * @throws IllegalArgumentException if the id is {@linkplain Texts#requireId no id}
     */
    public static Touch of(String id) {
        return new Touch(Texts.requireId(id, "a touchpoint id"), Duration.ZERO, null, false);
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
        return new Touch(id, wait, channel, cancelIfLeft);
    }

    /** The same, over this channel, such as {@code email}. */
    public Touch via(String channelName) {
        return new Touch(id, delay, Texts.requireId(channelName, "a channel name"), cancelIfLeft);
    }

    /** The same, cancelled when the customer leaves the stage they were in (or came into) when the rule fired. */
    public Touch cancelIfLeft() {
        return new Touch(id, delay, channel, true);
    }

    /** What the host knows this contact by, such as {@code thank-you}. */
    public String id() {
        return id;
    }

    /** How long after the rule fired it is due. */
    public Duration delay() {
        return delay;
    }

    /** The channel, where the model names one. */
    public Optional<String> channel() {
        return Optional.ofNullable(channel);
    }

    /** Whether leaving the stage cancels it. */
    public boolean isCancelledIfLeft() {
        return cancelIfLeft;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Touch that
                && id.equals(that.id)
                && delay.equals(that.delay)
                && channel().equals(that.channel())
                && cancelIfLeft == that.cancelIfLeft;
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /** Such as {@code win-back after 14 days via email, cancelled if left}. */
    @Override
    public String toString() {
        return id
                + (delay.isZero() ? "" : " after " + Texts.inWords(delay))
                + (channel == null ? "" : " via " + channel)
                + (cancelIfLeft ? ", cancelled if left" : "");
    }
}
