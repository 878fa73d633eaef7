package dev.lifecycle.metrics.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttributionTest {

    private static ChannelPath path(String channels, long conversions, long lost) {
        return new ChannelPath(List.of(channels.split(">")), conversions, lost);
    }

    private static final List<ChannelPath> PUBLISHED = List.of(
            path("email", 10, 40),
            path("search", 20, 60),
            path("social", 2, 48),
            path("display", 1, 59),
            path("social>search", 12, 28),
            path("display>social>search", 9, 21),
            path("display>email", 5, 25),
            path("email>search>email", 8, 12),
            path("social>social>email", 4, 16),
            path("search>display>search", 6, 14));

    private static void credits(Map<String, Double> seen, double... expected) {
        assertThat(seen.keySet()).containsExactly("display", "email", "search", "social");
        assertThat(seen.values().stream().mapToDouble(Double::doubleValue).toArray())
                .containsExactly(expected, within(1e-9));
    }

    @Test
    @DisplayName(
            "published: removal effects of a chain of first order and the credits of four rules, 77 conversions of 400")
    void published() {
        Attribution owed = Attribution.ofPaths(PUBLISHED);
        assertThat(owed.conversions()).isEqualTo(77);
        credits(owed.removalEffects(), 18104.0 / 78155, 63495.0 / 154693, 17838.0 / 26411, 48695.0 / 153692);
        credits(owed.markov(), 10.9135795224, 19.3383007177, 31.8207753958, 14.9273443641);
        credits(owed.linear(), 8.5, 19 + 1 / 6.0, 35 + 2 / 3.0, 13 + 2 / 3.0);
        credits(owed.first(), 15, 18, 26, 18);
        credits(owed.last(), 1, 27, 47, 2);
        assertThat(owed).hasToString("""
                channel  first  last  linear  markov  removal
                display   15.0   1.0     8.5    10.9   23.2 %
                email     18.0  27.0    19.2    19.3   41.0 %
                search    26.0  47.0    35.7    31.8   67.5 %
                social    18.0   2.0    13.7    14.9   31.7 %
                77 conversions, 0 without a touch
                """);
    }

    @Test
    void a_channel_touched_twice_running_changes_no_removal_effect() {
        List<ChannelPath> once = PUBLISHED.stream()
                .map(path -> path.channels().equals(List.of("social", "social", "email"))
                        ? path("social>email", path.conversions(), path.lost())
                        : path)
                .toList();
        Attribution.ofPaths(once)
                .removalEffects()
                .forEach((channel, effect) -> assertThat(effect)
                        .isCloseTo(
                                Attribution.ofPaths(PUBLISHED).removalEffects().get(channel), within(1e-12)));
    }

    @Test
    void without_a_conversion_nothing_is_owed() {
        Attribution nothing = Attribution.ofPaths(List.of(path("email>search", 0, 5)));
        assertThat(nothing.markov()).isEqualTo(Map.of("email", 0.0, "search", 0.0));
        assertThat(nothing.first()).isEqualTo(Map.of("email", 0.0, "search", 0.0));
        assertThat(Attribution.ofPaths(List.of()).markov()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelPath(List.of(), 1, 1))
                .withMessageContaining("a path has a channel");
        assertThatIllegalArgumentException().isThrownBy(() -> path("email", -1, 1));
        assertThat(path("display>email", 5, 25)).hasToString("display → email: 5 converted, 25 not");
    }

    private record Touch(
            String customer, Instant at, @Nullable String channel) {

        boolean isOrder() {
            return channel == null;
        }

        static Touch of(String customer, int day, @Nullable String channel) {
            return new Touch(customer, Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofDays(day)), channel);
        }
    }

    private static Stream<Touch> touches() {
        return Stream.of(
                Touch.of("A", 0, "email"),
                Touch.of("A", 9, "search"),
                Touch.of("A", 10, null),
                Touch.of("A", 11, "social"),
                Touch.of("B", 1, "email"),
                Touch.of("C", 5, null),
                Touch.of("D", 6, null),
                Touch.of("D", 6, "email"));
    }

    private static AttributionDefinition<Touch> owed() {
        return Attribution.of(Touch::customer, Touch::at, Touch::channel, Touch::isOrder);
    }

    @Test
    void paths_end_with_the_first_conversion() {
        Attribution owed = touches().collect(owed().metric());
        assertThat(owed.paths().stream().map(ChannelPath::toString))
                .as("at one instant a touch goes before the conversion")
                .containsExactly("email: 1 converted, 1 not", "email → search: 1 converted, 0 not");
        assertThat(owed.untouched()).as("C").isEqualTo(1);
        assertThat(owed.first()).isEqualTo(Map.of("email", 2.0, "search", 0.0));
        assertThat(owed.last()).isEqualTo(Map.of("email", 1.0, "search", 1.0));
        assertThat(owed.definition()).isEqualTo("attribution/first-conversion");
    }

    @Test
    void only_what_is_not_too_long_ago_counts() {
        Attribution owed = touches().collect(owed().within(Duration.ofDays(3)).metric());
        assertThat(owed.paths().stream().map(ChannelPath::toString))
                .as("A's mail is ten days before the order, B's ten before the end")
                .containsExactly("email: 1 converted, 0 not", "search: 1 converted, 0 not");
        Attribution early = touches()
                .collect(owed().observedUntil(Instant.parse("2026-03-07T00:00:00Z"))
                        .metric());
        assertThat(early.conversions()).isZero();
        assertThat(early.untouched()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> owed().within(Duration.ZERO))
                .withMessageContaining("longer than zero");
    }
}
