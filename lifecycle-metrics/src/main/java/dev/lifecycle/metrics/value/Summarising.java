package dev.lifecycle.metrics.value;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** From purchase days to summaries, in one pass over the customers. */
final class Summarising {

    private final TimeUnit unit;
    private final int calibrationEnd;
    private final Object[] ids;
    private final SummaryColumns columns;
    private final int[] births;
    private final IntStream.Builder repeats = IntStream.builder();
    private int size;
    private long merged;
    private long zeroSpendDays;

    private Summarising(int customers, TimeUnit unit, LocalDate until, boolean holdout) {
        this.unit = unit;
        calibrationEnd = Math.toIntExact(until.toEpochDay());
        ids = new Object[customers];
        columns = SummaryColumns.sized(customers, holdout);
        births = new int[customers];
    }

    static PurchaseSummary of(
            PurchaseLedger ledger, TimeUnit unit, ZoneId zone, LocalDate until, @Nullable LocalDate holdout) {
        int last = Math.toIntExact(until.toEpochDay());
        int known = (int)
                ledger.customers.values().stream().filter(d -> d.day(0) <= last).count();
        Summarising pass = new Summarising(known, unit, until, holdout != null);
        ledger.customers.forEach((id, days) -> {
            if (days.day(0) <= last) {
                pass.add(id, days);
            }
        });
        SummaryConventions conventions = new SummaryConventions(
                unit,
                zone,
                until,
                holdout,
                pass.merged,
                pass.zeroSpendDays,
                ledger.afterEnd,
                ledger.customers.size() - known);
        int[] repeats = pass.repeats.build().toArray();
        Arrays.sort(repeats);
        return new PurchaseSummary(pass.ids, pass.columns, conventions, new Timeline(pass.births, repeats));
    }

    private void add(Object id, DayTotals days) {
        int first = days.day(0);
        int last = first;
        int frequency = 0;
        double spend = 0;
        double later = 0;
        for (int i = 1; i < days.size(); i++) {
            int day = days.day(i);
            repeats.add(day);
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
        births[size] = first;
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
