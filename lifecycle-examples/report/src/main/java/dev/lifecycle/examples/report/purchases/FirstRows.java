package dev.lifecycle.examples.report.purchases;

import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Grid;
import dev.lifecycle.examples.report.reading.PurchaseColumns;
import dev.lifecycle.examples.report.reading.Purchases;

/** What a run would make of the files, without running: how they were understood, and their first ten rows. */
public final class FirstRows {

    private static final int SHOWN = 10;

    private FirstRows() {}

    /** Tells it on this console. */
    public static void tell(Purchases purchases, Console console) {
        PurchaseColumns columns = purchases.columns();
        if (columns.size() > 0) {
            ReadingText told = new ReadingText(purchases, console);
            told.readAs();
            told.tell(new DayMerge(columns));
        }
        Grid grid = new Grid(1).line("line", "customer", "day", "amount");
        for (int row = 0; row < Math.min(SHOWN, columns.size()); row++) {
            grid.line(
                    Integer.toString(columns.lineOf(row)),
                    columns.customer(columns.customerOf(row)),
                    columns.dateOf(row).toString(),
                    columns.amount(columns.microsOf(row)).toPlainString()
                            + (columns.microsOf(row) < 0 ? " (a refund)" : ""));
        }
        console.head("The first rows as understood; nothing else was done");
        console.block(grid);
    }
}
