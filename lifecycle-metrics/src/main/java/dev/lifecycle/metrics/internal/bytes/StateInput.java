package dev.lifecycle.metrics.internal.bytes;

import dev.lifecycle.metrics.state.InvalidStateException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a state reads itself from. Nothing is believed: whatever is no such value, lies outside its range or asks for more than there are
 * bytes is refused with its place, so that no false number loops, grows an array or is counted.
 */
public final class StateInput {

    private static final int MOST_DECIMALS = 10_000;
    private static final int LOW = 0x7F;
    private static final int MORE = 0x80;
    private static final int LAST_SHIFT = 63;

    private final byte[] bytes;
    private final @Nullable List<Object> objects;
    private int at;

    StateInput(byte[] bytes, int from, @Nullable List<Object> objects) {
        this.bytes = bytes;
        this.at = from;
        this.objects = objects;
    }

    /** Of bytes without an envelope, in which there are no objects. */
    public static StateInput of(byte[] bytes) {
        return new StateInput(bytes, 0, null);
    }

    /** A number of things of which each takes a byte or more. */
    public int count() {
        int count = size();
        if (count > bytes.length - at) {
            throw refused(Messages.moreThanBytes(count, bytes.length - at));
        }
        return count;
    }

    /** A number of things, 0 or more; who reads it allocates nothing by it. */
    public int size() {
        return (int) between(0, Integer.MAX_VALUE, unsigned());
    }

    /** The number of one of so many. */
    public int below(int limit) {
        return (int) between(0, limit - 1L, unsigned());
    }

    /** How often something was counted, 0 or more. */
    public long tally() {
        return between(0, Long.MAX_VALUE, number());
    }

    /** Any int. */
    public int integer() {
        return (int) between(Integer.MIN_VALUE, Integer.MAX_VALUE, number());
    }

    /** Any whole number. */
    public long number() {
        long value = unsigned();
        return value >>> 1 ^ -(value & 1);
    }

    /** A whole number taken as unsigned. */
    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
            int next = octet();
            if (shift == LAST_SHIFT && next > 1) {
                break;
            }
            value |= (long) (next & LOW) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
        throw refused(Messages.endlessNumber());
    }

    /** A number with all its bits. */
    public double real() {
        return Double.longBitsToDouble(bits());
    }

    /** All bits of a number. */
    public long bits() {
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << Byte.SIZE | octet();
        }
        return bits;
    }

    /** Yes or no. */
    public boolean flag() {
        return between(0, 1, octet()) == 1;
    }

    /** A text. */
    public String text() {
        int length = count();
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) between(0, Character.MAX_VALUE, unsigned()));
        }
        return text.toString();
    }

    /** An exact number of up to {@value #MOST_DECIMALS} decimals: with a forged scale it would take any time to be added to. */
    public BigDecimal decimal() {
        String text = text();
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) <= MOST_DECIMALS) {
                return number;
            }
        } catch (NumberFormatException e) {
            InvalidStateException refused = refused(Messages.noDecimal(text));
            refused.addSuppressed(e);
            throw refused;
        }
        throw refused(Messages.noDecimal(text));
    }

    /** An id, segment, group or the like. */
    public Object id() {
        return Ids.read(this, 0);
    }

    /** A state inside another, or an accumulator of the host's own metric. */
    public Object state(@Nullable Fresh fresh) {
        if (!flag()) {
            return object();
        }
        if (fresh == null) {
            throw refused(Messages.noKind());
        }
        MetricState state = fresh(fresh);
        state.read(this);
        return state;
    }

    /** Refuses what was read, at the place after it. */
    public InvalidStateException refused(String problem) {
        return new InvalidStateException(Messages.at(problem, at, bytes.length));
    }

    /** Refuses what was read unless it lies within these bounds. */
    public long between(long least, long most, long value) {
        if (value < least || value > most) {
            throw refused(Messages.outside(value, least, most));
        }
        return value;
    }

    MetricState fresh(Fresh fresh) {
        int shape = size();
        try {
            return fresh.of(shape);
        } catch (IllegalArgumentException e) {
            InvalidStateException refused = refused(Messages.noShape(shape));
            refused.addSuppressed(e);
            throw refused;
        }
    }

    Object object() {
        if (objects == null) {
            throw refused(Messages.objectInBytes());
        }
        Object object = objects.get(below(objects.size()));
        if (object == null) {
            throw refused(Messages.nullObject());
        }
        return object;
    }

    int octet() {
        if (at == bytes.length) {
            throw refused(Messages.noMoreBytes());
        }
        return Byte.toUnsignedInt(bytes[at++]);
    }

    /** Refuses bytes that are left. */
    public void end() {
        if (at != bytes.length) {
            throw refused(Messages.left(bytes.length - at));
        }
    }
}
