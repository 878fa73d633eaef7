package dev.lifecycle.examples.benchmarks.engine;

/** One way to run the job over a tape. Events are fed in the order of the tape, by one thread. */
@FunctionalInterface
public interface Engine {

    /** Feeds the event at this place of the tape to its customer and tells the number of the stage the customer is in afterwards. */
    int feed(int place);

    /** Makes ready for the tape to be fed from its beginning once more; engines without a sense of time just go on. */
    default void rewind() {}
}
