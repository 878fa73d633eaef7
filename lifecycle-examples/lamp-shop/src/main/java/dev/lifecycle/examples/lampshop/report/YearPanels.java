package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Clocks;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.lampshop.Simulation;
import dev.lifecycle.examples.report.panels.CheckoutPanel;
import dev.lifecycle.examples.report.panels.ChurnPanel;
import dev.lifecycle.examples.report.panels.CohortValuePanel;
import dev.lifecycle.examples.report.panels.ContentPanel;
import dev.lifecycle.examples.report.panels.Dashboard;
import dev.lifecycle.examples.report.panels.EffortPanel;
import dev.lifecycle.examples.report.panels.KpiPanel;
import dev.lifecycle.examples.report.panels.MrrPanel;
import dev.lifecycle.examples.report.panels.Panel;
import dev.lifecycle.examples.report.panels.ReasonsPanel;
import dev.lifecycle.examples.report.panels.ReferralPanel;
import dev.lifecycle.examples.report.panels.RetentionPanel;
import dev.lifecycle.examples.report.panels.RfmPanel;
import dev.lifecycle.examples.report.panels.SelfServicePanel;
import dev.lifecycle.examples.report.panels.SilencePanel;
import dev.lifecycle.examples.report.panels.SurveyPanel;
import dev.lifecycle.examples.report.panels.TouchpointPanel;
import dev.lifecycle.examples.report.rows.Contract;
import dev.lifecycle.examples.report.rows.Planned;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.churn.SilenceChurn;
import java.util.ArrayList;
import java.util.List;

/** Puts the panels of the year together, counted by these clocks, from what happened and what the stores keep of it. */
public final class YearPanels {

    private final Chronicle chronicle;
    private final Simulation simulation;
    private final Clocks clocks;
    private final Periods months;

    private YearPanels(Chronicle chronicle, Simulation simulation, Clocks clocks) {
        this.chronicle = chronicle;
        this.simulation = simulation;
        this.clocks = clocks;
        months = clocks.months();
    }

    public static Dashboard of(Chronicle chronicle, Simulation simulation, Clocks clocks) {
        Chronicle seen = chronicle.before(clocks.observed());
        YearPanels year = new YearPanels(seen, simulation, clocks);
        List<Panel> panels = new ArrayList<>();
        year.subscriptions(panels);
        year.purchases(panels);
        new JourneyPanels(seen, simulation, clocks).into(panels);
        year.relations(panels);
        Dashboard board = new Dashboard(panels);
        return board.with(KpiPanel.of(board));
    }

    private void subscriptions(List<Panel> panels) {
        SubscriptionRows rows =
                SubscriptionRows.of(chronicle, shop -> simulation.systems(shop).subscription());
        for (Shop shop : Shop.values()) {
            panels.add(MrrPanel.of(shop.id(), rows.stretches(), Periods.monthly(clocks.of(shop)), clocks.observed()));
        }
        List<Contract> contracts = rows.contracts();
        panels.add(ChurnPanel.of(contracts, months, clocks.observed()));
        panels.add(ReasonsPanel.of(contracts, months));
        new ValuePanels(chronicle, simulation, clocks).into(panels, contracts);
    }

    private void purchases(List<Panel> panels) {
        List<PurchaseDay> days = PurchaseRows.of(chronicle, clocks);
        panels.add(RetentionPanel.of(days, months, clocks.today(), chronicle::segmentOf));
        panels.add(new SilencePanel(days.stream()
                .collect(SilenceChurn.of(PurchaseDay::customer, PurchaseDay::day)
                        .after(YearFindings.SILENCE)
                        .observedUntil(clocks.today())
                        .over(months)
                        .by((PurchaseDay day) -> chronicle.segmentOf(day.customer())))));
        panels.add(Births.growth(chronicle, days, clocks));
        panels.add(Visits.stickiness(chronicle, clocks));
        for (Shop shop : Shop.values()) {
            List<PurchaseDay> own = PurchaseRows.in(shop, days);
            panels.add(RfmPanel.of(shop.id(), own, clocks.of(shop), clocks.today()));
            panels.add(CohortValuePanel.of(shop.id(), own, Periods.monthly(clocks.of(shop)), clocks.today()));
        }
    }

    private void relations(List<Panel> panels) {
        CartRows carts = CartRows.of(chronicle);
        panels.add(CheckoutPanel.of(carts.events(), carts.lost(), months, clocks.observed()));
        panels.add(SurveyPanel.of(SurveyRows.of(chronicle), months, clocks.observed()));
        panels.add(ContentPanel.of(ContentRows.of(chronicle)));
        panels.add(SelfServicePanel.of(Visits.help(chronicle)));
        ReferralRows referrals =
                ReferralRows.of(chronicle, shop -> simulation.systems(shop).identities());
        panels.add(ReferralPanel.of(referrals.invitations(), referrals.eligible()));
        TouchpointRows touchpoints = new TouchpointRows(simulation);
        List<Planned> planned = touchpoints.planned();
        panels.add(new TouchpointPanel(planned, simulation.postponed()));
        panels.add(EffortPanel.of(touchpoints.contacts(chronicle, planned)));
    }
}
