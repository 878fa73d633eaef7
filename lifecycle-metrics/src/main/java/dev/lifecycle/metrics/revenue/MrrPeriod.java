package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Movements of one period.
 *
 * @param period         which
 * @param bridge         from start to end
 * @param activeAtStart  customers (items, at that grain) with a running subscription at the start, a free one only where declared
 * @param activeAtEnd    the same at the end
 * @param newAndChurned  that came for the first time in the period and were gone before its end; their amount is in new and churn
 * @param overcredited   who had larger credits at the end than what else ran, and by how much; they count as 0
 * @param complete       whether the period was observed to its end
 */
public record MrrPeriod(
        Period period,
        MrrBridge bridge,
        long activeAtStart,
        long activeAtEnd,
        long newAndChurned,
        SortedMap<String, BigDecimal> overcredited,
        boolean complete)
        implements Result, Serializable {

    /** Copies the map. */
    public MrrPeriod {
        overcredited = Collections.unmodifiableSortedMap(new TreeMap<>(overcredited));
    }

    /** Average revenue per account at the end, to two decimals more than the amounts; empty if nobody is active. */
    public Optional<BigDecimal> arpa() {
        BigDecimal end = bridge.end();
        return activeAtEnd == 0
                ? Optional.empty()
                : Optional.of(end.divide(BigDecimal.valueOf(activeAtEnd), end.scale() + 2, RoundingMode.HALF_EVEN));
    }

    /** {@code 2026-03: 10000 + 2000 new + … = 12000}. */
    @Override
    public String toString() {
        return period + ": " + bridge
                + (overcredited.isEmpty() ? "" : ", credited below zero " + overcredited)
                + (complete ? "" : ", open");
    }
}
