package dev.lifecycle.metrics.health;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Rows;
import dev.lifecycle.metrics.internal.Instants;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows become snapshots of customers: who, when, the measures in their order, and what the customer is worth. */
record Snapshots<T>(
        Extractor<? super T, ?> customer,
        Extractor<? super T, Instant> at,
        List<Measure<T>> measures,
        @Nullable Extractor<? super T, BigDecimal> worth,
        @Nullable Instant until)
        implements Serializable {

    // Beyond that it is no money, and sums of such numbers could take any time.
    private static final int MOST_DIGITS = 30;

    static <T> Snapshots<T> of(Extractor<? super T, ?> customer, Extractor<? super T, Instant> at) {
        return new Snapshots<>(customer, at, List.of(), null, null);
    }

    Snapshots<T> and(Measure<T> measure) {
        Measure.checkNew(names(), measure.name());
        return new Snapshots<>(customer, at, Measure.plus(measures, measure), worth, until);
    }

    Snapshots<T> worth(Extractor<? super T, BigDecimal> money) {
        return new Snapshots<>(customer, at, measures, money, until);
    }

    Snapshots<T> until(Instant end) {
        return new Snapshots<>(customer, at, measures, worth, end);
    }

    List<String> names() {
        return measures.stream().map(Measure::name).toList();
    }

    void read(T row, SnapshotState into) {
        Object who = Rows.<T, Object>required(customer, row, "customer");
        Instant when = Rows.<T, Instant>required(at, row, "instant");
        long micros = Instants.micros(when, row);
        double[] values = Measure.read(measures, row);
        BigDecimal money = worth == null ? BigDecimal.ZERO : money(worth, row);
        if (until == null || when.isBefore(until)) {
            into.add(who, micros, values, money);
        }
    }

    private static <T> BigDecimal money(Extractor<? super T, BigDecimal> worth, T row) {
        BigDecimal money = Rows.<T, BigDecimal>required(worth, row, "value");
        if (money.precision() > MOST_DIGITS || Math.abs(money.scale()) > MOST_DIGITS) {
            throw new InvalidRowException(Messages.noMoney(money.toString(), MOST_DIGITS), row);
        }
        if (money.signum() < 0) {
            throw new InvalidRowException(Messages.negative(money.toString()), row);
        }
        // One form of every amount, so that equal ones are equal.
        BigDecimal plain = money.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
