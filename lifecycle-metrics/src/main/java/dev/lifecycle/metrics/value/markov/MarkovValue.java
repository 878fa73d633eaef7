package dev.lifecycle.metrics.value.markov;

import dev.lifecycle.metrics.Result;
import dev.lifecycle.metrics.value.fit.Link;
import dev.lifecycle.metrics.value.fit.ModelEstimate;
import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * What a customer is worth by the stage they are in: the margin of every period to come, over all ways through the stages, discounted.
 *
 * <pre>{@code
 * MarkovValue.of(customers.history())
 *         .margin(PAYING, 29.0).discountPerMonth(0.01).over(Periods.monthly(PARIS)).value(CHAMPION);
 * }</pre>
 *
 * <p>The present period counts in full (t = 0). Stages without a margin earn nothing. The value to the end of time needs a
 * discount above 0 only where customers may earn for ever ({@link IllegalStateException} then, and where the value is larger than any
 * number): where everybody is lost in the end it is finite without one. Over a number of periods none is ever needed.
 *
 * <p>Probabilities counted from history are uncertain, and so is all that follows from them: {@link #estimate(Stage, double)} says how much.
 *
 * <p>Formula: V = Σ P<sup>t</sup> R / (1+d)<sup>t</sup> = (I − P/(1+d))<sup>−1</sup> R.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1520-6653(200021)14:2%3C43::AID-DIR4%3E3.0.CO;2-H">Pfeifer and Carraway 2000</a>
 */
public final class MarkovValue implements Result {

    private final MarkovChain chain;
    private final double[] margins;
    private final double discount;

    MarkovValue(MarkovChain chain, double[] margins, double discount) {
        this.chain = chain;
        this.margins = margins;
        this.discount = discount;
    }

    /** Over a chain of known probabilities; the last word of the definition is the length of its periods. */
    public static ChainValueDefinition of(MarkovChain chain) {
        return new ChainValueDefinition(chain, Terms.of(chain.stages()));
    }

    /**
     * From the stage history of a lifecycle model, such as {@code Lifecycle.history()}, which is read at once; the last word of the definition
     * is the calendar.
     *
     * @throws IllegalArgumentException if there is no history
     */
    public static MarkovValueDefinition of(Stream<HistoryEntry> history) {
        StagePaths paths = new StagePaths(history);
        return new MarkovValueDefinition(paths, null, Terms.of(paths.stages()));
    }

    /** The stages and the probabilities between them. */
    public MarkovChain chain() {
        return chain;
    }

    /** The value of a customer who is in this stage now, to the end of time, in units of money. */
    public double value(Stage stage) {
        return endless().of(chain.index(stage.id()));
    }

    /** The value of every stage by its id, in the order of the chain. */
    public Map<String, Double> values() {
        EndlessValue endless = endless();
        RealVector values = new ArrayRealVector(chain.size());
        for (int i = 0; i < chain.size(); i++) {
            values.setEntry(i, endless.of(i));
        }
        return named(values);
    }

    /** The value of every stage over so many periods, the present one included. */
    public Map<String, Double> valuesOver(int periods) {
        Checks.notNegative("number of periods", periods);
        RealVector value = new ArrayRealVector(chain.size());
        for (int t = 0; t < periods; t++) {
            value = matrix().operate(value).mapDivide(1 + discount).add(new ArrayRealVector(margins));
        }
        return named(value);
    }

    /**
     * How many periods a customer in one stage will spend in another, each discounted: what the value of the first gains per unit
     * of margin in the second.
     */
    public double sensitivityToMargin(Stage start, Stage margin) {
        double[] unit = new double[chain.size()];
        unit[chain.index(margin.id())] = 1;
        return new EndlessValue(chain, unit, discount).of(chain.index(start.id()));
    }

    /**
     * What the value of a stage gains per unit of probability, if those who are in {@code from} went {@code instead} where they now
     * go {@code away}: what a measure may cost that does this.
     */
    public double sensitivityToMove(Stage start, Stage from, Stage away, Stage instead) {
        EndlessValue value = endless();
        double gain = value.of(chain.index(instead.id())) - value.of(chain.index(away.id()));
        return sensitivityToMargin(start, from) * gain / (1 + discount);
    }

    /**
     * The mean number of periods until a customer in this stage is in one that is never left; 0 if it is such a stage. Empty if
     * that may never happen.
     */
    public OptionalDouble expectedPeriodsToLeave(Stage stage) {
        return new Absorption(chain).periods(chain.index(stage.id()), chain::absorbing);
    }

    /**
     * The mean number of periods until a customer in this stage is first in that exit, from which they may come back; 0 if they are
     * there. Empty if that may never happen.
     */
    public OptionalDouble expectedPeriodsToLeave(Stage stage, Stage exit) {
        int target = chain.index(exit.id());
        return new Absorption(chain).periods(chain.index(stage.id()), i -> i == target);
    }

    /** The probability that a customer who is in one stage is ever in another; 1 if it is the same. */
    public double probabilityEverToReach(Stage from, Stage to) {
        return new Absorption(chain).reaching(chain.index(from.id()), chain.index(to.id()));
    }

    /** The value of a stage with the interval that the counted probabilities give it; see {@link #estimate(double, Link, ToDoubleFunction)}. */
    public ModelEstimate estimate(Stage stage, double level) {
        return estimate(level, Link.IDENTITY, value -> value.value(stage));
    }

    /**
     * Anything computed here, with the standard error and interval that it has because the probabilities were estimated from so many
     * transitions (delta method). Margins and discount count as known.
     *
     * <p>Moves that were never seen count as impossible, in the interval too. The interval is empty if the probabilities were given,
     * or if the answer depends on a stage of which no following period has been seen.
     *
     * <pre>{@code
     * value.estimate(0.95, Link.LOGIT, v -> v.probabilityEverToReach(TRIAL, CHAMPION));
     * }</pre>
     *
     * @param level      the confidence, such as 0.95
     * @param link       under which the interval is symmetric; for a value, which may be negative, {@link Link#IDENTITY}
     * @param prediction a smooth function of the probabilities
     */
    public ModelEstimate estimate(double level, Link link, ToDoubleFunction<MarkovValue> prediction) {
        OptionalDouble variance =
                ChainVariance.of(chain, c -> prediction.applyAsDouble(new MarkovValue(c, margins, discount)));
        return ModelEstimate.of(prediction.applyAsDouble(this), variance, link, level);
    }

    private EndlessValue endless() {
        return new EndlessValue(chain, margins, discount);
    }

    private RealMatrix matrix() {
        RealMatrix matrix = new Array2DRowRealMatrix(chain.size(), chain.size());
        for (int i = 0; i < chain.size(); i++) {
            for (int j = 0; j < chain.size(); j++) {
                matrix.setEntry(i, j, chain.probability(i, j));
            }
        }
        return matrix;
    }

    private Map<String, Double> named(RealVector value) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < chain.size(); i++) {
            named.put(chain.stages().get(i), value.getEntry(i));
        }
        return named;
    }

    /** {@code margins {PAYING=29.0, LOST=0.0}, discount 0.01 a period}. */
    @Override
    public String toString() {
        return "margins " + named(new ArrayRealVector(margins)) + ", discount " + discount + " a period";
    }
}
