package dev.lifecycle.metrics.effect;

import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.InvalidRowException;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Rows;
import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an uplift compares, until {@link #metric()}. Immutable: every option gives a new definition. */
public final class UpliftDefinition<T> implements Serializable {

    static final String ID = "uplift/intention-to-treat";

    private static final long serialVersionUID = 1L;
    // Beyond that a sum of squares says nothing any more.
    private static final BigDecimal MOST = new BigDecimal("1e15");

    private final Groups<T> groups;

    private UpliftDefinition(Groups<T> groups) {
        this.groups = groups;
    }

    static <T> UpliftDefinition<T> of(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Boolean> heldOut,
            Extractor<? super T, Boolean> converted) {
        return new UpliftDefinition<>(new Groups<T>(customer, heldOut, converted, null));
    }

    /** What a customer brought, such as revenue: the sum of their rows, with up to two decimals; a row without it brings nothing. */
    public UpliftDefinition<T> amount(Extractor<? super T, @Nullable BigDecimal> money) {
        return new UpliftDefinition<>(new Groups<T>(groups.customer, groups.heldOut, groups.converted, money));
    }

    /** The metric. */
    public Metric<T, ?, Uplift> metric() {
        return groups;
    }

    private record Groups<T>(
            Extractor<? super T, ?> customer,
            Extractor<? super T, Boolean> heldOut,
            Extractor<? super T, Boolean> converted,
            @Nullable Extractor<? super T, @Nullable BigDecimal> amount)
            implements Metric<T, UpliftState, Uplift> {

        @Override
        public String definition() {
            return ID + (amount == null ? "" : "/with-amounts");
        }

        @Override
        public UpliftState empty() {
            return new UpliftState();
        }

        @Override
        public void add(UpliftState state, T row) {
            Object who = Rows.<T, Object>required(customer, row, "customer");
            boolean out = Rows.<T, Boolean>required(heldOut, row, "group");
            boolean did = Rows.<T, Boolean>required(converted, row, "conversion");
            state.add(who, out, did, cents(row));
        }

        private long cents(T row) {
            BigDecimal money = amount == null ? null : Rows.<T, BigDecimal>optional(amount, row, "amount");
            if (money == null) {
                return 0;
            }
            if (money.stripTrailingZeros().scale() > 2 || money.abs().compareTo(MOST) > 0) {
                throw new InvalidRowException(Messages.noAmount(money.toString()), row);
            }
            return money.movePointRight(2).longValueExact();
        }

        @Override
        public UpliftState merge(UpliftState left, UpliftState right) {
            return left.addAll(right);
        }

        @Override
        public Uplift result(UpliftState state) {
            return state.result(definition(), amount != null);
        }
    }
}
