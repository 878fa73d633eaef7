package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;

/**
 * A model of repeat purchases without a contract: each customer buys at random at a rate of their own until they leave
 * unseen, at a time of their own.
 *
 * <p>Times are in the unit of the summary the model was fitted to (weeks, say). Every method is finite for every valid customer
 * and horizon.
 */
public sealed interface PurchaseModel permits BgNbd, MbgNbd, ParetoNbd {

    /** How the parameters were found; empty if they were given. */
    Optional<Fit> fit();

    /** The same model at other parameters, in its usual order. */
    PurchaseModel at(double... parameters);

    /**
     * The same kind of model at its maximum likelihood for other customers.
     *
     * @throws IllegalArgumentException if there are none
     */
    PurchaseModel refit(PurchaseSummary summary);

    /**
     * Customers made up by this model, one per age and without spend: to see what data of such customers would look like.
     *
     * @param ages   how long each is observed, 0 or more
     * @param random the source of randomness
     */
    PurchaseSummary simulate(double[] ages, RandomGenerator random);

    /**
     * Purchases made up by this model for a customer who is alive at the end of observation; the recency then does not matter. With the same
     * random numbers a longer horizon begins with the purchases of a shorter one.
     *
     * @param frequency the customer's repeat purchases
     * @param age       the customer's age at the end of observation
     * @param horizon   how long after, 0 or more
     * @param random    the source of randomness
     * @param purchase  is told when each purchase is made, counted from the end of observation, in order
     */
    void simulateIfAlive(int frequency, double age, double horizon, RandomGenerator random, DoubleConsumer purchase);

    /**
     * The same of a new customer: repeat purchases, counted from the first purchase, which is not told.
     *
     * @param horizon  how long after the first purchase, 0 or more
     * @param random   the source of randomness
     * @param purchase is told when each purchase is made, in order
     */
    void simulateNew(double horizon, RandomGenerator random, DoubleConsumer purchase);

    /** The unit of all times: that of the summary the model was fitted to; weeks, if that did not say or there was none. */
    TimeUnit unit();

    /** The probability that the customer will still buy, as of the end of their observation. */
    double probabilityAlive(CustomerSummary customer);

    /**
     * Whether the model says that the customer is alive for certain because of how it is built, and not because of anything the customer did: of the three it is {@link BgNbd} that
     * does, of all who never came back. Nothing is to be concluded from such a 1.
     */
    default boolean isAliveByConstruction(CustomerSummary customer) {
        return false;
    }

    /**
     * The probability that the customer is still alive some time after their observation: {@link #probabilityAlive(CustomerSummary)} ·
     * {@link #probabilityStaying}. It falls as the time grows, and equals the former at 0.
     *
     * @param later how long after the end of observation, 0 or more
     */
    default double probabilityAlive(CustomerSummary customer, double later) {
        return probabilityAlive(customer) * probabilityStaying(customer.frequency(), customer.age(), later);
    }

    /** The same at many times, as a curve: a probability per time, in their order. */
    default double[] aliveCurve(CustomerSummary customer, double... later) {
        double now = probabilityAlive(customer);
        return Arrays.stream(later)
                .map(time -> now * probabilityStaying(customer.frequency(), customer.age(), time))
                .toArray();
    }

    /**
     * The probability that a customer who is alive at the end of observation does not leave in the time after it; the recency then does
     * not matter.
     *
     * @param frequency the customer's repeat purchases
     * @param age       the customer's age at the end of observation
     * @param horizon   how long after, 0 or more
     */
    double probabilityStaying(int frequency, double age, double horizon);

    /**
     * {@link #probabilityAlive} of many customers at once, who may share most of its cost: a value per row of the three columns.
     *
     * @param frequency repeat purchases of each
     * @param recency   age at the last of them, 0 to the age
     * @param age       at the end of observation
     */
    default double[] probabilitiesAlive(int[] frequency, double[] recency, double[] age) {
        double[] alive = new double[frequency.length];
        Arrays.setAll(alive, row -> probabilityAlive(CustomerSummary.of(frequency[row], recency[row], age[row])));
        return alive;
    }

    /**
     * The mean number of purchases of this customer in the time after their observation.
     *
     * @param horizon how long after, 0 or more
     */
    default double expectedPurchases(CustomerSummary customer, double horizon) {
        return probabilityAlive(customer) * expectedPurchasesIfAlive(customer.frequency(), customer.age(), horizon);
    }

    /**
     * The same, given that the customer is alive at the end of observation; the recency then does not matter.
     *
     * @param frequency the customer's repeat purchases
     * @param age       the customer's age at the end of observation
     * @param horizon   how long after, 0 or more
     */
    double expectedPurchasesIfAlive(int frequency, double age, double horizon);

    /** {@link #probabilityAlive} and {@link #expectedPurchases(CustomerSummary, double)} of every customer, at once. */
    default Predictions predict(PurchaseSummary summary, double horizon) {
        return Predictions.of(this, summary, horizon);
    }

    /**
     * The mean number of repeat purchases of a new customer, of whom only the first purchase is known.
     *
     * @param age time since that purchase, 0 or more
     */
    double expectedPurchases(double age);

    /**
     * The probability that a new customer makes so many repeat purchases.
     *
     * @param count how many, 0 or more
     * @param age   time since the first purchase, 0 or more
     */
    double probabilityOfPurchases(int count, double age);

    /**
     * The probability that this customer makes so many purchases in the time after their observation.
     *
     * @param count   how many, 0 or more
     * @param horizon how long after, 0 or more
     */
    default double probabilityOfPurchases(CustomerSummary customer, int count, double horizon) {
        double alive = probabilityAlive(customer);
        double ifAlive = probabilityOfPurchasesIfAlive(customer.frequency(), customer.age(), count, horizon);
        return Math.min(1, alive * ifAlive + (count == 0 ? 1 - alive : 0));
    }

    /**
     * The same, given that the customer is alive at the end of observation; the recency then does not matter.
     *
     * @param frequency the customer's repeat purchases
     * @param age       the customer's age at the end of observation
     * @param count     how many, 0 or more
     * @param horizon   how long after, 0 or more
     */
    double probabilityOfPurchasesIfAlive(int frequency, double age, int count, double horizon);

    /**
     * Discounted expected residual transactions: the customer's mean number of purchases from the end of observation to the
     * end of time, each discounted continuously.
     *
     * @param rate the discount per unit of time, above 0, such as {@code Math.log(1.15) / 52} for 15 % a year in weeks
     */
    default double discountedExpectedPurchases(CustomerSummary customer, double rate) {
        return probabilityAlive(customer) * discountedPurchasesIfAlive(customer.frequency(), customer.age(), rate);
    }

    /**
     * The same, given that the customer is alive at the end of observation.
     *
     * @param frequency the customer's repeat purchases
     * @param age       the customer's age at the end of observation
     * @param rate      the discount per unit of time, above 0
     */
    double discountedPurchasesIfAlive(int frequency, double age, double rate);

    /**
     * Discounted expected repeat purchases of a new customer, from the first purchase to the end of time; the first purchase itself
     * is not among them.
     *
     * @param rate the discount per unit of time, above 0
     */
    double discountedExpectedPurchases(double rate);
}
