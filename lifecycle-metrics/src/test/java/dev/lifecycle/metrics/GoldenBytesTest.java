package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.churn.SilenceChurn;
import dev.lifecycle.metrics.journey.Funnel;
import dev.lifecycle.metrics.journey.StageFlows;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.checkout.CartStep;
import dev.lifecycle.metrics.journey.checkout.Checkout;
import dev.lifecycle.metrics.retention.Growth;
import dev.lifecycle.metrics.retention.RepeatRate;
import dev.lifecycle.metrics.retention.Retention;
import dev.lifecycle.metrics.retention.RollingActives;
import dev.lifecycle.metrics.retention.RollingRetention;
import dev.lifecycle.metrics.retention.RollingUnit;
import dev.lifecycle.metrics.retention.Stickiness;
import dev.lifecycle.metrics.survey.Nps;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes of version 1, written once and read for ever: of each metric per customer the state of one customer and its counts. A line is never
 * changed; where a format changes, lines of the next version are added.
 */
class GoldenBytesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant END = Instant.parse("2026-06-01T00:00:00Z");

    /** Something a customer did: a visit, a step, an answer. */
    record Deed(
            String who,
            Instant at,
            @Nullable String from,
            String what,
            @Nullable Integer score) implements Serializable {

        LocalDate day() {
            return at.atZone(ZoneOffset.UTC).toLocalDate();
        }

        boolean isOrder() {
            return what.equals("ORDER");
        }

        CartStep step() {
            return CartStep.valueOf(what);
        }
    }

    /** A metric, the bytes of the customer's state and those of its counts. */
    record Line(String name, byte[] state, byte[] counts) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Deed> DEEDS = List.of(
            new Deed("zoe", Instant.parse("2025-11-03T10:00:00Z"), null, "CART", 9),
            new Deed("zoe", Instant.parse("2025-11-03T10:20:00Z"), "CART", "CHECKOUT", null),
            new Deed("zoe", Instant.parse("2025-11-05T08:00:00Z"), "CHECKOUT", "ORDER", 3),
            new Deed("zoe", Instant.parse("2026-02-14T23:30:00Z"), "ORDER", "CART", 10),
            new Deed("zoe", Instant.parse("2026-05-31T21:59:59.999999Z"), "CART", "ORDER", 7),
            new Deed("zoe", Instant.parse("2026-06-01T00:00:00Z"), "ORDER", "CART", 1));

    private static Map<String, CustomerMetric<Deed, ?>> metrics() {
        Map<String, CustomerMetric<Deed, ?>> metrics = new LinkedHashMap<>();
        Periods monthly = Periods.monthly(PARIS);
        metrics.put(
                "retention",
                Retention.<Deed>of(Deed::who, Deed::at)
                        .observedUntil(END)
                        .over(monthly)
                        .perCustomer());
        metrics.put(
                "retention-conditions",
                Retention.<Deed>of(Deed::who, Deed::at)
                        .startedBy("order", Deed::isOrder)
                        .firstEver()
                        .onOrAfter()
                        .observedUntil(END)
                        .over(Periods.daily(PARIS))
                        .perCustomer());
        metrics.put(
                "retention-birth",
                Retention.<Deed>of(Deed::who, Deed::at)
                        .bornAt(Deed::day)
                        .brackets(1, 3)
                        .observedUntil(END)
                        .over(monthly)
                        .perCustomer());
        metrics.put(
                "growth",
                Growth.<Deed>of(Deed::who, Deed::at)
                        .observedUntil(END)
                        .over(monthly)
                        .perCustomer());
        metrics.put(
                "silence",
                SilenceChurn.<Deed>of(Deed::who, Deed::at)
                        .after(40)
                        .observedUntil(END)
                        .over(monthly)
                        .perCustomer());
        metrics.put(
                "stickiness",
                Stickiness.<Deed>of(Deed::who, Deed::at)
                        .observedUntil(END)
                        .over(monthly)
                        .perCustomer());
        metrics.put(
                "actives",
                RollingActives.<Deed>of(Deed::who, Deed::at)
                        .observedUntil(END)
                        .over(PARIS)
                        .perCustomer());
        metrics.put(
                "repeat",
                RepeatRate.<Deed>of(Deed::who, Deed::at)
                        .observedUntil(END)
                        .over(PARIS)
                        .perCustomer());
        metrics.put(
                "rolling",
                RollingRetention.<Deed>of(Deed::who, Deed::at)
                        .observedUntil(END)
                        .over(RollingUnit.MONTH)
                        .perCustomer());
        metrics.put(
                "funnel",
                Funnel.<Deed>of(Deed::who, Deed::at, Deed::what)
                        .steps("CART", "CHECKOUT", "ORDER")
                        .within(Duration.ofDays(7))
                        .observedUntil(END)
                        .metric()
                        .perCustomer());
        metrics.put(
                "checkout",
                Checkout.<Deed>of(Deed::who, Deed::at, Deed::step)
                        .observedUntil(END)
                        .metric()
                        .perCustomer());
        metrics.put(
                "nps",
                Nps.<Deed>of(Deed::who, Deed::score, Deed::at)
                        .observedUntil(END)
                        .metric()
                        .perCustomer());
        metrics.put(
                "nps-latest",
                Nps.<Deed>of(Deed::who, Deed::score, Deed::at)
                        .latestPerCustomer(monthly)
                        .observedUntil(END)
                        .metric()
                        .perCustomer());
        StageHistory<Deed> moves = StageHistory.<Deed>of(Deed::who, Deed::at, Deed::from, Deed::what)
                .observedUntil(END);
        metrics.put("flows", StageFlows.of(moves).over(monthly).perCustomer());
        metrics.put(
                "flows-of-episodes",
                StageFlows.of(moves.perEpisode((Deed d) -> d.at().isBefore(Instant.EPOCH) ? 0 : 1))
                        .over(monthly)
                        .perCustomer());
        return metrics;
    }

    static Stream<Line> lines() {
        try (InputStream in = GoldenBytesTest.class.getResourceAsStream("golden-bytes-1.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(" "))
                    .map(parts -> new Line(
                            parts[0],
                            HexFormat.of().parseHex(parts[1]),
                            HexFormat.of().parseHex(parts[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void bytes_of_version_1_are_read_and_go_on_counting(Line line) {
        check(line, metrics().get(line.name()));
    }

    private static <R> void check(Line line, CustomerMetric<Deed, R> metric) {
        byte[] today = metric.addAll(null, DEEDS);
        Counts counts = metric.counts(today);
        assertThat(metric.counts(line.state()))
                .as("state, written today as %s", HexFormat.of().formatHex(today))
                .isEqualTo(counts);
        assertThat(metric.read(line.counts()))
                .as("counts, written today as %s", HexFormat.of().formatHex(metric.write(counts)))
                .isEqualTo(counts);
        assertThat(metric.result(metric.read(line.counts()))).isEqualTo(metric.result(counts));
        Deed more = new Deed("zoe", Instant.parse("2026-03-31T12:00:00Z"), "CART", "CHECKOUT", 6);
        assertThat(metric.counts(metric.add(line.state(), more))).isEqualTo(metric.counts(metric.add(today, more)));
        assertThat(metric.counts(metric.merge(line.state(), today)))
                .as("with what today's bytes hold")
                .isEqualTo(metric.counts(metric.merge(today, today)));
    }

    @Test
    void every_metric_has_its_line() {
        assertThat(lines().map(Line::name)).containsExactlyElementsOf(metrics().keySet());
    }
}
