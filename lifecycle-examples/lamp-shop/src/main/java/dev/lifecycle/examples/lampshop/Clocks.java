package dev.lifecycle.examples.lampshop;

import dev.lifecycle.metrics.Period;
import dev.lifecycle.metrics.Periods;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * In whose days and months the report counts, and until when it looks.
 *
 * @param everywhere one zone for both shops; null for each shop's own, and Paris where both are put together
 * @param observed   what is at or after this instant is not looked at
 */
public record Clocks(@Nullable ZoneId everywhere, Instant observed) {

    /** Each shop by its own clocks, until now. */
    public static final Clocks OWN = new Clocks(null, Scenario.NOW);

    /** Both shops by these clocks. */
    public Clocks in(ZoneId zone) {
        return new Clocks(zone, observed);
    }

    /** The same until the latest month was over in both shops. */
    Clocks withoutTheOpenMonth() {
        Instant over = Arrays.stream(Shop.values())
                .map(shop -> lastMonth().endIn(of(shop)))
                .max(Instant::compareTo)
                .orElseThrow();
        return new Clocks(everywhere, over);
    }

    public ZoneId of(Shop shop) {
        return everywhere == null ? shop.zone() : everywhere;
    }

    /** The zone of what concerns both shops. */
    public ZoneId both() {
        return of(Shop.FR);
    }

    public Periods months() {
        return Periods.monthly(both());
    }

    public LocalDate day(Shop shop, Instant instant) {
        return LocalDate.ofInstant(instant, of(shop));
    }

    /** The last day that is looked at, as far as it has come. */
    public LocalDate today() {
        return day(Shop.FR, observed.minusMillis(1));
    }

    /** The latest month that is over. */
    public Period lastMonth() {
        return months().at(months().indexOf(day(Shop.FR, observed)) - 1);
    }
}
