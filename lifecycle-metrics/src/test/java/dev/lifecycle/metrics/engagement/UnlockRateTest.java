package dev.lifecycle.metrics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnlockRateTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private record Gate(String customer, String content, Instant at, boolean isUnlock, String channel) {

        static Gate shown(String customer, String content, int day) {
            return new Gate(customer, content, NOON.plus(Duration.ofDays(day)), false, "web");
        }

        static Gate unlocked(String customer, String content, int day) {
            return new Gate(customer, content, NOON.plus(Duration.ofDays(day)), true, "mail");
        }
    }

    private static UnlockRateDefinition<Gate> withinAWeek() {
        return UnlockRate.of(Gate::customer, Gate::content, Gate::at, Gate::isUnlock)
                .within(Duration.ofDays(7));
    }

    private static Stream<Gate> gates() {
        return Stream.of(
                Gate.shown("A", "guide", 0),
                Gate.shown("A", "guide", 5),
                Gate.unlocked("A", "guide", 7),
                Gate.unlocked("A", "guide", 7),
                Gate.shown("B", "guide", 0),
                Gate.unlocked("B", "guide", 8),
                Gate.shown("C", "guide", 1),
                Gate.unlocked("C", "webinar", 1),
                Gate.shown("D", "guide", 18),
                Gate.unlocked("D", "guide", 19),
                Gate.unlocked("E", "guide", 2),
                Gate.shown("E", "guide", 3),
                Gate.unlocked("E", "guide", 3),
                Gate.shown("F", "webinar", 20));
    }

    @Test
    void first_offer_to_unlock_by_content_in_customers() {
        UnlockRate unlocks = gates().collect(withinAWeek().metric());
        ContentUnlocks guide = unlocks.of("guide").orElseThrow();
        assertThat(guide.rate().rate())
                .as("A on the seventh day, E after the offer of the same instant; B a day late, C never")
                .isEqualTo(new Rate(2, 4));
        assertThat(guide.young())
                .as("D's week still runs, although it is unlocked")
                .isEqualTo(1);
        assertThat(guide.withoutOffer()).as("E had it before it was shown").isEqualTo(1);
        assertThat(unlocks.of("webinar").orElseThrow().rate().value()).isEmpty();
        assertThat(unlocks.rate().rate()).isEqualTo(new Rate(2, 4));
        assertThat(unlocks.of("price-list")).isEmpty();
        assertThat(guide).hasToString("guide: 2 of 4 = 50.0 % (15.0–85.0 %), complete; 1 young, 1 without an offer");
        assertThat(unlocks).hasToString("""
                content  offered  unlocked   share           95 %  young  without an offer
                guide          4         2  50.0 %  15.0 %–85.0 %      1                 1
                webinar        0         0       -              -      1                 1
                all            4         2  50.0 %  15.0 %–85.0 %      2                 2
                """);
    }

    @Test
    void observed_until_later_unlocks_have_not_come() {
        UnlockRate early = gates().collect(withinAWeek()
                .observedUntil(NOON.plus(Duration.ofDays(7)))
                .metric());
        assertThat(early.of("guide").orElseThrow().rate().rate())
                .as("A and B are a week old, C and E are not")
                .isEqualTo(new Rate(0, 2));
    }

    @Test
    void an_unlock_belongs_to_the_segment_of_the_row_that_first_names_customer_and_content() {
        Segmented<String, UnlockRate> byChannel =
                gates().collect(withinAWeek().metric().by(Gate::channel));
        assertThat(byChannel.of("web").orElseThrow().rate().rate()).isEqualTo(new Rate(1, 3));
        assertThat(byChannel.of("mail").orElseThrow().rate().rate())
                .as("E's first row is the mail's")
                .isEqualTo(new Rate(1, 1));
        assertThat(byChannel.total()).isEqualTo(gates().collect(withinAWeek().metric()));
    }

    @Test
    void a_window_is_longer_than_zero() {
        UnlockRateDefinition.Window<Gate> gates =
                UnlockRate.of(Gate::customer, Gate::content, Gate::at, Gate::isUnlock);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gates.within(Duration.ZERO))
                .withMessage("a window is longer than zero, but it is PT0S");
    }
}
