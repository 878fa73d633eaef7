package dev.lifecycle.metrics.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every text this package speaks to its user. */
final class Messages {

    private Messages() {}

    static @Nullable String problemWith(int frequency, double recency, double age, double meanSpend) {
        if (frequency < 0) {
            return "the frequency is negative";
        }
        if (!(age >= 0 && age < Double.POSITIVE_INFINITY)) {
            return "the age must be a number ≥ 0";
        }
        if (!(recency >= 0 && recency <= age)) {
            return "the recency must lie between 0 and the age";
        }
        if (frequency > 0 && recency == 0) {
            return "repeat purchases need a recency above 0 (purchases of one day are one purchase)";
        }
        if (frequency == 0 && recency != 0) {
            return "without repeat purchases the recency must be 0";
        }
        if (!(meanSpend >= 0 && meanSpend < Double.POSITIVE_INFINITY)) {
            return "the mean spend must be a number ≥ 0";
        }
        return null;
    }

    static String customerRefused(String problem, int frequency, double recency, double age, double meanSpend) {
        return problem + ": frequency " + frequency + ", recency " + recency + ", age " + age + ", mean spend "
                + meanSpend;
    }

    static String row(Object id, @Nullable String problem) {
        return "row " + id + ": " + problem;
    }

    static String noCustomers(String model) {
        return model + " cannot be fitted to no customers; give a summary with at least one";
    }

    static String parameterNotPositive(String name, double value) {
        return "parameter " + name + " must be a positive number, but is " + value;
    }

    static String notNegative(String name, double value) {
        return "the " + name + " must be a number ≥ 0, but is " + value;
    }

    static String notPositive(String name, double value) {
        return "the " + name + " must be a number above 0, but is " + value;
    }

    static String levelOutOfRange(double level) {
        return "a confidence level lies between 0 and 1, such as 0.95, but is " + level;
    }

    static String atBoundary(List<String> growing, List<String> vanishing, String advice) {
        List<String> moves = new ArrayList<>();
        if (!growing.isEmpty()) {
            moves.add(verb(growing, "grows", "grow") + " without bound");
        }
        if (!vanishing.isEmpty()) {
            moves.add(verb(vanishing, "goes", "go") + " to 0");
        }
        return "the likelihood still rises as " + String.join(" while ", moves) + "; " + advice;
    }

    private static String verb(List<String> names, String singular, String plural) {
        return String.join(" and ", names) + " " + (names.size() == 1 ? singular : plural);
    }

    static String flat(List<String> names, String advice) {
        return "the likelihood is flat: many values of " + String.join(", ", names) + " fit the data equally well; "
                + advice;
    }

    static String exhausted(int iterations, String advice) {
        return "no optimum was found in " + iterations + " evaluations; " + advice;
    }

    static String unknownParameter(String name, Object known) {
        return "there is no parameter '" + name + "'; there are " + known;
    }

    static String unknownCustomer(Object id, int customers) {
        return "there is no customer '" + id + "' among the " + customers + " of this summary";
    }

    static String columnsDiffer(String what, int length, int expected) {
        return "every column needs a value per row, but " + what + " has " + length + " for " + expected + " rows";
    }

    static String negativeSpend(double amount) {
        return "an amount must be a number ≥ 0, but is " + amount
                + "; leave refunds out or net them against their purchase";
    }

    static String holdoutBefore(Object holdout, Object calibration) {
        return "the holdout must end after the calibration, but ends on " + holdout + " and the calibration on "
                + calibration;
    }

    static String noHoldout() {
        return "this summary has no holdout; give it one with holdoutUntil(date)";
    }

    static String noSpend(int customers, SpendCoverage coverage) {
        return "Gamma-Gamma needs at least one customer with repeat purchases and spend, but of " + customers
                + " customers " + coverage.withoutRepeats() + " have no repeat purchase and " + coverage.withoutSpend()
                + " no spend";
    }

    static String survivorsRefused(int period, long survivors, long before) {
        return "survivors are counted at 0 or more and never rise, but after period " + period + " there are "
                + survivors + " of " + before;
    }

    static String noContracts(String model) {
        return model + " cannot be fitted to no contracts; give a table with at least one";
    }

    static String periodsRefused(int periods, boolean ended) {
        return ended
                ? "a contract that ended has lasted at least 1 period, but this one " + periods
                : "a running contract has been renewed 0 times or more, but this one " + periods;
    }

    static String opportunitiesRefused(int row, OpportunityRow seen) {
        return "a row needs 0 ≤ purchases ≤ last ≤ opportunities, purchases and last both 0 or neither, and customers ≥ 0, but row "
                + row + " is " + seen;
    }

    static String occasionRefused(int occasion) {
        return "occasions are numbered one by one, such as years, from -1000000 to 1000000, but this is " + occasion;
    }

    static String noShare(String name, double value) {
        return "the " + name + " is a share above 0 and at most 1, such as 0.3, but is " + value;
    }

    static String endlessWithoutDiscount() {
        return "value to the end of time needs a discount above 0; call discountPerYear first";
    }

    static String endlessOpportunities() {
        return "value to the end of time needs a discount above 0; call discountPerOpportunity first";
    }

    static String noWholeOpportunities(CustomerSummary customer) {
        return "opportunities are counted in whole numbers, but recency or age is none: " + customer;
    }

    static String valueBeyondNumbers(double discount) {
        return "the value to the end of time is beyond what a number can hold at a discount of " + discount
                + " per period; choose a larger one, or valuesOver a number of periods";
    }

    static String noMeanSpend(GammaGamma spend) {
        return "the mean spend does not exist where q ≤ 1, so there is no value to estimate: " + spend;
    }

    static String noTimeline() {
        return "a tracking curve needs a summary made from purchases, of at least one customer";
    }

    static String chainShape(List<String> stages, int rows) {
        return "a chain needs one or more distinct stages and a row for each, but has stages " + stages + " and " + rows
                + " rows";
    }

    static String chainRow(String stage, double[] row, int stages) {
        return "the row of stage " + stage + " needs " + stages + " probabilities that add up to 1, but is "
                + Arrays.toString(row);
    }

    static String unknownStage(String id, List<String> stages) {
        return "there is no stage " + id + " in this chain; there are " + stages;
    }

    static String noHistory() {
        return "there is no history to estimate stage transitions from";
    }

    static String marginRefused(String stage, double margin) {
        return "the margin of stage " + stage + " must be a number, but is " + margin;
    }

    static String endlessStages() {
        return "value to the end of time needs a discount above 0; set one, or ask for valuesOver(periods)";
    }

    static String tooFewDraws(int times) {
        return "a bootstrap needs at least 2 draws, and 200 for an interval, but has " + times;
    }

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    static @Nullable String problemWithPurchase(int customer, long epochDay, double amount) {
        if (customer < 0) {
            return "customers are numbered from 0, but this is " + customer;
        }
        if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
            return "a day must lie in the years 1 to 9999, but is " + epochDay + " days after 1970-01-01";
        }
        return amount >= 0 && amount < Double.POSITIVE_INFINITY ? null : negativeSpend(amount);
    }
}
