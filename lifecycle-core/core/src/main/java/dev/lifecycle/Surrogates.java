package dev.lifecycle;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names for erased subjects, which nobody can guess or trace back: that they are random is the point of them. */
final class Surrogates {

    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** Such as {@code erased-9f86d081884c7d659a2feaa0c55ad015}. */
    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return "erased-" + HexFormat.of().formatHex(bytes);
    }
}
