package dev.lifecycle.store;

/** What a store answers when a worker is about to send what it has claimed. */
public enum BeginResult {
    /** The claim holds, the attempt is counted: send. */
    BEGUN,
    /**
     * The claim holds no longer: its lease ended, it was settled, somebody else claimed since, or the touchpoint was cancelled, erased or
     * handed over to another customer. Nothing is changed, and nothing must be sent.
     */
    LOST,
    /** The customer was sent as many as a limit allows. Nothing is changed. */
    CAP_REACHED,
    /** With what others have begun to send, the customer may get as many as a limit allows. Nothing is changed. */
    ANOTHER_UNDERWAY
}
