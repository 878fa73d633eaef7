package dev.lifecycle.model.engine;

/**
 * What of a subject's past no timer is to fire for, though none did: it was over before the subject came here. In microseconds.
 *
 * @param upTo        timers due before this instant count as spent; {@link Micros#NEVER} if none do
 * @param silenceFrom silence counts from this instant at the earliest; {@link Micros#NEVER} if it counts as usual
 */
public record Spent(long upTo, long silenceFrom) {

    /** Nothing counts as spent; no other instance says so. */
    public static final Spent NOTHING = new Spent(Micros.NEVER, Micros.NEVER);

    /** Whether nothing counts as spent. */
    public boolean isNothing() {
        return upTo == Micros.NEVER && silenceFrom == Micros.NEVER;
    }

    /** Of both, which is one shared object where it is nothing. */
    public static Spent of(long upTo, long silenceFrom) {
        return upTo == Micros.NEVER && silenceFrom == Micros.NEVER ? NOTHING : new Spent(upTo, silenceFrom);
    }
}
