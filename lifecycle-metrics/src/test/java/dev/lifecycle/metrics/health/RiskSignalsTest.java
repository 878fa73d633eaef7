package dev.lifecycle.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifecycle.metrics.InvalidRowException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RiskSignalsTest {

    private static final Instant MARCH = Instant.parse("2026-03-01T00:00:00Z");

    private record Account(
            String id, @Nullable Double usage, @Nullable Integer tickets, BigDecimal contract) {

        Instant at() {
            return MARCH;
        }

        static Account of(String id, @Nullable Double usage, @Nullable Integer tickets, String contract) {
            return new Account(id, usage, tickets, new BigDecimal(contract));
        }
    }

    private static RiskSignalsDefinition<Account> risks() {
        return RiskSignals.of(Account::id, Account::at)
                .worth(Account::contract)
                .below("usage", Account::usage, 0.3)
                .above("tickets", Account::tickets, 5);
    }

    private static Stream<Account> accounts() {
        return Stream.of(
                Account.of("A", 0.1, 9, "1000.00"),
                Account.of("B", 0.2, 0, "2500.50"),
                Account.of("C", 0.3, 5, "9000"),
                Account.of("D", null, 6, "100"),
                Account.of("E", 0.9, null, "1"));
    }

    @Test
    void signals_customers_and_what_hangs_on_them() {
        RiskSignals risks = accounts().collect(risks().metric());
        RiskSignal usage = risks.signal("usage").orElseThrow();
        assertThat(usage.customers().stream().map(RiskSignal.AtRisk::customer))
                .as("the most valuable first; a value at the threshold is not beyond it")
                .containsExactly("B", "A");
        assertThat(usage.share().rate()).as("D is unknown").hasToString("2 of 4 = 50.0 %");
        assertThat(usage.unknown()).isEqualTo(1);
        assertThat(usage.valueAtRisk()).isEqualByComparingTo("3500.50");
        assertThat(usage).hasToString("usage: 2 of 4 = 50.0 %, value 3500.5");
        assertThat(risks.signal("tickets").orElseThrow().customers().stream().map(RiskSignal.AtRisk::customer))
                .containsExactly("A", "D");
        assertThat(risks.customers()).as("A once").containsExactly("B", "A", "D");
        assertThat(risks.valueAtRisk()).isEqualByComparingTo("3600.50");
        assertThat(risks.value()).isEqualByComparingTo("12601.50");
        assertThat(risks.share().rate()).hasToString("3 of 5 = 60.0 %");
        assertThat(risks.definition()).isEqualTo("risk/usage-below-0_3/tickets-above-5/worth");
        assertThat(risks).hasToString("""
                signal   customers            share  unknown      value at risk
                usage            2  2 of 4 = 50.0 %        1             3500.5
                tickets          2  2 of 4 = 50.0 %        1               1100
                any              3  3 of 5 = 60.0 %           3600.5 of 12601.5
                """);
        assertThat(risks.signal("logins")).isEmpty();
    }

    @Test
    void without_a_value_nothing_hangs_on_anybody() {
        RiskSignals risks = accounts()
                .collect(RiskSignals.of(Account::id, Account::at)
                        .below("usage", Account::usage, 0.3)
                        .observedUntil(MARCH.plusSeconds(1))
                        .metric());
        assertThat(risks.valueAtRisk()).isZero();
        assertThat(risks.customers()).containsExactly("A", "B");
        assertThat(accounts()
                        .collect(risks().observedUntil(MARCH).metric())
                        .share()
                        .value())
                .isEmpty();
    }

    @Test
    void what_is_no_signal_or_no_money_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(RiskSignals.of(Account::id, Account::at)::metric)
                .withMessageContaining("no measure was declared");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> risks().above("usage", Account::usage, 3))
                .withMessageContaining("'usage' already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> risks().above("logins", Account::usage, Double.POSITIVE_INFINITY))
                .withMessageContaining("Infinity");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(Account.of("A", 0.1, 1, "-1")).collect(risks().metric()))
                .withMessageContaining("not negative, but it is -1");
        assertThatExceptionOfType(InvalidRowException.class)
                .isThrownBy(() -> Stream.of(Account.of("A", 0.1, 1, "1e99999")).collect(risks().metric()))
                .withMessageContaining("up to 30 digits");
    }
}
