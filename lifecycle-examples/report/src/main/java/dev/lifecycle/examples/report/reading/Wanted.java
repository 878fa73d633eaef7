package dev.lifecycle.examples.report.reading;

import dev.lifecycle.examples.report.reading.text.Row;
import dev.lifecycle.examples.report.reading.value.Cell;

/** Tells purchases from other rows: those not asked for, other events, cancelled orders; each that is left out is counted with its reason. */
final class Wanted {

    private final Columns columns;
    private final Tally tally;

    Wanted(Columns columns, Tally tally) {
        this.columns = columns;
        this.tally = tally;
    }

    boolean is(Row row) {
        for (Columns.Wanted wanted : columns.where()) {
            if (!row.cell(wanted.slot()).isIgnoringCase(wanted.value())) {
                tally.leftOut("not asked for by --where");
                return false;
            }
        }
        Cell event = columns.cell(Role.EVENT, row);
        if (event != null
                && !ColumnChoice.isOneOf(event, UsualNames.PURCHASES)
                && !ColumnChoice.isOneOf(event, UsualNames.REFUNDS)) {
            return leftOut(Role.EVENT, event);
        }
        Cell status = columns.cell(Role.STATUS, row);
        return status == null || !ColumnChoice.isOneOf(status, UsualNames.CANCELLED) || leftOut(Role.STATUS, status);
    }

    private boolean leftOut(Role role, Cell value) {
        tally.leftOut(columns.name(role) + " is '" + Messages.cut(value.toString()) + "'");
        return false;
    }

    /** Whether the row says that money went back, whatever the sign of its amount. */
    boolean isRefund(Row row) {
        return ColumnChoice.isOneOf(columns.cell(Role.EVENT, row), UsualNames.REFUNDS);
    }
}
