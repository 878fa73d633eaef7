package dev.lifecycle.metrics.revenue;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** A test row: a subscription with one price. */
record Sub(
        String customer,
        String item,
        LocalDate from,
        @Nullable LocalDate to,
        BigDecimal monthly,
        String currency) implements Serializable {

    static Sub of(String customer, String from, @Nullable String to, String monthly) {
        return new Sub(
                customer,
                "first",
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                new BigDecimal(monthly),
                "EUR");
    }

    static Arbitrary<List<Sub>> lists() {
        LocalDate origin = LocalDate.of(2026, 1, 1);
        return Combinators.combine(
                        Arbitraries.of("ann", "bob", "cem"),
                        Arbitraries.of("x", "y"),
                        Arbitraries.integers().between(0, 120),
                        Arbitraries.integers().between(0, 90).injectNull(0.2),
                        Arbitraries.integers().between(0, 9999))
                .as((who, item, from, days, cents) -> new Sub(
                        who,
                        item,
                        origin.plusDays(from),
                        days == null ? null : origin.plusDays(from + days),
                        BigDecimal.valueOf(cents, 2),
                        "EUR"))
                .list()
                .ofMaxSize(12);
    }
}
