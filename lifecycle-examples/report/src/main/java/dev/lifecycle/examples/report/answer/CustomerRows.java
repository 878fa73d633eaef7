package dev.lifecycle.examples.report.answer;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.value.purchase.Predictions;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every customer of the log, in the order of their first purchases. */
final class CustomerRows {

    private static final String COLUMNS =
            "customer,stage,firstPurchase,lastPurchase,purchaseDays,total,segment,probabilityAlive,risk,"
                    + "purchases13Weeks,purchases13WeeksLow,purchases13WeeksHigh,value13Weeks,value13WeeksLow,value13WeeksHigh,"
                    + "purchases52Weeks,purchases52WeeksLow,purchases52WeeksHigh,value52Weeks,value52WeeksLow,value52WeeksHigh,"
                    + "valueAtRisk,model,verdict";

    private final List<CustomerRow> rows;
    private final Speaker speaker;

    private CustomerRows(List<CustomerRow> rows, Speaker speaker) {
        this.rows = rows;
        this.speaker = speaker;
    }

    /** What a customer bought. */
    private static final class Bought {
        private final LocalDate first;
        private LocalDate last;
        private int days;
        private BigDecimal total = BigDecimal.ZERO;

        private Bought(LocalDate first) {
            this.first = first;
            this.last = first;
        }

        private void add(PurchaseDay day) {
            last = day.day();
            days++;
            total = total.add(day.total());
        }
    }

    /**
     * @param days  in order of time
     * @param stage the stage of a customer
     */
    static CustomerRows of(
            List<PurchaseDay> days,
            Foretelling foretelling,
            ZoneId zone,
            LocalDate end,
            Function<String, String> stage) {
        Map<String, Bought> bought = new LinkedHashMap<>();
        days.forEach(day -> bought.computeIfAbsent(day.customer(), customer -> new Bought(day.day()))
                .add(day));
        Map<Object, String> names = Names.of(days, zone, end);
        PurchaseModel model = foretelling.model();
        Ahead ahead = model == null ? null : new Ahead(foretelling, model);
        List<CustomerRow> rows = new ArrayList<>(bought.size());
        bought.forEach((customer, known) -> rows.add(new CustomerRow(
                customer,
                stage.apply(customer),
                known.first,
                known.last,
                known.days,
                known.total,
                names.getOrDefault(customer, ""),
                ahead == null ? null : ahead.alive(customer),
                ahead == null ? null : ahead.of(customer, ahead.quarter, ahead.quarterRange),
                ahead == null ? null : ahead.of(customer, ahead.year, ahead.yearRange),
                ahead == null ? null : ahead.atRisk(customer))));
        return new CustomerRows(rows, foretelling.speaker());
    }

    /** What the model says of one customer after another. */
    private static final class Ahead {
        private final Foretelling foretelling;
        private final PurchaseModel model;
        private final Predictions quarter;
        private final Predictions year;
        private final CountRange quarterRange;
        private final CountRange yearRange;

        private Ahead(Foretelling foretelling, PurchaseModel model) {
            this.foretelling = foretelling;
            this.model = model;
            boolean many = foretelling.summary().size() > CountRange.MANY;
            quarter = model.predict(foretelling.summary(), Foretelling.QUARTER);
            year = model.predict(foretelling.summary(), Foretelling.YEAR);
            quarterRange = new CountRange(model, Foretelling.QUARTER, many);
            yearRange = new CountRange(model, Foretelling.YEAR, many);
        }

        private @Nullable Double alive(String customer) {
            return model.isAliveByConstruction(foretelling.summary().of(customer))
                    ? null
                    : quarter.probabilityAlive(customer);
        }

        private CustomerRow.Ahead of(String customer, Predictions predictions, CountRange range) {
            CountRange.Range between =
                    range.of(foretelling.summary().of(customer), predictions.probabilityAlive(customer));
            return new CustomerRow.Ahead(
                    predictions.expectedPurchases(customer), between.low(), between.high(), spend(customer));
        }

        private @Nullable Double spend(String customer) {
            if (foretelling.spend() == null) {
                return null;
            }
            OptionalDouble expected =
                    foretelling.spend().expectedSpend(foretelling.summary().of(customer));
            return expected.isPresent() ? expected.getAsDouble() : null;
        }

        private @Nullable Double atRisk(String customer) {
            Double spend = spend(customer);
            Double alive = alive(customer);
            if (spend == null || alive == null) {
                return null;
            }
            CustomerSummary known = foretelling.summary().of(customer);
            double kept = model.expectedPurchasesIfAlive(known.frequency(), known.age(), Foretelling.YEAR);
            return (1 - alive) * kept * spend;
        }
    }

    List<CustomerRow> all() {
        return rows;
    }

    /** Those with most to lose, the most first. */
    List<CustomerRow> toCall(int most) {
        return top(most, CustomerRow::atRisk);
    }

    /** Those of whom most is to come in the next 52 weeks, the most first: money, or purchases where there is no model of money. */
    List<CustomerRow> best(int most) {
        List<CustomerRow> byValue =
                top(most, row -> row.year() == null ? null : row.year().value());
        return byValue.isEmpty()
                ? top(most, row -> row.year() == null ? null : row.year().purchases())
                : byValue;
    }

    private List<CustomerRow> top(int most, Function<CustomerRow, @Nullable Double> by) {
        return rows.stream()
                .filter(row -> by.apply(row) != null)
                .sorted(Comparator.<CustomerRow>comparingDouble(row -> -orZero(by.apply(row)))
                        .thenComparing(CustomerRow::customer))
                .limit(most)
                .toList();
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    /** The table {@code customers}. */
    Table table() {
        Table table = new Table("customers", COLUMNS);
        String model = speaker.candidate() == null ? "" : speaker.candidate().name();
        for (CustomerRow row : rows) {
            table.row(
                    row.customer(),
                    row.stage(),
                    row.first(),
                    row.last(),
                    row.purchases(),
                    row.total(),
                    row.segment(),
                    row.alive(),
                    row.risk(),
                    ahead(row.quarter()),
                    ahead(row.year()),
                    row.atRisk(),
                    model,
                    speaker.reason());
        }
        return table;
    }

    private static List<@Nullable Object> ahead(CustomerRow.@Nullable Ahead ahead) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(ahead == null ? null : ahead.purchases());
        cells.add(ahead == null ? null : ahead.low());
        cells.add(ahead == null ? null : ahead.high());
        cells.add(ahead == null ? null : ahead.value());
        cells.add(ahead == null ? null : ahead.times(ahead.low()));
        cells.add(ahead == null ? null : ahead.times(ahead.high()));
        return cells;
    }
}
