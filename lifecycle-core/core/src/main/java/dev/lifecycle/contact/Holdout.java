package dev.lifecycle.contact;

import dev.lifecycle.stage.Texts;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A share of the customers who get nothing, so that it can be seen what contacts bring about. Who is held out is decided by a keyed hash of the customer: the same on every machine, for as
 * long as key and name are kept, with nothing to store, and not to be guessed without the key. Shares grow and shrink in place: who is held out of 5 % is held out of 10 %. Immutable.
 *
 * <p>After a merge the customer who stays decides. Two holdouts of different names are independent of each other.
 *
 * <pre>{@code
 * Holdout spring = Holdout.of("spring-offers", key, 0.10).touches("special-offer", "win-back");
 * ContactRules.of().holdout(spring);          // what is due to them is suppressed: HOLDOUT spring-offers
 * spring.isHeldOut("c-42");                   // for the comparison afterwards, whether there was anything to send or not
 * }</pre>
 */
public final class Holdout {

    private static final String HASH = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;
    // So many of the hash's bits make a share: all that a double tells apart.
    private static final int BITS = 53;

    private final String name;
    private final SecretKeySpec key;
    private final double share;
    private final Set<String> touches;

    private Holdout(String name, SecretKeySpec key, double share, Set<String> touches) {
        this.name = name;
        this.key = key;
        this.share = share;
        this.touches = touches;
    }

    /**
     * A holdout from everything that rules of contact are asked of.
     *
     * @param name  of the comparison; it is hashed with the customer
     * @param key   a secret of the host's, at least 16 bytes, kept for as long as the comparison runs
     * @param share of the customers, above 0 and below 1
     * @throws IllegalArgumentException if the name is no id, the key too short or the share outside
     */
    public static Holdout of(String name, byte[] key, double share) {
        Texts.requireId(name, "a holdout's name");
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(Messages.shortKey(key.length, SHORTEST_KEY));
        }
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(Messages.holdoutShare(share));
        }
        return new Holdout(name, new SecretKeySpec(key, HASH), share, Set.of());
    }

    /**
     * The same from these touches alone.
     *
     * @throws IllegalArgumentException if there is none, or one is no id
     */
    public Holdout touches(String... only) {
        if (only.length == 0) {
            throw new IllegalArgumentException(Messages.holdoutOfNothing(name));
        }
        for (String touch : only) {
            Texts.requireId(touch, "a touchpoint id");
        }
        return new Holdout(name, key, share, Set.copyOf(Arrays.asList(only)));
    }

    /** Whether this customer gets nothing. */
    public boolean isHeldOut(String customer) {
        byte[] hash = hash((name + '\n' + customer).getBytes(StandardCharsets.UTF_8));
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << Byte.SIZE | Byte.toUnsignedInt(hash[i]);
        }
        return (bits >>> (Long.SIZE - BITS)) * 0x1p-53 < share;
    }

    private byte[] hash(byte[] text) {
        try {
            // One of them is for one thread, and is made in less time than it takes to hash.
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(Messages.noHash(HASH), e);
        }
    }

    /** Whether it is asked of this touch at all. */
    boolean isAskedOf(String touch) {
        return touches.isEmpty() || touches.contains(touch);
    }

    /** Why a touchpoint is suppressed. */
    String reason() {
        return Messages.heldOut(name);
    }

    /** {@code spring-offers: 10.0 % held out}, without the key. */
    @Override
    public String toString() {
        return Messages.holdout(name, share);
    }
}
