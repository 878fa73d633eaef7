package dev.lifecycle.commit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;

/** Names that nobody can guess or trace back, and that never come twice: 16 random bytes in hexadecimal. */
public final class RandomNames {

    private static final int BYTES = 16;

    private RandomNames() {}

    /** Such as {@code erased-9f86d081884c7d659a2feaa0c55ad015}. */
    public static Supplier<String> beginningWith(String prefix) {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return prefix + HexFormat.of().formatHex(bytes);
        };
    }
}
