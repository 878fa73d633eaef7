package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Scenario;
import dev.lifecycle.examples.lampshop.pro.ProAccounts;
import dev.lifecycle.examples.lampshop.report.AccountsPanel.Account;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Grid;
import dev.lifecycle.preset.AccountCycle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The business accounts on the terminal: where they stand, what is to be done, and the renewals that need somebody most. */
final class AccountsText {

    private static final int FIRST = 3;
    private static final int MOST = 5;
    private static final Duration AHEAD = Duration.ofDays(90);
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private AccountsText() {}

    static void print(Console console, AccountsPanel panel) {
        ProAccounts accounts = panel.accounts();
        long all = accounts.lifecycle().population().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        console.head(
                "The business accounts of %s: %d since July 2024, in %,d events",
                ProAccounts.NAME, all, accounts.events());
        Map<String, Long> stages = new TreeMap<>();
        accounts.lifecycle().population().forEach((stage, count) -> stages.put(stage.id(), count));
        console.line("  %s", TouchpointText.list(stages));
        Instant end = Scenario.NOW.plus(AHEAD);
        List<Account> due = panel.open().stream()
                .filter(one ->
                        one.stage().is(AccountCycle.RENEWAL) && one.ends().isBefore(end))
                .toList();
        console.line(
                "  %d to go live and overdue; %d to renew within 90 days, %d of them at risk%s",
                panel.open().stream().filter(Account::overdue).count(),
                due.size(),
                due.stream().filter(Account::atRisk).count(),
                due.isEmpty() ? "" : ", first of all");
        Grid grid = new Grid(1);
        due.stream()
                .filter(Account::atRisk)
                .limit(FIRST)
                .forEach(one -> grid.line(
                        "  " + one.name(),
                        "ends " + LocalDate.ofInstant(one.ends(), PARIS),
                        "in " + one.stage().id()));
        console.block(grid);
        console.line("  lost, and why: %s", TouchpointText.list(panel.reasons()));
        Map<String, Long> most = new LinkedHashMap<>();
        accounts.sent().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST)
                .forEach(one -> most.put(one.getKey(), one.getValue()));
        console.line("  sent most: %s", TouchpointText.list(most));
    }
}
