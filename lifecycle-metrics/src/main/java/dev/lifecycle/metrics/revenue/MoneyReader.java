package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads an amount as a whole number of its smallest unit, exactly, and its currency. */
record MoneyReader<T>(
        Extractor<? super T, BigDecimal> amount,
        @Nullable Extractor<? super T, String> currency,
        int scale,
        boolean refuseNegative)
        implements Serializable {

    /** The largest amount of a row, in its smallest unit. */
    static final long MOST = Long.MAX_VALUE / 2;

    MoneyReader<T> in(Extractor<? super T, String> code) {
        return new MoneyReader<>(amount, code, scale, refuseNegative);
    }

    MoneyReader<T> withNegative() {
        return new MoneyReader<>(amount, currency, scale, false);
    }

    MoneyReader<T> scaled(int decimals) {
        return new MoneyReader<>(amount, currency, decimals, refuseNegative);
    }

    long units(T row) {
        BigDecimal value = Rows.<T, BigDecimal>required(amount, row, "amount");
        if (refuseNegative && value.signum() < 0) {
            throw new InvalidRowException(Messages.negative("amount", String.valueOf(value)), row);
        }
        if (value.stripTrailingZeros().scale() > scale) {
            throw new InvalidRowException(Messages.tooPrecise(value.toString(), scale), row);
        }
        BigDecimal units = value.movePointRight(scale);
        if (units.abs().compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw new InvalidRowException(Messages.tooLarge(value.toString()), row);
        }
        return units.longValueExact();
    }

    /** Refuses the row whose amount there is no room for. */
    void checkSum(T row, long units, boolean hasRoom) {
        if (!hasRoom) {
            throw new InvalidRowException(Messages.sumTooLarge(amount(units).toPlainString()), row);
        }
    }

    /** Refuses two sums that are too large together. */
    static void checkSum(long left, long right) {
        if (left > Long.MAX_VALUE - right) {
            throw new ArithmeticException(Messages.partsTooLarge());
        }
    }

    /** The row's currency if it agrees with the known one; empty text where none is declared. */
    String currency(T row, String known) {
        if (currency == null) {
            return "";
        }
        String seen = Rows.<T, String>required(currency, row, "currency");
        if (!known.isEmpty() && !known.equals(seen)) {
            throw new InvalidRowException(Messages.secondCurrency(known, seen), row);
        }
        return seen;
    }

    /** One of two accumulators' currencies, empty text meaning none yet. */
    static String agreed(String left, String right) {
        if (!left.isEmpty() && !right.isEmpty() && !left.equals(right)) {
            throw new IllegalArgumentException(Messages.secondCurrency(left, right));
        }
        return left.isEmpty() ? right : left;
    }

    BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, scale);
    }
}
