package dev.lifecycle.metrics.value.forecast;

import java.time.LocalDate;
import java.util.Locale;

/** What is said where nothing can be foretold. */
final class Messages {

    private Messages() {}

    static String periods(int periods, int most) {
        return "a forecast is over 1 to " + most + " periods, but this is over " + periods;
    }

    static String unitsDiffer(double model, double summary) {
        return "the model counts in units of " + model + " days and the summary in units of " + summary
                + " days; fit the model to a summary of the same unit";
    }

    static String notConverged(String what, String model) {
        return "a forecast needs a model of " + what + " whose fit converged, but this is " + model
                + "; see BestPurchaseModel, or give parameters";
    }

    static String noCustomers() {
        return "a forecast needs at least one customer, but the summary has none";
    }

    static String declaredFor(int declared, int periods) {
        return "customers to come are declared for " + declared + " periods and the forecast is over " + periods
                + "; declare one number for all periods, or one for each";
    }

    static String notMeasured(int periods) {
        return "customers to come are measured in 1 or more periods, but this is " + periods;
    }

    static String noArrivalDates() {
        return "how many customers came lately is read off a summary made from purchases; this one has no dates,"
                + " so declare the number with arriving(mean)";
    }

    static String notSoLong(int periods, String unit, LocalDate first, LocalDate end) {
        return "the last " + periods + " " + unit + " are not all observed: purchases are known from " + first + " to "
                + end + "; measure in fewer";
    }

    static String nobodyCame(int periods, String unit, LocalDate from, LocalDate end) {
        return "in the last " + periods + " " + unit + ", " + from + " to " + end
                + ", no customer came, which says nothing about how many will; measure in more, or declare the number with arriving(mean)";
    }

    static String noMeanSpend(String spend) {
        return "the mean spend does not exist where q ≤ 1, so no revenue can be expected: " + spend
                + "; leave spending(…) out";
    }

    static String tooMany(double purchases, int draws, double most) {
        return String.format(
                Locale.ROOT,
                "a forecast draws at most %.0e purchases, but %.3g are expected in each of %d draws; use fewer draws, look less far ahead, or check parameters and arrivals",
                most,
                purchases,
                draws);
    }

    static String revenueTooLarge() {
        return "the revenue expected is larger than any number; use a larger unit of money";
    }

    static String runaway(double most, double expected) {
        return String.format(
                Locale.ROOT,
                "the parameters are so uncertain that a draw of them makes more than %.3g purchases where %.3g are expected; fit to more customers",
                most,
                expected);
    }

    static String tooFewDraws(int draws, double level) {
        return "an interval of level " + level + " needs at least " + (int) Math.ceil(2 / (1 - level) - 1 - 1e-9)
                + " draws, but has " + draws;
    }

    static String noCohort(int period) {
        return "no customer entered, or is to enter, in period " + period
                + "; periods up to 0 are observed, from 1 to come";
    }

    static String noHoldout() {
        return "a forecast is held against a summary with a holdout; give it one with holdoutUntil(date)";
    }

    static String otherCustomers(LocalDate end, long customers, LocalDate made, long foretold) {
        return "the summary is of " + customers + " customers up to " + end + ", but the forecast of " + foretold
                + " up to " + made + "; hold it against the summary it was made from";
    }

    static String holdoutTooShort(LocalDate end, LocalDate first) {
        return "the holdout ends on " + end + ", before the first period of the forecast does on " + first;
    }
}
