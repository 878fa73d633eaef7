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

    /** Refuses the row whose amount the sum has no room for. */
    void checkRoom(T row, long units, MoneySum sum) {
        if (!sum.hasRoomFor(units)) {
            throw new InvalidRowException(Messages.sumTooLarge(amount(units).toPlainString()), row);
        }
    }

    /** Notes the row's currency, where one is declared; refuses the row if that of the sum is another. */
    void checkCurrency(T row, MoneySum sum) {
        if (currency == null) {
            return;
        }
        String seen = Rows.<T, String>required(currency, row, "currency");
        if (!sum.isIn(seen)) {
            throw new InvalidRowException(Messages.secondCurrency(String.valueOf(sum.currency()), seen), row);
        }
        sum.note(seen);
    }

    BigDecimal amount(long units) {
        return BigDecimal.valueOf(units, scale);
    }
}
