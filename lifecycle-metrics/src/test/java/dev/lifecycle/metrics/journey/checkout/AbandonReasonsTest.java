package dev.lifecycle.metrics.journey.checkout;

import static dev.lifecycle.metrics.journey.checkout.AbandonReason.EXTRA_COSTS;
import static dev.lifecycle.metrics.journey.checkout.AbandonReason.PAYMENT_DECLINED;
import static dev.lifecycle.metrics.journey.checkout.AbandonReason.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AbandonReasonsTest {

    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    private record Left(String cart, Instant at, @Nullable Object reason, String device) {

        static Left daysAgo(String cart, int days, @Nullable Object reason) {
            return new Left(cart, NOW.minus(Duration.ofDays(days)), reason, days > 30 ? "desktop" : "phone");
        }
    }

    private static AbandonReasonsDefinition<Left> lastMonth() {
        return AbandonReasons.of(Left::cart, Left::at, Left::reason)
                .recent(Duration.ofDays(30))
                .observedUntil(NOW);
    }

    private static Stream<Left> rows() {
        return Stream.of(
                Left.daysAgo("A", 90, EXTRA_COSTS),
                Left.daysAgo("A", 80, EXTRA_COSTS),
                Left.daysAgo("B", 70, EXTRA_COSTS),
                Left.daysAgo("C", 60, null),
                Left.daysAgo("D", 40, EXTRA_COSTS),
                Left.daysAgo("D", 30, PAYMENT_DECLINED),
                Left.daysAgo("E", 3, PAYMENT_DECLINED),
                Left.daysAgo("F", 2, UNKNOWN),
                Left.daysAgo("F", 1, "house code 7"),
                Left.daysAgo("G", 0, EXTRA_COSTS));
    }

    @Test
    void carts_by_reason_with_when_it_was_told_last_and_whether_it_grows() {
        AbandonReasons why = rows().collect(lastMonth().metric());
        assertThat(why.carts()).as("G lies at the end of observation").isEqualTo(6);
        assertThat(why.coverage().rate()).isEqualTo(new Rate(5, 6));
        assertThat(why.share("EXTRA_COSTS").rate()).as("A told it twice").isEqualTo(new Rate(3, 5));
        assertThat(why.share("RETURNS").rate()).isEqualTo(new Rate(0, 5));
        assertThat(why.reasons())
                .extracting(AbandonReasons.Reason::reason)
                .containsExactly("EXTRA_COSTS", "PAYMENT_DECLINED", "house code 7");
        assertThat(why.lastTold("EXTRA_COSTS")).contains(NOW.minus(Duration.ofDays(40)));
        assertThat(why.lastTold("UNKNOWN")).as("it is no reason").isEmpty();
        assertThat(why.change("PAYMENT_DECLINED").first()).isEqualTo(new Rate(0, 2));
        assertThat(why.change("PAYMENT_DECLINED").second())
                .as("thirty days to the second are recent")
                .isEqualTo(new Rate(2, 3));
        assertThat(why.toString())
                .startsWith("reason            carts  of known  recent             last told")
                .contains("EXTRA_COSTS           3    60.0 %       1  2026-02-20T00:00:00Z  -66.7 points")
                .endsWith("reason known: 5 of 6 = 83.3 %\n");
    }

    @Test
    void a_cart_belongs_to_the_segment_of_its_first_row() {
        Segmented<String, AbandonReasons> byDevice =
                rows().collect(lastMonth().metric().by(Left::device));
        assertThat(byDevice.of("desktop")
                        .orElseThrow()
                        .share("PAYMENT_DECLINED")
                        .rate())
                .as("D began on the desktop")
                .isEqualTo(new Rate(1, 3));
        assertThat(byDevice.of("phone").orElseThrow().known()).isEqualTo(2);
    }

    @Test
    void without_a_known_reason_shares_and_changes_are_undefined() {
        AbandonReasons nothing =
                Stream.of(Left.daysAgo("A", 1, null)).collect(lastMonth().metric());
        assertThat(nothing.share("EXTRA_COSTS").value()).isEmpty();
        assertThat(nothing.change("EXTRA_COSTS").value()).isEmpty();
        assertThat(nothing.reasons()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AbandonReasons.of(Left::cart, Left::at, Left::reason).recent(Duration.ZERO))
                .withMessageContaining("longer than zero");
    }
}
