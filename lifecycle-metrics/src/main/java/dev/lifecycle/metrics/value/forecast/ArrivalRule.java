package dev.lifecycle.metrics.value.forecast;

import dev.lifecycle.metrics.rate.PoissonCount;
import dev.lifecycle.metrics.value.numeric.Checks;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/** Where the number of customers to come is from, before the periods are known. */
sealed interface ArrivalRule {

    /** Part of the definition id. */
    String id();

    Arrivals over(Horizon horizon, PurchaseSummary summary);

    /**
     * As the host says.
     *
     * @param means one for all periods, or one for each; empty for none
     */
    record Declared(List<Double> means) implements ArrivalRule {

        public Declared {
            means = List.copyOf(means);
            means.forEach(mean -> Checks.notNegative("number of customers to come in a period", mean));
        }

        @Override
        public String id() {
            return means.isEmpty()
                    ? "no-arrivals"
                    : "arriving-" + means.toString().replaceAll("[\\[\\] ]", "");
        }

        @Override
        public Arrivals over(Horizon horizon, PurchaseSummary summary) {
            if (means.size() < 2) {
                double mean = means.isEmpty() ? 0 : means.get(0);
                return new Arrivals(Collections.nCopies(horizon.periods(), mean), null, 0);
            }
            if (means.size() != horizon.periods()) {
                throw new IllegalArgumentException(Messages.declaredFor(means.size(), horizon.periods()));
            }
            return new Arrivals(means, null, 0);
        }
    }

    /** As in the last periods observed. */
    record Measured(int last) implements ArrivalRule {

        @Override
        public String id() {
            return "arriving-as-in-last-" + last;
        }

        @Override
        public Arrivals over(Horizon horizon, PurchaseSummary summary) {
            SortedMap<LocalDate, Long> births = summary.firstPurchases();
            LocalDate end = horizon.end();
            if (end == null || births.isEmpty()) {
                throw new IllegalArgumentException(Messages.noArrivalDates());
            }
            LocalDate from = end.plusDays(1 - Math.round(last * horizon.period().days()));
            if (from.isBefore(births.firstKey())) {
                throw new IllegalArgumentException(
                        Messages.notSoLong(last, horizon.period().name(), births.firstKey(), end));
            }
            long seen = births.subMap(from, end.plusDays(1)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (seen == 0) {
                throw new IllegalArgumentException(
                        Messages.nobodyCame(last, horizon.period().name(), from, end));
            }
            double mean = (double) seen / last;
            return new Arrivals(Collections.nCopies(horizon.periods(), mean), new PoissonCount(seen), last);
        }
    }
}
