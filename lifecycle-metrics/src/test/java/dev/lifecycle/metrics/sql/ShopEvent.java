package dev.lifecycle.metrics.sql;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One row that every metric can read something out of. */
record ShopEvent(
        String customer,
        Instant at,
        long sequence,
        String kind,
        BigDecimal amount,
        BigDecimal price,
        @Nullable Integer score)
        implements Serializable {

    /** Up to twelve customers over half a year with a clock change, with equal instants, nights and refunds. */
    static List<ShopEvent> random(int seed) {
        Random random = new Random(seed);
        int customers = 1 + random.nextInt(12);
        int rows = 1 + random.nextInt(80);
        int days = 1 + random.nextInt(180);
        Instant origin = Instant.parse("2025-12-20T00:00:00Z");
        List<ShopEvent> events = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            // Half past eleven at night in UTC is the next day in Paris; whole half hours make equal instants likely.
            Instant at = origin.plus(Duration.ofDays(random.nextInt(days)))
                    .plus(Duration.ofMinutes(30L * random.nextInt(48)));
            events.add(new ShopEvent(
                    "c" + random.nextInt(customers),
                    at,
                    i,
                    String.valueOf((char) ('a' + random.nextInt(4))),
                    BigDecimal.valueOf(random.nextInt(20_000) - 2_000, 2),
                    BigDecimal.valueOf(random.nextInt(10_000), 2),
                    random.nextInt(10) == 0 ? null : random.nextInt(11)));
        }
        return events;
    }
}
