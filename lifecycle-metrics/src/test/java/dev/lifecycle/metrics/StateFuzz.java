package dev.lifecycle.metrics;

import dev.lifecycle.metrics.churn.ChurnRate;
import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.engagement.Referrals;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingUnit;
import dev.lifecycle.metrics.retention.Stickiness;
import dev.lifecycle.metrics.revenue.CohortValue;
import dev.lifecycle.metrics.revenue.MrrMovements;
import dev.lifecycle.metrics.state.InvalidStateException;
import dev.lifecycle.metrics.survey.Nps;
import dev.lifecycle.metrics.survival.KaplanMeier;
import dev.lifecycle.metrics.value.rfm.Rfm;
import dev.lifecycle.metrics.value.summary.PurchaseSummary;
import dev.lifecycle.metrics.value.summary.TimeUnit;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the fuzzer calls with any bytes (CONTRIBUTING says how): an accumulator comes of them that can be written again, or the exception that
 * is documented. Length and checksum are put right, so that what lies behind them is reached.
 */
public final class StateFuzz {

    private record Row(String customer, int number) {

        LocalDate day() {
            return LocalDate.of(2026, 1, 5).plusDays(number * 7L);
        }

        Instant at() {
            return day().atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        @Nullable
        LocalDate end() {
            return number % 3 == 0 ? day().plusDays(40) : null;
        }

        BigDecimal amount() {
            return BigDecimal.valueOf(number * 250L, 2);
        }

        String page() {
            return number % 2 == 0 ? "cart" : "order";
        }

        String friend() {
            return customer + number;
        }
    }

    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final Periods MONTHS = Periods.monthly(UTC);
    private static final List<Row> ROWS =
            IntStream.range(1, 13).mapToObj(i -> new Row("c-" + i % 4, i)).toList();
    private static final List<Metric<Row, ?, ?>> METRICS = List.of(
            Retention.of(Row::customer, Row::day).over(MONTHS),
            Retention.of(Row::customer, Row::day).over(MONTHS).by(Row::page),
            RollingRetention.of(Row::customer, Row::at).over(RollingUnit.WEEK),
            Growth.of(Row::customer, Row::day).over(MONTHS),
            Stickiness.of(Row::customer, Row::at).over(Periods.daily(UTC)),
            SilenceChurn.of(Row::customer, Row::day).after(60).over(MONTHS),
            ChurnRate.of(Row::customer, Row::day, Row::end)
                    .startOfPeriod()
                    .observedUntil(Instant.parse("2026-12-31T00:00:00Z"))
                    .over(Period.parse("2026-03"), UTC),
            MrrMovements.of(Row::customer, Row::day, Row::end, Row::amount)
                    .observedUntil(Instant.parse("2026-12-31T00:00:00Z"))
                    .over(MONTHS),
            CohortValue.of(Row::customer, Row::day, Row::amount).over(MONTHS),
            Nps.of(Row::customer, row -> row.number() % 11).metric(),
            Funnel.of(Row::customer, Row::at, Row::page).steps("cart", "order").metric(),
            Referrals.of(Row::customer, Row::friend, StateFuzz::isEven)
                    .eligible(50)
                    .metric(),
            KaplanMeier.of(Row::number, StateFuzz::isEven).metric(),
            PurchaseSummary.of(Row::customer, Row::day, Row::amount)
                    .over(TimeUnit.weeks(UTC), LocalDate.of(2026, 12, 31)),
            Rfm.of(Row::customer, Row::day, Row::amount)
                    .observedUntil(LocalDate.of(2026, 12, 31))
                    .over(UTC));

    private StateFuzz() {}

    private static boolean isEven(Row row) {
        return row.number() % 2 == 0;
    }

    /** The first byte says which metric, the second how many of its own bytes stay; three bytes each change one, what is left over follows. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length >= 2) {
            metric(METRICS.get(Math.floorMod(input[0], METRICS.size())), input);
        }
    }

    private static <A extends Serializable> void metric(Metric<Row, A, ?> metric, byte[] input) {
        A state = metric.empty();
        ROWS.forEach(row -> metric.add(state, row));
        byte[] bytes = changed(metric.write(state), input);
        A read;
        try {
            read = metric.read(bytes);
        } catch (InvalidStateException e) {
            return; // the one that is documented
        }
        metric.read(metric.write(read));
    }

    private static byte[] changed(byte[] own, byte[] input) {
        int cut = Byte.toUnsignedInt(input[1]);
        int edits = (input.length - 2) / 3;
        int tail = (input.length - 2) % 3;
        byte[] bytes = new byte[Math.max(Forged.HEADER, own.length - cut) + tail];
        System.arraycopy(own, 0, bytes, 0, Math.min(own.length, bytes.length));
        System.arraycopy(input, input.length - tail, bytes, bytes.length - tail, tail);
        for (int i = 0; i < edits && bytes.length > Forged.HEADER; i++) {
            int at = Byte.toUnsignedInt(input[2 + 3 * i]) << Byte.SIZE | Byte.toUnsignedInt(input[3 + 3 * i]);
            bytes[Forged.HEADER + at % (bytes.length - Forged.HEADER)] = input[4 + 3 * i];
        }
        return Forged.sealed(bytes);
    }
}
