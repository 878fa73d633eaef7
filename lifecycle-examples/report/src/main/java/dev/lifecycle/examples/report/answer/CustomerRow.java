package dev.lifecycle.examples.report.answer;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One customer, as far as the log and the model that speaks tell.
 *
 * @param customer  who
 * @param stage     where the lifecycle has them
 * @param first     the first day with a purchase
 * @param last      the last
 * @param purchases days with a purchase
 * @param total     what they came to
 * @param segment   the name by recency, frequency and value
 * @param alive     the probability of buying ever again; null without a model, or where the model says 1 by construction
 * @param quarter   the next 13 weeks; null without a model
 * @param year      the next 52 weeks; null without a model
 * @param atRisk    what is lost in the next 52 weeks if they are gone: what they would be worth for certain alive, less what is expected; null without a model of spend
 */
record CustomerRow(
        String customer,
        String stage,
        LocalDate first,
        LocalDate last,
        int purchases,
        BigDecimal total,
        String segment,
        @Nullable Double alive,
        @Nullable Ahead quarter,
        @Nullable Ahead year,
        @Nullable Double atRisk) {

    private static final double LIKELY = 0.8;
    private static final double EVEN = 0.5;
    private static final double HARDLY = 0.2;

    /**
     * A time to come.
     *
     * @param purchases expected
     * @param low       with 90 % between this many
     * @param high      and this many
     * @param spend     expected of each; null without a model of spend
     */
    record Ahead(
            double purchases, int low, int high, @Nullable Double spend) {

        @Nullable
        Double value() {
            return times(purchases);
        }

        @Nullable
        Double times(double count) {
            return spend == null ? null : count * spend;
        }
    }

    /** How likely they are gone, in words: low to 20 %, medium to 50 %, high to 80 %, and gone beyond. */
    String risk() {
        if (alive == null) {
            return "unknown";
        }
        if (alive >= LIKELY) {
            return "low";
        }
        if (alive >= EVEN) {
            return "medium";
        }
        return alive >= HARDLY ? "high" : "gone";
    }
}
