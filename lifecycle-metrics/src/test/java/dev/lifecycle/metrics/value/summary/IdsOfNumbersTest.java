package dev.lifecycle.metrics.value.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A customer whose id is a number is found by that number, and lambdas that say their row are read. */
class IdsOfNumbersTest {

    private static final ZonedUnit WEEKS = TimeUnit.weeks(ZoneId.of("Europe/Paris"));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private record Order(Object id, LocalDate day) {}

    private static PurchaseSummary of(Object... ids) {
        return Stream.of(ids)
                .map(id -> new Order(id, DAY))
                .collect(PurchaseSummary.<Order>of(o -> o.id(), o -> o.day()).over(WEEKS, DAY.plusDays(30)));
    }

    @Test
    @DisplayName("sum.of(7) finds the customer whose id is the Long 7, and of(7L) the one whose id is the Integer")
    void whatever_kind_of_number() {
        assertThat(of(3L, 7L).of(7).frequency()).isZero();
        assertThat(of(3, 7).of(7L).frequency()).isZero();
        assertThat(of(3L, 7L).indexOf((short) 7)).isEqualTo(1);
        assertThat(of(7, 7L).indexOf(7)).isZero();
        assertThat(of(7, 7L).indexOf(7L)).isEqualTo(1);
    }

    @Test
    @DisplayName("of(\"7\") does not find a number, and says of which class ids are")
    void a_text_is_no_number() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(3L, 7L).of("7"))
                .withMessage(
                        "there is no customer '7' among the 2 of this summary; ids are of class java.lang.Long here,"
                                + " and this one is of class java.lang.String");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(3L).of(8))
                .withMessageContaining("there is no customer '8'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of("a").of("b"))
                .withMessage("there is no customer 'b' among the 1 of this summary");
    }
}
