package dev.lifecycle.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;

/** An accumulator's bytes as somebody would forge them: changed inside, with a length and a checksum that are right. */
public final class Forged {

    /** How many bytes lie before those of the accumulator. */
    static final int HEADER = 14;

    private static final int LENGTH_AT = 6;
    private static final int CHECKSUM_AT = 10;

    private Forged() {}

    /** Some bytes behind the header changed, cut off or added. */
    public static byte[] changed(byte[] bytes, Random random) {
        byte[] changed = bytes.clone();
        if (random.nextInt(4) == 0) {
            changed = Arrays.copyOf(changed, HEADER + random.nextInt(changed.length - HEADER + 9));
        }
        for (int times = 1 + random.nextInt(3); times > 0 && changed.length > HEADER; times--) {
            int at = HEADER + random.nextInt(changed.length - HEADER);
            changed[at] = (byte) (random.nextBoolean() ? 0xFF : random.nextInt());
        }
        return sealed(changed);
    }

    /** The same bytes with the length and checksum they should have. */
    public static byte[] sealed(byte[] bytes) {
        byte[] sealed = bytes.clone();
        ByteBuffer header = ByteBuffer.wrap(sealed);
        header.putInt(LENGTH_AT, sealed.length);
        CRC32C sum = new CRC32C();
        sum.update(sealed, 0, CHECKSUM_AT);
        sum.update(sealed, HEADER, sealed.length - HEADER);
        header.putInt(CHECKSUM_AT, (int) sum.getValue());
        return sealed;
    }
}
