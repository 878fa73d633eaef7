package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.Row;
import dev.lifecycle.examples.report.reading.value.AmountParser;
import dev.lifecycle.examples.report.reading.value.Cell;
import dev.lifecycle.examples.report.reading.value.Currencies;
import org.jspecify.annotations.Nullable;

/** How much a row is worth: its amount, or quantity times price, in the currency that is wanted. */
final class MoneyCells {

    private final Columns columns;
    private final AmountParser amounts;
    private final Nulls nulls;
    private final Tally tally;
    private final @Nullable String currency;

    MoneyCells(Columns columns, AmountParser amounts, Nulls nulls, Tally tally, @Nullable String currency) {
        this.columns = columns;
        this.amounts = amounts;
        this.nulls = nulls;
        this.tally = tally;
        this.currency = currency;
    }

    /** In millionths; none or beyond money as the parser says. A log without amounts has purchases of 0. */
    long amount(Row row) {
        if (columns.isProduct()) {
            long quantity = amounts.micros(columns.needed(Role.QUANTITY, row));
            return AmountParser.product(quantity, amounts.micros(columns.needed(Role.PRICE, row)));
        }
        return columns.has(Role.AMOUNT) ? amounts.micros(columns.needed(Role.AMOUNT, row)) : 0;
    }

    /** Whether the row has a column for its amount and nothing in it. */
    boolean isMissing(Row row) {
        return columns.has(Role.AMOUNT) && nulls.is(columns.needed(Role.AMOUNT, row));
    }

    /** Whether the amount that was read last is in the wanted currency; another one is counted with its reason. */
    boolean isOfCurrency(Row row) {
        Cell column = columns.cell(Role.CURRENCY, row);
        String code = column == null || nulls.is(column) ? amounts.currency() : Currencies.code(column.toString());
        if (code == null) {
            return true;
        }
        tally.currency(code);
        if (currency != null && !currency.equalsIgnoreCase(code)) {
            tally.leftOut("currency is " + code);
            return false;
        }
        return true;
    }

    /** As it stands in the row. */
    String text(Row row) {
        return columns.isProduct()
                ? columns.needed(Role.QUANTITY, row) + " × " + columns.needed(Role.PRICE, row)
                : columns.has(Role.AMOUNT) ? columns.needed(Role.AMOUNT, row).toString() : "";
    }

    /** What its column is called. */
    String name() {
        return columns.name(columns.isProduct() ? Role.PRICE : Role.AMOUNT);
    }
}
