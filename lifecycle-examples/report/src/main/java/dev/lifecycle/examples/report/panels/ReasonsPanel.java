package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Contract;
import dev.lifecycle.metrics.Extractor;
import dev.lifecycle.metrics.Metric;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.churn.ChurnReasons;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why subscribers left, of how many that is known, and how many did not choose to: in all, and by the stage they left from, the month
 * they had come in, the month they left in and the kind of customer.
 *
 * @param all         over all of them
 * @param breakdowns  by what, to each part
 */
public record ReasonsPanel(ChurnReasons all, Map<String, Segmented<String, ChurnReasons>> breakdowns) implements Panel {

    /** Works it out for the contracts that are over. */
    public static ReasonsPanel of(List<Contract> contracts, Periods periods) {
        List<Contract> lost = contracts.stream()
                .filter(contract -> contract.closed().isPresent())
                .toList();
        Map<String, Segmented<String, ChurnReasons>> breakdowns = new LinkedHashMap<>();
        breakdowns.put(
                "stage",
                by(lost, contract -> Optional.ofNullable(contract.leftFrom()).orElse("unknown")));
        breakdowns.put("cohort", by(lost, contract -> month(contract.from(), periods)));
        breakdowns.put("period", by(lost, contract -> month(contract.closed().orElseThrow(), periods)));
        breakdowns.put("persona", by(lost, Contract::segment));
        return new ReasonsPanel(lost.stream().collect(reasons()), breakdowns);
    }

    @Override
    public List<Table> tables() {
        Table reasons = new Table("churn_reasons", "by,part_of,reason,lost,involuntary,share_of_known");
        Table coverage = new Table("churn_reason_coverage", "by,part_of,measure," + Table.RATE);
        add(reasons, coverage, "all", "all", all);
        breakdowns.forEach(
                (by, parts) -> parts.segments().forEach((part, found) -> add(reasons, coverage, by, part, found)));
        return List.of(reasons, coverage);
    }

    private static void add(Table reasons, Table coverage, String by, String part, ChurnReasons found) {
        found.reasons()
                .forEach(reason -> reasons.row(
                        by,
                        part,
                        reason.reason(),
                        reason.lost(),
                        reason.involuntary(),
                        found.share(reason.reason()).value()));
        coverage.row(by, part, "reason known", found.coverage());
        coverage.row(by, part, "involuntary", found.involuntaryShare());
    }

    private static Segmented<String, ChurnReasons> by(List<Contract> lost, Extractor<Contract, String> segment) {
        return lost.stream().collect(reasons().by(segment));
    }

    private static Metric<Contract, ?, ChurnReasons> reasons() {
        return ChurnReasons.of(Contract::reason, Contract::involuntary).metric();
    }

    private static String month(java.time.Instant instant, Periods periods) {
        return periods.label(periods.indexOf(instant.atZone(periods.zone()).toLocalDate()));
    }
}
