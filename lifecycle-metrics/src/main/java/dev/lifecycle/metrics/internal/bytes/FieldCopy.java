package dev.lifecycle.metrics.internal.bytes;

import java.io.Serializable;
import java.util.AbstractCollection;
import java.util.Iterator;

/**
 * Stands in every state so that a serializer which copies fields (Kryo, for one) refuses instead of copying: it asks the collection for
 * its elements. A copy of fields would have two of what is shared inside, and count customers twice.
 */
final class FieldCopy extends AbstractCollection<Object> implements Serializable {

    static final FieldCopy REFUSED = new FieldCopy();

    private static final long serialVersionUID = 1L;

    private FieldCopy() {}

    @Override
    public Iterator<Object> iterator() {
        throw new UnsupportedOperationException(Messages.fieldCopy());
    }

    @Override
    public int size() {
        throw new UnsupportedOperationException(Messages.fieldCopy());
    }

    @Override
    public String toString() {
        return "no copies by field";
    }
}
