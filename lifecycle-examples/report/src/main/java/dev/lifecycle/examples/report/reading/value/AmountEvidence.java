package dev.lifecycle.examples.report.reading.value;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all amounts of the input together say about the decimal sign: 12,50 decides, 1.234 may be a thousand or one. */
public final class AmountEvidence {

    private static final int GROUP = 3;

    private long point;
    private long comma;
    private boolean thousands;
    private @Nullable String ambiguous;

    /** A number with so many points and commas, the last of them with so many digits before and after it. */
    public void separators(
            int points, int commas, boolean lastIsPoint, int before, int after, boolean zeroBefore, Cell text) {
        if (points > 0 && commas > 0) {
            thousands = true;
            decide(lastIsPoint);
        } else if (points + commas > 1) {
            thousands = true;
            decide(!lastIsPoint);
        } else if (after != GROUP || before > GROUP || before == 0 || zeroBefore) {
            decide(lastIsPoint);
        } else {
            ambiguous = ambiguous == null ? text.toString() : ambiguous;
        }
    }

    private void decide(boolean pointIsDecimal) {
        if (pointIsDecimal) {
            point++;
        } else {
            comma++;
        }
    }

    public void blanksBetween() {
        thousands = true;
    }

    public boolean hasThousands() {
        return thousands;
    }

    /** The decimal sign of most amounts that allow one alone. */
    public Optional<Character> decimal() {
        return point + comma == 0 ? Optional.empty() : Optional.of(point >= comma ? '.' : ',');
    }

    /** An amount that can be read in two ways, while none decides; empty if there is nothing to decide. */
    public Optional<String> undecided() {
        return decimal().isEmpty() ? Optional.ofNullable(ambiguous) : Optional.empty();
    }
}
