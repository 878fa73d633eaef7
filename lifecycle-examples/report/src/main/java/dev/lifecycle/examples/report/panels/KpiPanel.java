package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.metrics.churn.ChurnFormula;
import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.revenue.MrrPeriod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The strip of key figures. A period that is not over is in none of them: they cannot seem to collapse on the first of a month.
 *
 * @param all in order
 */
public record KpiPanel(List<Kpi> all) implements Panel {

    /** Takes them from the other panels. */
    public static KpiPanel of(Dashboard board) {
        List<Kpi> all = new ArrayList<>();
        board.get(GoalsPanel.class)
                .attained()
                .forEach(goal -> all.add(
                        Kpi.rate(goal.goal().stage() + " to " + goal.goal().name(), "so far", goal.actual())));
        MrrPanel mrr = board.get(MrrPanel.class);
        List<MrrPeriod> months = mrr.complete();
        MrrPeriod now = months.get(months.size() - 1);
        MrrPeriod then = months.get(months.size() - 2);
        String month = now.period().label();
        String before = then.period().label();
        CheckoutPanel checkout = board.get(CheckoutPanel.class);
        all.add(Kpi.rate(
                "checkout completion", month, completion(checkout, month), before, completion(checkout, before)));
        ChurnPanel churn = board.get(ChurnPanel.class);
        all.add(Kpi.rate(
                "subscriber churn",
                month,
                rate(churn.of(month, ChurnFormula.START_OF_PERIOD)),
                before,
                rate(churn.of(before, ChurnFormula.START_OF_PERIOD))));
        revenue(all, mrr, now, then);
        surveys(all, board.get(SurveyPanel.class));
        LifetimePanel lifetime = board.get(LifetimePanel.class);
        LifetimePanel.Worth worth = lifetime.worth().total();
        all.add(new Kpi(
                "value of a customer, 52 weeks",
                String.valueOf(mrr.movements().currency()),
                "to come",
                worth.customers(),
                worth.mean(),
                worth.value()
                        .interval()
                        .map(total -> new Interval(total.low() / worth.customers(), total.high() / worth.customers()))
                        .orElse(null),
                null,
                null,
                null,
                lifetime.definition()));
        return new KpiPanel(all);
    }

    private static void revenue(List<Kpi> all, MrrPanel mrr, MrrPeriod now, MrrPeriod then) {
        String month = now.period().label();
        String before = then.period().label();
        String definition = mrr.movements().definition();
        String currency = String.valueOf(mrr.movements().currency());
        all.add(Kpi.number(
                "recurring revenue, " + mrr.shop(),
                currency,
                month,
                now.activeAtEnd(),
                number(now.bridge().end()),
                before,
                number(then.bridge().end()),
                definition));
        all.add(Kpi.number(
                "revenue per account",
                currency,
                month,
                now.activeAtEnd(),
                number(now.arpa().orElse(BigDecimal.ZERO)),
                before,
                number(then.arpa().orElse(BigDecimal.ZERO)),
                definition + "/arpa"));
        all.add(Kpi.number(
                "gross revenue retention",
                "share",
                month,
                now.activeAtStart(),
                now.bridge().grossRetention(),
                before,
                then.bridge().grossRetention(),
                definition + "/grr"));
        all.add(Kpi.number(
                "net revenue retention",
                "share",
                month,
                now.activeAtStart(),
                now.bridge().netRetention(),
                before,
                then.bridge().netRetention(),
                definition + "/nrr"));
        all.add(Kpi.number(
                "quick ratio",
                "ratio",
                month,
                null,
                now.bridge().quickRatio(),
                before,
                then.bridge().quickRatio(),
                definition + "/quick-ratio"));
    }

    private static void surveys(List<Kpi> all, SurveyPanel surveys) {
        SurveyPanel.Quarter now = surveys.latest();
        SurveyPanel.Quarter then = surveys.before();
        String quarter = now.period().label();
        String before = then.period().label();
        all.add(Kpi.rate(
                "satisfied (CSAT)",
                quarter,
                now.csat().satisfied(),
                before,
                then.csat().satisfied()));
        all.add(Kpi.score(
                "recommend us (NPS)",
                "points",
                quarter,
                now.nps().estimate(),
                now.nps().adjustedInterval(),
                before,
                then.nps().estimate(),
                now.nps().definition() + "/adjusted-wald"));
        all.add(Kpi.score(
                "found it easy (CES, of 7)",
                "mean",
                quarter,
                now.ces().estimate(),
                now.ces()
                        .estimate()
                        .map(one -> one.interval(MeasuredRate.DEFAULT_CONFIDENCE))
                        .orElse(null),
                before,
                then.ces().estimate(),
                now.ces().definition()));
        all.add(Kpi.rate("survey answered (NPS)", quarter, now.npsResponse(), before, then.npsResponse()));
    }

    private static MeasuredRate completion(CheckoutPanel checkout, String month) {
        Checkout found = checkout.months().get(month);
        return found == null ? MeasuredRate.of(Rate.EMPTY, false, "checkout") : found.completion();
    }

    private static MeasuredRate rate(ChurnRate churn) {
        return churn.rate()
                .orElseGet(() -> MeasuredRate.of(
                        Rate.EMPTY, churn.complete(), "churn/" + churn.formula().id()));
    }

    private static OptionalDouble number(BigDecimal amount) {
        return OptionalDouble.of(amount.doubleValue());
    }

    @Override
    public List<Table> tables() {
        Table table = new Table(
                "kpis", "kpi,unit,period,n,value,low,high,period_before,value_before,change,p_value,definition");
        for (Kpi kpi : all) {
            table.row(
                    kpi.name(),
                    kpi.unit(),
                    kpi.period(),
                    kpi.n(),
                    kpi.value(),
                    kpi.interval() == null ? null : kpi.interval().low(),
                    kpi.interval() == null ? null : kpi.interval().high(),
                    kpi.before(),
                    kpi.was(),
                    kpi.value() == null || kpi.was() == null ? null : kpi.value() - kpi.was(),
                    kpi.pValue(),
                    kpi.definition());
        }
        return List.of(table);
    }
}
