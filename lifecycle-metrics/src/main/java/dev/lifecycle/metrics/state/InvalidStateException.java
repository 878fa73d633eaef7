package dev.lifecycle.metrics.state;

/**
 * Bytes that {@code Metric.read} cannot take for an accumulator of the metric: damaged, cut short, followed by more, written under
 * another definition or in a format this version does not know. The message says what was seen, what was expected and, where it is
 * known, at which byte. Nothing was counted.
 */
public class InvalidStateException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param problem what is wrong, with what was seen and expected */
    public InvalidStateException(String problem) {
        super(problem);
    }
}
