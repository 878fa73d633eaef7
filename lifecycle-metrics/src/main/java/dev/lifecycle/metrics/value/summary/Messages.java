package dev.lifecycle.metrics.value.summary;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is said of purchases and summaries that cannot be. */
final class Messages {

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

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

    static @Nullable String problemWithPurchase(int customer, long epochDay, double amount) {
        if (customer < 0) {
            return "customers are numbered from 0, but this is " + customer;
        }
        if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
            return "a day must lie in the years 1 to 9999, but is " + epochDay + " days after 1970-01-01";
        }
        return amount >= 0 && amount < Double.POSITIVE_INFINITY ? null : negativeSpend(amount);
    }

    private static String negativeSpend(double amount) {
        return "an amount must be a number ≥ 0, but is " + amount
                + "; leave refunds out or net them against their purchase";
    }

    static String row(int number, @Nullable String problem) {
        return "row " + number + ": " + problem;
    }

    static String unknownCustomer(String id, Object customer, @Nullable Object another, int customers) {
        String kinds = another == null || another.getClass() == customer.getClass()
                ? ""
                : "; ids are of class " + another.getClass().getName() + " here, and this one is of class "
                        + customer.getClass().getName();
        return "there is no customer '" + id + "' among the " + customers + " of this summary" + kinds;
    }

    static String holdoutBefore(LocalDate holdout, LocalDate calibration) {
        return "the holdout must end after the calibration, but ends on " + holdout + " and the calibration on "
                + calibration;
    }

    static String noHoldout() {
        return "this summary has no holdout; give it one with holdoutUntil(date)";
    }
}
