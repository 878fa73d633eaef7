package dev.lifecycle.store;

/**
 * How a host's events become text and come back, for stores that keep them. The artifact {@code lifecycle-json} has one over
 * Jackson.
 *
 * <p>A text once written must be readable for as long as the event is kept, whatever happened to the class since.
 */
public interface EventCodec {

    /**
     * An event as text.
     *
     * @param type what {@link #decode} needs to know to read the text
     * @param text the payload
     */
    record Encoded(String type, String text) {}

    /** Writes an event. */
    Encoded encode(Object event);

    /** Reads one back; equal to what was written. */
    Object decode(Encoded encoded);
}
