package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.internal.bytes.StateInput;
import dev.lifecycle.metrics.internal.bytes.StateOutput;
import org.jspecify.annotations.Nullable;

/** What all amounts of a state add up to, each without its sign, so that no sum of some of them is ever too large; and their one currency. */
final class MoneySum {

    private long total;
    private String currency = "";

    /** Adds an amount that there is room for. */
    void add(long units) {
        total += Math.abs(units);
    }

    /** Whether an amount can be added without any sum becoming too large. */
    boolean hasRoomFor(long units) {
        return total <= Long.MAX_VALUE - Math.abs(units);
    }

    /** Whether an amount may be in this currency: it is the known one, or none is known yet. */
    boolean isIn(String code) {
        return currency.isEmpty() || currency.equals(code);
    }

    /** Notes the currency of a row, which is that of all. */
    void note(String code) {
        currency = code;
    }

    /** The one currency; null if none was declared or there was no row. */
    @Nullable
    String currency() {
        return currency.isEmpty() ? null : currency;
    }

    /** Refuses to be added to another sum if their currencies differ or they are too large together; notes the currency. */
    void merging(MoneySum other) {
        if (!other.currency.isEmpty() && !isIn(other.currency)) {
            throw new IllegalArgumentException(Messages.secondCurrency(currency, other.currency));
        }
        currency = currency.isEmpty() ? other.currency : currency;
        if (total > Long.MAX_VALUE - other.total) {
            throw new ArithmeticException(Messages.partsTooLarge());
        }
    }

    /** Adds the other sum. */
    void merged(MoneySum other) {
        total += other.total;
    }

    /** Writes the currency; the amounts stand in the state. */
    void write(StateOutput out) {
        out.text(currency);
    }

    /** Reads the currency. */
    void read(StateInput in) {
        currency = in.text();
    }

    /** Adds an amount that was read, if it is one of a row and there is room for it. */
    void read(StateInput in, long units) {
        in.between(-MoneyReader.MOST, MoneyReader.MOST, units);
        total += in.between(0, Long.MAX_VALUE - total, Math.abs(units));
    }
}
