package dev.lifecycle.metrics.value.summary;

import java.util.function.IntFunction;

/** From purchase days to summaries, in one pass over the customers. */
final class Summarising {

    private final TimeUnit unit;
    private final int calibrationEnd;
    private final Object[] ids;
    private final SummaryColumns columns;
    private final Timeline timeline = Timeline.none();
    private int size;
    private long merged;
    private long zeroSpendDays;

    private Summarising(int customers, Calibration calibration) {
        unit = calibration.unit().unit();
        calibrationEnd = Math.toIntExact(calibration.until().toEpochDay());
        ids = new Object[customers];
        columns = SummaryColumns.sized(customers, calibration.holdout() != null);
    }

    /** @param leftOut how many purchases after the end are not among the rows */
    static PurchaseSummary of(PurchaseOrder rows, IntFunction<Object> id, Calibration calibration, long leftOut) {
        int last = Math.toIntExact(calibration.until().toEpochDay());
        int end = Math.toIntExact(calibration.observedUntil().toEpochDay());
        Summarising pass = new Summarising(rows.customersUpTo(last), calibration);
        DayTotals days = new DayTotals();
        long afterEnd = leftOut;
        long newInHoldout = 0;
        for (int customer = 0; customer < rows.numbers(); customer++) {
            days.clear();
            for (int row = rows.from(customer); row < rows.to(customer); row++) {
                if (rows.day(row) > end) {
                    afterEnd++;
                } else {
                    days.add(rows.day(row), rows.amount(row));
                }
            }
            if (days.size() > 0 && days.day(0) <= last) {
                pass.add(id.apply(customer), days);
            } else if (days.size() > 0) {
                newInHoldout++;
            }
        }
        return pass.summary(calibration, afterEnd, newInHoldout);
    }

    private PurchaseSummary summary(Calibration calibration, long afterEnd, long newInHoldout) {
        SummaryConventions conventions = new SummaryConventions(
                unit,
                calibration.unit().zone(),
                calibration.until(),
                calibration.holdout(),
                merged,
                zeroSpendDays,
                afterEnd,
                newInHoldout);
        return new PurchaseSummary(ids, columns, conventions, timeline);
    }

    private void add(Object id, DayTotals days) {
        int first = days.day(0);
        int last = first;
        int frequency = 0;
        double spend = 0;
        double later = 0;
        for (int i = 1; i < days.size(); i++) {
            int day = days.day(i);
            timeline.repeats().add(day);
            timeline.spend().add(day, days.total(i));
            if (day > calibrationEnd) {
                later += days.total(i);
                continue;
            }
            last = day;
            frequency++;
            spend += days.total(i);
            zeroSpendDays += days.total(i) == 0 ? 1 : 0;
        }
        ids[size] = id;
        timeline.births().add(first);
        columns.frequency()[size] = frequency;
        columns.recency()[size] = (last - first) / unit.days();
        columns.age()[size] = (calibrationEnd - first) / unit.days();
        columns.spend()[size] = frequency == 0 ? 0 : spend / frequency;
        if (columns.holdoutPurchases().length > 0) {
            columns.holdoutPurchases()[size] = days.size() - 1 - frequency;
            columns.holdoutSpend()[size] = later;
        }
        merged += days.purchases() - days.size();
        size++;
    }
}
