package dev.lifecycle.metrics.internal.bytes;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/**
 * What a metric counts in. It is written and read as checked bytes, by {@link StateBytes} and by Java serialisation alike, and never
 * field by field.
 */
public abstract class MetricState implements Serializable {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused") // it is there for serializers that look
    private final FieldCopy fields = FieldCopy.REFUSED;

    /** For the states of the packages above. */
    protected MetricState() {}

    /** Makes an empty state of this kind; a reference to a constructor, which holds nothing of this state. */
    protected abstract Fresh fresh();

    /** How an empty state of this kind is made, for who holds states of any kind. */
    public final Fresh maker() {
        return fresh();
    }

    /** What an empty state must be told to take in this one; 0 where there is nothing to tell. */
    protected int shape() {
        return 0;
    }

    /** Writes all it holds, in the order in which {@link #read} reads it. */
    protected abstract void write(StateOutput out);

    /**
     * Takes in what was written, being empty.
     *
     * @throws dev.lifecycle.metrics.state.InvalidStateException if it cannot be what was written
     */
    protected abstract void read(StateInput in);

    /** The name of the kind, which is part of the bytes. */
    final String kind() {
        return getClass().getSimpleName();
    }

    /** Java serialisation writes the checked bytes. */
    protected final Object writeReplace() {
        return Written.of(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException(Messages.notByField(getClass().getName()));
    }

    private void readObjectNoData() throws InvalidObjectException {
        throw new InvalidObjectException(Messages.notByField(getClass().getName()));
    }
}
