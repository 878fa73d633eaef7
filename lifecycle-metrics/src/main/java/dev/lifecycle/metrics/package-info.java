/**
 * What all metrics share: the collector they are, the calendar they count in, the refusal of rows they cannot count. The metrics
 * themselves are in the packages below, one for each family; nothing here knows any of them.
 *
 * <p>They all read alike: {@code X.of(what to read from a row)}, then options, then {@code over(calendar)}, or {@code metric()} where there
 * is no calendar. What stands before that word is an {@code XDefinition}, immutable; what follows it is the collector, and what comes
 * out an {@code X}. The same option has the same name everywhere: {@code observedUntil}, {@code where}, {@code startedBy}, {@code returnedBy},
 * {@code bornAt}, {@code within}, {@code steps}, {@code latestPerCustomer}. A metric over stage history is made of the history:
 * {@code moves} is {@code StageHistory.of(Move::customer, Move::at, Move::from, Move::to)}.
 *
 * <p>What is read is best given by method references, which say what a row is. Of {@code Retention.of(o -> o.id(), o -> o.day())} the
 * compiler cannot tell, because options follow before anything says what is collected; write the row once, {@code Retention.<Order>of(o -> o.id(),
 * o -> o.day())}, or at each lambda, {@code (Order o) -> o.id()}.
 *
 * <table>
 * <caption>Every metric</caption>
 * <thead><tr><th>question</th><th>code</th><th>result</th></tr></thead>
 * <tbody>
 * <tr><td>who comes back, how many periods later</td><td>{@code Retention.of(Order::customer, Order::day).over(Periods.monthly(PARIS))}</td><td>{@link dev.lifecycle.metrics.retention.Retention Retention}</td></tr>
 * <tr><td>who comes back then or at any time after</td><td>{@code Retention.of(Order::customer, Order::day).onOrAfter().over(Periods.weekly(PARIS))}</td><td>{@link dev.lifecycle.metrics.retention.Retention Retention}</td></tr>
 * <tr><td>who comes back so long after the own start</td><td>{@code RollingRetention.of(Visit::customer, Visit::at).over(RollingUnit.WEEK)}</td><td>{@link dev.lifecycle.metrics.retention.RollingRetention RollingRetention}</td></tr>
 * <tr><td>who is behind any of these numbers</td><td>{@code Members.of(Retention.of(Order::customer, Order::day).over(Periods.monthly(PARIS)), Order::customer)}</td><td>{@link dev.lifecycle.metrics.members.Members Members}</td></tr>
 * <tr><td>who buys again</td><td>{@code RepeatRate.of(Order::customer, Order::day).within(90).over(PARIS)}</td><td>{@link dev.lifecycle.metrics.retention.RepeatRate RepeatRate}</td></tr>
 * <tr><td>in how many periods customers are active</td><td>{@code Stickiness.of(Visit::customer, Visit::at).over(Periods.daily(PARIS))}</td><td>{@link dev.lifecycle.metrics.retention.Stickiness Stickiness}</td></tr>
 * <tr><td>how many are active today, in seven days, in thirty</td><td>{@code RollingActives.of(Visit::customer, Visit::at).windows(7, 30).over(PARIS)}</td><td>{@link dev.lifecycle.metrics.retention.RollingActives RollingActives}</td></tr>
 * <tr><td>who is new, returning, back, gone quiet</td><td>{@code Growth.of(Order::customer, Order::day).over(Periods.monthly(PARIS))}</td><td>{@link dev.lifecycle.metrics.retention.Growth Growth}</td></tr>
 * <tr><td>how many leave their contract</td><td>{@code ChurnRate.of(Sub::customer, Sub::from, Sub::to).startOfPeriod().over(MARCH_2026, PARIS)}</td><td>{@link dev.lifecycle.metrics.churn.ChurnRate ChurnRate}</td></tr>
 * <tr><td>how many fall silent</td><td>{@code SilenceChurn.of(Order::customer, Order::day).after(180).over(Periods.monthly(PARIS))}</td><td>{@link dev.lifecycle.metrics.churn.SilenceChurn SilenceChurn}</td></tr>
 * <tr><td>why they leave</td><td>{@code ChurnReasons.of(Loss::reason, Loss::cardExpired).metric()}</td><td>{@link dev.lifecycle.metrics.churn.ChurnReasons ChurnReasons}</td></tr>
 * <tr><td>what moves recurring revenue</td><td>{@code MrrMovements.of(Sub::customer, Sub::from, Sub::to, Sub::price).over(Periods.monthly(PARIS))}</td><td>{@link dev.lifecycle.metrics.revenue.MrrMovements MrrMovements}</td></tr>
 * <tr><td>what cohorts bring by age</td><td>{@code CohortValue.of(Order::customer, Order::day, Order::amount).over(Periods.monthly(PARIS))}</td><td>{@link dev.lifecycle.metrics.revenue.CohortValue CohortValue}</td></tr>
 * <tr><td>any other number by cohort and age</td><td>{@code CohortGrid.of(Answer::customer, Answer::at, Answer::score).over(Periods.monthly(PARIS))}</td><td>{@link dev.lifecycle.metrics.retention.CohortGrid CohortGrid}</td></tr>
 * <tr><td>what new customers cost, and when it comes back</td><td>{@code AcquisitionCost.of(Lead::customer, Lead::since, Lead::channel).spent("search", COST).margin(Lead::margin).over(MARCH_2026, PARIS)}</td><td>{@link dev.lifecycle.metrics.revenue.AcquisitionCost AcquisitionCost}</td></tr>
 * <tr><td>who would recommend us</td><td>{@code Nps.of(Answer::customer, Answer::score).metric()}</td><td>{@link dev.lifecycle.metrics.survey.Nps Nps}</td></tr>
 * <tr><td>who is satisfied</td><td>{@code Csat.of(Answer::customer, Answer::score, Answer::at).over(MARCH_2026, PARIS)}</td><td>{@link dev.lifecycle.metrics.survey.Csat Csat}</td></tr>
 * <tr><td>how easy it was</td><td>{@code Ces.of(Answer::customer, Answer::score, Answer::at).latestPerCustomer().metric()}</td><td>{@link dev.lifecycle.metrics.survey.Ces Ces}</td></tr>
 * <tr><td>how far they get</td><td>{@code Funnel.of(Visit::customer, Visit::at, Visit::page).steps("cart", "checkout", "order").metric()}</td><td>{@link dev.lifecycle.metrics.journey.Funnel Funnel}</td></tr>
 * <tr><td>what becomes of carts</td><td>{@code Checkout.of(Cart::key, Cart::at, Cart::step).abandonedAfter(Duration.ofHours(1)).metric()}</td><td>{@link dev.lifecycle.metrics.journey.checkout.Checkout Checkout}</td></tr>
 * <tr><td>why carts are left</td><td>{@code AbandonReasons.of(Left::cart, Left::at, Left::reason).recent(Duration.ofDays(30)).metric()}</td><td>{@link dev.lifecycle.metrics.journey.checkout.AbandonReasons AbandonReasons}</td></tr>
 * <tr><td>how many are in each stage</td><td>{@code Population.of(moves).metric()}</td><td>{@link dev.lifecycle.metrics.journey.Population Population}</td></tr>
 * <tr><td>from which stage to which they go</td><td>{@code TransitionMatrix.of(moves).metric()}</td><td>{@link dev.lifecycle.metrics.journey.TransitionMatrix TransitionMatrix}</td></tr>
 * <tr><td>how long they stay in a stage</td><td>{@code TimeInStage.of(moves).metric()}</td><td>{@link dev.lifecycle.metrics.journey.TimeInStage TimeInStage}</td></tr>
 * <tr><td>which ways they take through the stages</td><td>{@code PathVariants.of(moves).firstStages(6).metric()}</td><td>{@link dev.lifecycle.metrics.journey.PathVariants PathVariants}</td></tr>
 * <tr><td>who is there for too long</td><td>{@code Stuck.of(moves).beyond(0.9).metric()}</td><td>{@link dev.lifecycle.metrics.journey.Stuck Stuck}</td></tr>
 * <tr><td>who comes in, goes out, is there</td><td>{@code StageFlows.of(moves).over(Periods.monthly(PARIS))}</td><td>{@link dev.lifecycle.metrics.journey.StageFlows StageFlows}</td></tr>
 * <tr><td>how many get on within a time</td><td>{@code StageConversion.of(moves).steps("TRIAL", "PAYING").within(Duration.ofDays(30)).metric()}</td><td>{@link dev.lifecycle.metrics.journey.StageConversion StageConversion}</td></tr>
 * <tr><td>how far they get through the stages</td><td>{@code Funnel.of(moves).steps("TRIAL", "PAYING").metric()}</td><td>{@link dev.lifecycle.metrics.journey.Funnel Funnel}</td></tr>
 * <tr><td>how effort is spread over the purchase</td><td>{@code Effort.of(Contact::customer, Contact::phase, Contact::askedAt, Contact::answeredAt).metric()}</td><td>{@link dev.lifecycle.metrics.service.Effort Effort}</td></tr>
 * <tr><td>how soon questions are answered</td><td>{@code ServiceLevel.of(Contact::customer, Contact::at, Contact::answeredAt).answeredWithin(Duration.ofHours(24)).metric()}</td><td>{@link dev.lifecycle.metrics.service.ServiceLevel ServiceLevel}</td></tr>
 * <tr><td>whether each stage has its touchpoints</td><td>{@code TouchpointCoverage.of(Plan::customer, Plan::stage, Plan::touchpoint, Plan::fate).expecting("RETENTION", "thank-you").metric()}</td><td>{@link dev.lifecycle.metrics.service.TouchpointCoverage TouchpointCoverage}</td></tr>
 * <tr><td>what a contact brought about</td><td>{@code Uplift.of(Offer::customer, Offer::heldOut, Offer::bought).metric()}</td><td>{@link dev.lifecycle.metrics.effect.Uplift Uplift}</td></tr>
 * <tr><td>which channels purchases are owed to</td><td>{@code Attribution.of(Offer::customer, Offer::at, Offer::channel, Offer::bought).within(Duration.ofDays(30)).metric()}</td><td>{@link dev.lifecycle.metrics.effect.Attribution Attribution}</td></tr>
 * <tr><td>how well each customer does</td><td>{@code HealthScore.of(Account::id, Account::at).weighted("usage", Account::usage, 50, 0.8, Direction.HIGHER_IS_BETTER).colours(50, 75).metric()}</td><td>{@link dev.lifecycle.metrics.health.HealthScore HealthScore}</td></tr>
 * <tr><td>which measures foretell that they leave</td><td>{@code HealthCalibration.of(Account::id, Account::at, Account::left).measure("usage", Account::usage).metric()}</td><td>{@link dev.lifecycle.metrics.health.HealthCalibration HealthCalibration}</td></tr>
 * <tr><td>who shows signs of trouble, and what hangs on them</td><td>{@code RiskSignals.of(Account::id, Account::at).worth(Account::contract).above("tickets", Account::tickets, 5).metric()}</td><td>{@link dev.lifecycle.metrics.health.RiskSignals RiskSignals}</td></tr>
 * <tr><td>how content is used</td><td>{@code ContentEngagement.of(View::viewer, View::dwell, View::clicked).metric()}</td><td>{@link dev.lifecycle.metrics.engagement.ContentEngagement ContentEngagement}</td></tr>
 * <tr><td>who gives details for gated content</td><td>{@code UnlockRate.of(Gate::customer, Gate::content, Gate::at, Gate::isUnlock).within(Duration.ofDays(7)).metric()}</td><td>{@link dev.lifecycle.metrics.engagement.UnlockRate UnlockRate}</td></tr>
 * <tr><td>who finds help alone</td><td>{@code SelfService.of(Contact::customer, Contact::at, Contact::isTicket).within(Duration.ofDays(1)).metric()}</td><td>{@link dev.lifecycle.metrics.engagement.SelfService SelfService}</td></tr>
 * <tr><td>who brings whom</td><td>{@code Referrals.of(Invitation::by, Invitation::to, Invitation::bought).eligible(500).metric()}</td><td>{@link dev.lifecycle.metrics.engagement.Referrals Referrals}</td></tr>
 * <tr><td>how long they last</td><td>{@code KaplanMeier.of(Tenure::months, Tenure::ended).metric()}</td><td>{@link dev.lifecycle.metrics.survival.KaplanMeier KaplanMeier}</td></tr>
 * <tr><td>what risk they have gathered by then</td><td>{@code NelsonAalen.of(Tenure::months, Tenure::ended).metric()}</td><td>{@link dev.lifecycle.metrics.survival.NelsonAalen NelsonAalen}</td></tr>
 * <tr><td>whether groups last differently</td><td>{@code LogRank.of(Tenure::plan, Tenure::months, Tenure::ended).metric()}</td><td>{@link dev.lifecycle.metrics.survival.LogRank LogRank}</td></tr>
 * <tr><td>how often, how lately, for how long they bought</td><td>{@code PurchaseSummary.of(Order::customer, Order::day, Order::amount).over(TimeUnit.weeks(PARIS), TODAY)}</td><td>{@link dev.lifecycle.metrics.value.summary.PurchaseSummary PurchaseSummary}</td></tr>
 * <tr><td>what they will buy</td><td>{@code BgNbd.fit(summary)}</td><td>{@link dev.lifecycle.metrics.value.purchase.BgNbd BgNbd}</td></tr>
 * <tr><td>the same, where anybody may leave at once</td><td>{@code MbgNbd.fit(summary)}</td><td>{@link dev.lifecycle.metrics.value.purchase.MbgNbd MbgNbd}</td></tr>
 * <tr><td>the same, leaving at any time</td><td>{@code ParetoNbd.fit(summary)}</td><td>{@link dev.lifecycle.metrics.value.purchase.ParetoNbd ParetoNbd}</td></tr>
 * <tr><td>what they spend on a purchase</td><td>{@code GammaGamma.fit(summary)}</td><td>{@link dev.lifecycle.metrics.value.spend.GammaGamma GammaGamma}</td></tr>
 * <tr><td>what they will be worth</td><td>{@code LifetimeValue.of(purchases, spend).margin(0.3).discountPerYear(0.10).overWeeks(52)}</td><td>{@link dev.lifecycle.metrics.value.lifetime.LifetimeValue LifetimeValue}</td></tr>
 * <tr><td>what the next weeks bring</td><td>{@code Forecast.of(purchases, summary).spending(spend).arrivingAsInLast(8).overWeeks(13)}</td><td>{@link dev.lifecycle.metrics.value.forecast.Forecast Forecast}</td></tr>
 * <tr><td>on which fixed occasions they bought</td><td>{@code OpportunitySummary.of(Gift::donor, Gift::year).over(2006)}</td><td>{@link dev.lifecycle.metrics.value.occasion.OpportunitySummary OpportunitySummary}</td></tr>
 * <tr><td>what they will do on the next occasions</td><td>{@code BgBb.fit(occasions.rows())}</td><td>{@link dev.lifecycle.metrics.value.occasion.BgBb BgBb}</td></tr>
 * <tr><td>what those occasions will be worth</td><td>{@code OpportunityValue.of(gifts, spend).margin(0.3).overOpportunities(5)}</td><td>{@link dev.lifecycle.metrics.value.lifetime.OpportunityValue OpportunityValue}</td></tr>
 * <tr><td>how many renew</td><td>{@code RenewalTable.of(Tenure::months, Tenure::ended).metric()}</td><td>{@link dev.lifecycle.metrics.value.renewal.RenewalTable RenewalTable}</td></tr>
 * <tr><td>how many will renew</td><td>{@code ShiftedBetaGeometric.fit(renewals)}</td><td>{@link dev.lifecycle.metrics.value.renewal.ShiftedBetaGeometric ShiftedBetaGeometric}</td></tr>
 * <tr><td>the same, where the first renewals are the hardest</td><td>{@code BetaDiscreteWeibull.fit(renewals)}</td><td>{@link dev.lifecycle.metrics.value.renewal.BetaDiscreteWeibull BetaDiscreteWeibull}</td></tr>
 * <tr><td>who is recent, frequent, generous</td><td>{@code Rfm.of(Order::customer, Order::day, Order::amount).observedUntil(TODAY).over(PARIS)}</td><td>{@link dev.lifecycle.metrics.value.rfm.Rfm Rfm}</td></tr>
 * <tr><td>what a stage is worth</td><td>{@code MarkovValue.of(history).margin(PRO, 29.0).discountPerMonth(0.01).over(Periods.monthly(PARIS))}</td><td>{@link dev.lifecycle.metrics.value.markov.MarkovValue MarkovValue}</td></tr>
 * </tbody>
 * </table>
 */
@NullMarked
package dev.lifecycle.metrics;

import org.jspecify.annotations.NullMarked;
