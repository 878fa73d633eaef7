package dev.lifecycle.metrics.internal.bytes;

import dev.lifecycle.metrics.state.InvalidStateException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The envelope around a state's bytes: 4 bytes of magic, 2 of format version, 4 of the whole length, 4 of a CRC-32C over all but
 * itself; then the metric's definition id, the kind of the state, its shape and what it holds. Numbers of fixed width have their
 * highest byte first.
 */
public final class StateBytes {

    private static final int MAGIC = 0x4C4D_5354;
    private static final int VERSION = 1;
    private static final int VERSION_AT = 4;
    private static final int LENGTH_AT = 6;
    private static final int CHECKSUM_AT = 10;
    private static final int HEADER = 14;

    private StateBytes() {}

    /**
     * The state as bytes.
     *
     * @throws IllegalArgumentException if it is no state of this library's, or holds an id that is no value it can write
     */
    public static byte[] write(String definition, Object state) {
        return write(definition, ours(state), null);
    }

    /**
     * Fills an empty state with what the bytes hold.
     *
     * @throws InvalidStateException    if they are not what {@link #write} wrote under this definition
     * @throws IllegalArgumentException if the empty state is none of this library's
     */
    public static void read(String definition, Object empty, byte[] bytes) {
        MetricState state = ours(empty);
        StateInput in = opened(definition, bytes, null);
        agree("kind of state", in.text(), state.kind());
        int shape = in.size();
        agree("shape", String.valueOf(shape), String.valueOf(state.shape()));
        state.read(in);
        in.end();
    }

    static byte[] write(String definition, MetricState state, @Nullable List<Object> objects) {
        StateOutput out = new StateOutput(objects);
        for (int i = 0; i < HEADER; i++) {
            out.octet(0);
        }
        out.text(definition);
        out.text(state.kind());
        out.size(state.shape());
        state.write(out);
        byte[] bytes = out.bytes();
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(0, MAGIC);
        header.putShort(VERSION_AT, (short) VERSION);
        header.putInt(LENGTH_AT, bytes.length);
        header.putInt(CHECKSUM_AT, checksum(bytes));
        return bytes;
    }

    static MetricState read(String definition, Fresh fresh, byte[] bytes, List<Object> objects) {
        StateInput in = opened(definition, bytes, objects);
        String kind = in.text();
        MetricState state = in.fresh(fresh);
        agree("kind of state", kind, state.kind());
        state.read(in);
        in.end();
        return state;
    }

    private static StateInput opened(String definition, byte[] bytes, @Nullable List<Object> objects) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER) {
            throw new InvalidStateException(Messages.noHeader(bytes.length, HEADER));
        }
        if (header.getInt(0) != MAGIC) {
            throw new InvalidStateException(Messages.noMagic(header.getInt(0)));
        }
        int version = Short.toUnsignedInt(header.getShort(VERSION_AT));
        if (version != VERSION) {
            throw new InvalidStateException(Messages.version(version, VERSION));
        }
        int length = header.getInt(LENGTH_AT);
        if (length != bytes.length) {
            throw new InvalidStateException(
                    Integer.compareUnsigned(length, bytes.length) > 0
                            ? Messages.cutShort(length, bytes.length)
                            : Messages.tooLong(length, bytes.length));
        }
        int declared = header.getInt(CHECKSUM_AT);
        int seen = checksum(bytes);
        if (seen != declared) {
            throw new InvalidStateException(Messages.damaged(declared, seen));
        }
        StateInput in = new StateInput(bytes, HEADER, objects);
        agree("definition", in.text(), definition);
        return in;
    }

    private static void agree(String what, String seen, String expected) {
        if (!seen.equals(expected)) {
            throw new InvalidStateException(Messages.another(what, seen, expected));
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, CHECKSUM_AT);
        sum.update(bytes, HEADER, bytes.length - HEADER);
        return (int) sum.getValue();
    }

    private static MetricState ours(Object state) {
        if (state instanceof MetricState ours) {
            return ours;
        }
        throw new IllegalArgumentException(Messages.notOurs(state.getClass().getName()));
    }
}
