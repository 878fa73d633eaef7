package dev.lifecycle.metrics.internal.bytes;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A state in the stream of Java serialisation: its checked bytes, how an empty one is made, and the ids that are objects of the host's
 * own classes, which only the host's stream can write and filter.
 */
final class Written implements Serializable {

    private static final long serialVersionUID = 1L;

    private transient Fresh fresh;
    private transient byte[] bytes;
    private transient List<Object> objects;

    private Written(Fresh fresh, byte[] bytes, List<Object> objects) {
        this.fresh = fresh;
        this.bytes = bytes;
        this.objects = objects;
    }

    static Written of(MetricState state) {
        List<Object> objects = new ArrayList<>();
        return new Written(state.fresh(), StateBytes.write("", state, objects), objects);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(fresh);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.writeInt(objects.size());
        for (Object object : objects) {
            out.writeObject(object);
        }
    }

    /** What is declared is taken as it comes, so that a false size asks for no memory. */
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        if (!(in.readObject() instanceof Fresh read)) {
            throw new InvalidObjectException(Messages.noKind());
        }
        fresh = read;
        int length = in.readInt();
        bytes = length < 0 ? new byte[0] : in.readNBytes(length);
        if (bytes.length != length) {
            throw new InvalidObjectException(Messages.cutShort(length, bytes.length));
        }
        objects = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            objects.add(in.readObject());
        }
    }

    private Object readResolve() throws InvalidObjectException {
        try {
            return StateBytes.read("", fresh, bytes, objects);
        } catch (RuntimeException e) {
            // A false maker may fail in any way; what was wrong is the cause.
            InvalidObjectException refused = new InvalidObjectException(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
    }
}
