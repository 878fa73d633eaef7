package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.numeric.Normal;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a forecast is made of, before it is said how far to look. Immutable: every option gives a new definition.
 *
 * <p>Without options nobody new comes, revenue is left out, and intervals are of level 0.9 from 1,000 draws.
 */
public final class ForecastDefinition {

    private static final double USUAL_LEVEL = 0.9;
    private static final int USUAL_DRAWS = 1000;
    private static final long USUAL_SEED = 1;

    private final PurchaseModel model;
    private final PurchaseSummary summary;
    private final @Nullable GammaGamma spend;
    private final ArrivalRule arrivals;
    private final Chance chance;

    /** How intervals are made. */
    record Chance(double level, int draws, long seed) {}

    private ForecastDefinition(
            PurchaseModel model,
            PurchaseSummary summary,
            @Nullable GammaGamma spend,
            ArrivalRule arrivals,
            Chance chance) {
        this.model = model;
        this.summary = summary;
        this.spend = spend;
        this.arrivals = arrivals;
        this.chance = chance;
    }

    static ForecastDefinition of(PurchaseModel model, PurchaseSummary summary) {
        if (summary.size() == 0) {
            throw new IllegalArgumentException(Messages.noCustomers());
        }
        if (model.unit().days() != summary.unit().days()) {
            throw new IllegalArgumentException(
                    Messages.unitsDiffer(model.unit().days(), summary.unit().days()));
        }
        requireConverged(model.fit(), "purchases", model.toString());
        Chance usual = new Chance(USUAL_LEVEL, USUAL_DRAWS, USUAL_SEED);
        return new ForecastDefinition(model, summary, null, new ArrivalRule.Declared(List.of()), usual);
    }

    private static void requireConverged(Optional<Fit> fit, String what, String model) {
        if (fit.isPresent() && !fit.get().verdict().converged()) {
            throw new IllegalArgumentException(Messages.notConverged(what, model));
        }
    }

    /**
     * Foretells revenue too: each purchase of a known customer at their expected spend, of one to come at the mean of the population, the first purchase
     * like any other.
     *
     * @throws IllegalArgumentException if the model was fitted and did not converge
     */
    public ForecastDefinition spending(GammaGamma perPurchase) {
        requireConverged(perPurchase.fit(), "spend", perPurchase.toString());
        return new ForecastDefinition(model, summary, perPurchase, arrivals, chance);
    }

    /**
     * Customers still to come, as the host plans with them: a mean number, about which they come by chance.
     *
     * @param perPeriod one mean for every period, or one for each period in order; 0 or more
     * @throws IllegalArgumentException if one is no number of 0 or more
     */
    public ForecastDefinition arriving(double... perPeriod) {
        List<Double> means = Arrays.stream(perPeriod).boxed().toList();
        return new ForecastDefinition(model, summary, spend, new ArrivalRule.Declared(means), chance);
    }

    /**
     * Customers still to come, as many as came lately: the mean of first purchases in the last periods observed, with the uncertainty that such a
     * count has.
     *
     * @param periods how many periods back, 1 or more, each as long as a period of the forecast
     * @throws IllegalArgumentException if it is below 1; later, when the forecast is made, if the summary has no dates, not all of these periods were observed, or
     *                                  nobody came in them
     */
    public ForecastDefinition arrivingAsInLast(int periods) {
        if (periods < 1) {
            throw new IllegalArgumentException(Messages.notMeasured(periods));
        }
        return new ForecastDefinition(model, summary, spend, new ArrivalRule.Measured(periods), chance);
    }

    /**
     * The probability of the prediction intervals; 0.9 unless said.
     *
     * @throws IllegalArgumentException if it does not lie between 0 and 1
     */
    public ForecastDefinition level(double level) {
        Normal.twoSided(level);
        return new ForecastDefinition(
                model, summary, spend, arrivals, new Chance(level, chance.draws(), chance.seed()));
    }

    /**
     * How intervals are simulated; 1,000 draws with seed 1 unless said. Their cost is draws × customers; the means do not depend on it.
     *
     * @param draws how often the future is drawn; enough for the level, which is 19 for 0.9 and 39 for 0.95
     * @param seed  of the randomness; with the same seed the result is the same
     */
    public ForecastDefinition drawing(int draws, long seed) {
        return new ForecastDefinition(model, summary, spend, arrivals, new Chance(chance.level(), draws, seed));
    }

    /** So many weeks from the end of observation, week by week, whatever the unit of the model. */
    public Forecast overWeeks(int weeks) {
        return over(weeks, TimeUnit.WEEKS);
    }

    /**
     * So many periods from the end of observation, such as {@code over(30, TimeUnit.DAYS)}.
     *
     * @throws IllegalArgumentException if there are no periods or more than 1,000, purchases expected · draws above 10<sup>11</sup>, a revenue above all numbers, no mean
     *                                  spend, too few draws for the level, or customers to come that cannot be told
     * @throws IllegalStateException    if the parameters are so uncertain that no interval can be simulated
     */
    public Forecast over(int periods, TimeUnit period) {
        if (Predicted.tail(chance.draws(), chance.level()) < 1) {
            throw new IllegalArgumentException(Messages.tooFewDraws(chance.draws(), chance.level()));
        }
        Horizon horizon = Horizon.of(summary, periods, period);
        Arrivals coming = arrivals.over(horizon, summary);
        return new Forecasting(horizon, model, spend, coming, chance).of(summary, id(horizon));
    }

    private String id(Horizon horizon) {
        TimeUnit period = horizon.period();
        return "forecast/" + horizon.periods() + "-" + period.name() + "-of-" + period.days() + "-days/" + arrivals.id()
                + (spend == null ? "" : "/revenue") + "/level-" + chance.level() + "/draws-" + chance.draws()
                + "/seed-" + chance.seed();
    }
}
