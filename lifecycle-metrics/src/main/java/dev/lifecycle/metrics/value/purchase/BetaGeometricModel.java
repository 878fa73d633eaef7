package dev.lifecycle.metrics.value.purchase;

import dev.lifecycle.metrics.value.fit.Fit;
import dev.lifecycle.metrics.value.fit.likelihood.Parameters;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the two beta-geometric/NBD models have in common: all but whether a customer may leave after the first purchase. */
abstract sealed class BetaGeometricModel permits BgNbd, MbgNbd {

    private final BetaGeometric model;
    private final TimeUnit unit;
    private final @Nullable Fit fit;

    BetaGeometricModel(BetaGeometric model, TimeUnit unit, @Nullable Fit fit) {
        this.model = model;
        this.unit = unit;
        this.fit = fit;
    }

    /** Documented in {@link PurchaseModel}, as the others are. */
    public double probabilityAlive(CustomerSummary customer) {
        return model.probabilityAlive(customer);
    }

    /** See {@link PurchaseModel}. */
    public double probabilityStaying(int frequency, double age, double horizon) {
        return model.probabilityStaying(frequency, age, horizon);
    }

    /** See {@link PurchaseModel}. */
    public double expectedPurchasesIfAlive(int frequency, double age, double horizon) {
        return model.expectedPurchasesIfAlive(frequency, age, horizon);
    }

    /** See {@link PurchaseModel}. */
    public double expectedPurchases(double age) {
        return model.expectedPurchases(age);
    }

    /** See {@link PurchaseModel}. */
    public double probabilityOfPurchases(int count, double age) {
        return model.probabilityOfPurchases(count, age);
    }

    /** See {@link PurchaseModel}. */
    public double probabilityOfPurchasesIfAlive(int frequency, double age, int count, double horizon) {
        return model.probabilityOfPurchasesIfAlive(frequency, age, count, horizon);
    }

    /** See {@link PurchaseModel}. */
    public double discountedPurchasesIfAlive(int frequency, double age, double rate) {
        return model.discountedPurchasesIfAlive(frequency, age, rate);
    }

    /** See {@link PurchaseModel}. */
    public double discountedExpectedPurchases(double rate) {
        return model.discountedExpectedPurchases(rate);
    }

    /** See {@link PurchaseModel}. */
    public TimeUnit unit() {
        return unit;
    }

    /** See {@link PurchaseModel}. */
    public PurchaseSummary simulate(double[] ages, RandomGenerator random) {
        return model.simulate(ages, random);
    }

    /** See {@link PurchaseModel}. */
    public void simulateIfAlive(
            int frequency, double age, double horizon, RandomGenerator random, DoubleConsumer purchase) {
        model.simulateIfAlive(frequency, age, horizon, random, purchase);
    }

    /** See {@link PurchaseModel}. */
    public void simulateNew(double horizon, RandomGenerator random, DoubleConsumer purchase) {
        model.simulateNew(horizon, random, purchase);
    }

    /** The parameters by name: r, alpha, a, b. */
    public Map<String, Double> parameters() {
        return Parameters.named(BetaGeometricLikelihood.NAMES, model.r(), model.alpha(), model.a(), model.b());
    }

    /** How it was fitted; empty for a model at given parameters. */
    public Optional<Fit> fit() {
        return Optional.ofNullable(fit);
    }

    String text(String name) {
        return Parameters.text(name, parameters(), fit);
    }
}
