package dev.lifecycle.metrics.revenue;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * How monthly recurring revenue went from the start of a period to its end, in one currency. It always reconciles: the end is the
 * start with all movements, to the last decimal.
 *
 * <p>All amounts are given without sign. The ratios are undefined (empty) where the start, or the loss they divide by, is zero;
 * no ratio is ever infinite.
 *
 * @param start        at the start
 * @param newMrr       from customers never active before
 * @param expansion    more from customers active at start and end
 * @param reactivation from customers active before, not at the start
 * @param contraction  less from customers active at start and end
 * @param churn        from customers no longer active
 * @param churnOfNew   of the churn, what had itself come in the period (new or reactivated and gone again)
 */
public record MrrBridge(
        BigDecimal start,
        BigDecimal newMrr,
        BigDecimal expansion,
        BigDecimal reactivation,
        BigDecimal contraction,
        BigDecimal churn,
        BigDecimal churnOfNew)
        implements Result, Serializable {

    /** Refuses negative amounts with IllegalArgumentException. */
    public MrrBridge {
        refuseNegative("start", start);
        refuseNegative("new", newMrr);
        refuseNegative("expansion", expansion);
        refuseNegative("reactivation", reactivation);
        refuseNegative("contraction", contraction);
        refuseNegative("churn of new", churnOfNew);
        refuseNegative("churn beyond that of new", churn.subtract(churnOfNew));
    }

    /** Where nothing both came and went in the period. */
    public static MrrBridge of(
            BigDecimal start,
            BigDecimal newMrr,
            BigDecimal expansion,
            BigDecimal reactivation,
            BigDecimal contraction,
            BigDecimal churn) {
        return new MrrBridge(start, newMrr, expansion, reactivation, contraction, churn, BigDecimal.ZERO);
    }

    /** At the end: start + new + expansion + reactivation − contraction − churn. */
    public BigDecimal end() {
        return start.add(newMrr)
                .add(expansion)
                .add(reactivation)
                .subtract(contraction)
                .subtract(churn);
    }

    /** Net new: end − start. */
    public BigDecimal netNew() {
        return end().subtract(start);
    }

    /** Gross revenue retention, (start − contraction − churn)/start: at most 1. */
    public OptionalDouble grossRetention() {
        return ratio(start.subtract(lossOfStart()), start);
    }

    /** Net revenue retention without reactivation, (start + expansion − contraction − churn)/start. */
    public OptionalDouble netRetention() {
        return ratio(start.add(expansion).subtract(lossOfStart()), start);
    }

    /** Net revenue retention with reactivation, as ChartMogul counts it. */
    public OptionalDouble netRetentionWithReactivation() {
        return ratio(start.add(expansion).add(reactivation).subtract(lossOfStart()), start);
    }

    /** Gross churn, (contraction + churn)/start. */
    public OptionalDouble grossChurn() {
        return ratio(lossOfStart(), start);
    }

    /** Net churn with reactivation, (contraction + churn − expansion − reactivation)/start, negative when more was won. */
    public OptionalDouble netChurn() {
        return ratio(lossOfStart().subtract(expansion).subtract(reactivation), start);
    }

    /** Quick ratio, (new + expansion)/(contraction + churn); empty without losses. */
    public OptionalDouble quickRatio() {
        return ratio(newMrr.add(expansion), contraction.add(churn));
    }

    /** Quick ratio with reactivation among the gains. */
    public OptionalDouble quickRatioWithReactivation() {
        return ratio(newMrr.add(expansion).add(reactivation), contraction.add(churn));
    }

    private BigDecimal lossOfStart() {
        return contraction.add(churn).subtract(churnOfNew);
    }

    private static OptionalDouble ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(part.doubleValue() / whole.doubleValue());
    }

    private static void refuseNegative(String what, BigDecimal amount) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(Messages.negative(what, String.valueOf(amount)));
        }
    }

    /** {@code 10000 + 2000 new + 800 expansion + 400 reactivation − 300 contraction − 900 churn = 12000}. */
    @Override
    public String toString() {
        return start + " + " + newMrr + " new + " + expansion + " expansion + " + reactivation + " reactivation − "
                + contraction + " contraction − " + churn + " churn = " + end();
    }
}
