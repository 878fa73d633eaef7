package dev.lifecycle.examples.lampshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.lampshop.pro.ProAccounts;
import dev.lifecycle.examples.lampshop.report.AccountsPanel;
import dev.lifecycle.preset.AccountCycle;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touchpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two hundred business accounts of lumen-pro live through onboarding, adoption, expansion, renewal and loss. */
class AccountsTest {

    private static final ProAccounts ACCOUNTS = ProAccounts.live(ScenarioGenerator.SEED);
    private static final AccountsPanel PANEL = AccountsPanel.of(ACCOUNTS);

    @Test
    void every_account_stands_somewhere_and_none_was_refused_anything() {
        assertThat(ACCOUNTS.lifecycle().population().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(200);
        assertThat(ACCOUNTS.lifecycle().population())
                .allSatisfy((stage, count) -> assertThat(count).isPositive());
        assertThat(ACCOUNTS.refusals().counts()).isEmpty();
        assertThat(PANEL.open()).hasSize(200 - (int) lost());
        assertThat(PANEL.reasons().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(lost());
        assertThat(PANEL.reasons()).containsKeys("competitor price", "unknown");
    }

    @Test
    void a_renewal_begins_ninety_days_before_the_contract_ends() {
        List<HistoryEntry> renewals = ACCOUNTS.lifecycle()
                .history()
                .filter(row -> row.isEntry() && row.to().is(AccountCycle.RENEWAL))
                .toList();
        assertThat(renewals).hasSizeGreaterThan(50);
        List<AccountsPanel.Account> renewing = PANEL.open().stream()
                .filter(one -> one.stage().is(AccountCycle.RENEWAL))
                .toList();
        assertThat(renewing)
                .hasSizeGreaterThan(30)
                .allSatisfy(one -> assertThat(one.since()).isAfterOrEqualTo(renewalOf(one)))
                .as("later only who went live later")
                .allSatisfy(one -> assertThat(one.since().equals(renewalOf(one)) || cameLive(one))
                        .isTrue())
                .filteredOn(one -> one.since().equals(renewalOf(one)))
                .hasSizeGreaterThan(30);
        assertThat(PANEL.open())
                .filteredOn(one ->
                        !one.stage().is(AccountCycle.RENEWAL) && !one.stage().is(AccountCycle.ONBOARDING))
                .allSatisfy(one -> assertThat(one.ends()).isAfter(Scenario.NOW.plus(Duration.ofDays(89))));
    }

    @Test
    void who_has_not_renewed_is_lost_two_weeks_after_the_end_and_asked_why() {
        List<HistoryEntry> ended = ACCOUNTS.lifecycle()
                .history()
                .filter(row -> row.isEntry()
                        && row.cause().rule() != null
                        && row.cause().rule().startsWith("ended"))
                .toList();
        assertThat(ended)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(touchpoints(row.subject(), "reason-survey"))
                        .extracting(Touchpoint::status)
                        .contains(Touchpoint.Status.SENT));
        assertThat(ACCOUNTS.sent().keySet())
                .contains("kickoff", "go-live-overdue", "risk-play", "business-review", "welcome-back");
    }

    @Test
    void the_same_seed_makes_the_same_accounts() {
        AccountsPanel again = AccountsPanel.of(ProAccounts.live(ScenarioGenerator.SEED));
        assertThat(again.open()).isEqualTo(PANEL.open());
        assertThat(again.reasons()).isEqualTo(PANEL.reasons());
        assertThat(again.accounts().sent()).isEqualTo(ACCOUNTS.sent());
    }

    private static Instant renewalOf(AccountsPanel.Account account) {
        return account.ends().minus(Duration.ofDays(90));
    }

    private static boolean cameLive(AccountsPanel.Account account) {
        return ACCOUNTS.lifecycle().history(account.name()).stream()
                .filter(row -> row.isEntry() && row.to().is(AccountCycle.ADOPTION))
                .anyMatch(row -> row.at().equals(account.since()));
    }

    private static long lost() {
        return ACCOUNTS.lifecycle().population().getOrDefault((Stage) AccountCycle.LOST, 0L);
    }

    private static List<Touchpoint> touchpoints(String account, String id) {
        return ACCOUNTS.touchpoints(account).stream()
                .filter(one -> one.id().equals(id))
                .toList();
    }
}
