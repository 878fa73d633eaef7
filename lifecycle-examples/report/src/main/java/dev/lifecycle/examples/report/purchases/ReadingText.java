package dev.lifecycle.examples.report.purchases;

import static dev.lifecycle.examples.report.Report.ordered;

import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Report;
import dev.lifecycle.examples.report.reading.PurchaseColumns;
import dev.lifecycle.examples.report.reading.Purchases;
import dev.lifecycle.examples.report.reading.RowProblem;
import dev.lifecycle.examples.report.reading.Tally;
import java.util.List;
import java.util.Locale;

/** What is said of the reading: how the files were understood, what was left out and why, what was netted. */
final class ReadingText {

    private static final int SHOWN = 5;
    private static final int LISTED = 1_000;

    private final Purchases purchases;
    private final Console console;

    ReadingText(Purchases purchases, Console console) {
        this.purchases = purchases;
        this.console = console;
    }

    void tell(DayMerge merge) {
        purchases.readAs().forEach(line -> console.line("Read as: %s", line.replace("; who:", "\n         who:")));
        Tally tally = purchases.tally();
        console.line(
                "  %,d rows: %,d customer-days with a purchase, of %,d customers",
                tally.rows(), merge.days().size(), merge.days().customers());
        tally.leftOut().forEach((why, count) -> console.line("  %,d left out: %s", count, why));
        if (tally.later() > 0) {
            console.line("  %,d after the end of observation, left out", tally.later());
        }
        rejects();
        refunds(merge.netting());
    }

    private void rejects() {
        List<RowProblem> problems = purchases.rejects().problems();
        if (problems.isEmpty()) {
            return;
        }
        console.line("  %,d could not be read and are left out; rejected.csv lists them:", problems.size());
        purchases.rejects().counts().forEach((why, count) -> console.line("    %,d × %s", count, why));
        problems.stream().limit(SHOWN).forEach(problem -> console.line("    %s", problem));
        if (problems.size() > SHOWN) {
            console.line("    and %,d more", problems.size() - SHOWN);
        }
    }

    private void refunds(Netting netting) {
        PurchaseColumns columns = purchases.columns();
        if (purchases.tally().refunds() == 0) {
            return;
        }
        if (netting.nettedMicros() > 0) {
            console.line(
                    "  %s: %s set off against purchases, of which %,d were refunded whole and do not count",
                    count(purchases.tally().refunds()), columns.amount(netting.nettedMicros()), netting.whole());
        }
        if (netting.unmatched() > 0) {
            boolean one = netting.unmatched() == 1;
            console.line(
                    "  %s of %s without a purchase to set %s off against, left out",
                    count(netting.unmatched()), columns.amount(netting.unmatchedMicros()), one ? "it" : "them");
        }
    }

    private static String count(long refunds) {
        return refunds == 1 ? "1 refund" : String.format(Locale.ROOT, "%,d refunds", refunds);
    }

    /** Why there is nothing to report on. */
    String nothing() {
        Tally tally = purchases.tally();
        return purchases.input() + " holds no purchase: of " + tally.rows() + " rows "
                + purchases.rejects().problems().size() + " cannot be read, "
                + tally.refunds() + " are refunds, "
                + tally.later() + " lie after the end of observation and "
                + tally.leftOut().values().stream().mapToLong(Long::longValue).sum() + " are left out"
                + (tally.leftOut().isEmpty()
                        ? ""
                        : " (" + String.join(", ", tally.leftOut().keySet()) + ")");
    }

    void into(Report report, Netting netting) {
        Tally tally = purchases.tally();
        PurchaseColumns columns = purchases.columns();
        report.put("malformed", purchases.rejects().problems().size())
                .put("malformedBy", purchases.rejects().counts())
                .put("refunds", tally.refunds())
                .put(
                        "refundsNetted",
                        ordered(
                                "amount", columns.amount(netting.nettedMicros()),
                                "refundedWhole", netting.whole(),
                                "refundedInPart", netting.parts(),
                                "unmatched", netting.unmatched(),
                                "unmatchedAmount", columns.amount(netting.unmatchedMicros())))
                .put("later", tally.later())
                .put("leftOut", tally.leftOut())
                .put("malformedRows", first(purchases.rejects().problems()))
                .put("refundRows", first(tally.refundRows()));
    }

    private static List<RowProblem> first(List<RowProblem> problems) {
        return problems.subList(0, Math.min(LISTED, problems.size()));
    }
}
