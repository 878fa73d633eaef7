package dev.lifecycle.examples.benchmarks.engine;

/** One way to run the workload over a log. Events are fed in the order of the log, by one thread. */
@FunctionalInterface
public interface Engine {

    /** Feeds the event at this place of the log to its customer and tells the number of the stage the customer is in afterwards. */
    int feed(int place);

    /** Makes ready for the log to be fed from its beginning once more; engines without a sense of time just go on. */
    default void rewind() {}
}
