package dev.lifecycle.model.engine;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The texts that a position keeps, by number, and when the events happened that they are of. Immutable. */
final class KeptTexts {

    static final KeptTexts NONE = new KeptTexts(new String[0], new long[0]);

    private final @Nullable String[] texts;
    private final long[] setAt;

    private KeptTexts(@Nullable String[] texts, long[] setAt) {
        this.texts = texts;
        this.setAt = setAt;
    }

    @Nullable
    String text(int number) {
        return number < texts.length ? texts[number] : null;
    }

    /** {@link Micros#NEVER} if no event has kept it, or cleared it. */
    long setAt(int number) {
        return number < setAt.length ? setAt[number] : Micros.NEVER;
    }

    /** The same with this one, unless one was kept of something that happened later. */
    KeptTexts set(int number, @Nullable String text, long occurred) {
        if (occurred < setAt(number)) {
            return this;
        }
        int size = Math.max(texts.length, number + 1);
        @Nullable String[] all = Arrays.copyOf(texts, size);
        long[] times = Arrays.copyOf(setAt, size);
        Arrays.fill(times, setAt.length, size, Micros.NEVER);
        all[number] = text;
        times[number] = occurred;
        return new KeptTexts(all, times);
    }

    /** The same with those of another subject that were kept later. */
    KeptTexts merged(KeptTexts other) {
        KeptTexts then = this;
        for (int number = 0; number < other.texts.length; number++) {
            if (other.setAt(number) > then.setAt(number)) {
                then = then.set(number, other.texts[number], other.setAt(number));
            }
        }
        return then;
    }

    /** The same under other numbers; what has a negative one is forgotten. */
    KeptTexts renumbered(IntUnaryOperator numbers) {
        KeptTexts then = NONE;
        for (int text = 0; text < texts.length; text++) {
            int number = setAt[text] == Micros.NEVER ? -1 : numbers.applyAsInt(text);
            if (number >= 0) {
                then = then.set(number, texts[text], setAt[text]);
            }
        }
        return then;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeptTexts that && Arrays.equals(texts, that.texts) && Arrays.equals(setAt, that.setAt);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(texts);
    }
}
