package dev.lifecycle.metrics;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** A test row: somebody did something on a day. */
public record Visit(String customer, LocalDate day, String kind) implements Serializable {

    public static final LocalDate ORIGIN = LocalDate.of(2023, 12, 30);

    /** At an evening hour, so that zones matter. */
    public Instant at() {
        return day.atTime(23, 30).toInstant(ZoneOffset.UTC);
    }

    public boolean isOrder() {
        return kind.equals("order");
    }

    public LocalDate signedUp() {
        return ORIGIN.plusDays(Math.floorMod(customer.hashCode(), 40));
    }

    /** Visits of one customer on the numbered days after the origin. */
    public static List<Visit> of(String customer, LocalDate origin, int... days) {
        List<Visit> visits = new ArrayList<>();
        for (int day : days) {
            visits.add(new Visit(customer, origin.plusDays(day), "order"));
        }
        return visits;
    }

    /** Few customers over some months around a leap day, so that they return, skip and collide. */
    public static Arbitrary<List<Visit>> lists() {
        Arbitrary<String> customers = Arbitraries.of("ann", "bob", "cem", "dao", "eve", "fay");
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 150).map(ORIGIN::plusDays);
        return Combinators.combine(customers, days, Arbitraries.of("order", "view"))
                .as(Visit::new)
                .list()
                .ofMaxSize(40);
    }
}
