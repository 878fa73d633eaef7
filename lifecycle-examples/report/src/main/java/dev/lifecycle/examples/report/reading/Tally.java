package dev.lifecycle.examples.report.reading;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the rows that are neither purchases nor unreadable. */
public final class Tally {

    /** So many refunds are kept as they stand; all of them are counted. */
    private static final int KEPT = 1_000;

    private final List<RowProblem> refundRows = new ArrayList<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final Map<String, Long> currencies = new TreeMap<>();
    private long rows;
    private long refunds;
    private long later;

    Tally() {}

    void row() {
        rows++;
    }

    void refund(RowProblem row) {
        if (refunds++ < KEPT) {
            refundRows.add(row);
        }
    }

    void afterTheEnd() {
        later++;
    }

    void leftOut(String why) {
        leftOut.merge(why, 1L, Long::sum);
    }

    void currency(String code) {
        currencies.merge(code, 1L, Long::sum);
    }

    /** Rows read, headers apart, whatever became of them. */
    public long rows() {
        return rows;
    }

    /** Rows with a negative amount. */
    public long refunds() {
        return refunds;
    }

    /** The first thousand of them. */
    public List<RowProblem> refundRows() {
        return Collections.unmodifiableList(refundRows);
    }

    /** Rows after the end of observation. */
    public long later() {
        return later;
    }

    /** Rows that are no purchases, by why: other events, cancelled orders, further lines of an order, other currencies. */
    public Map<String, Long> leftOut() {
        return Collections.unmodifiableMap(leftOut);
    }

    /** Amounts by the code of their currency, where they say one. */
    public Map<String, Long> currencies() {
        return Collections.unmodifiableMap(currencies);
    }
}
