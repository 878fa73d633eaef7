package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Scenario;
import dev.lifecycle.examples.lampshop.pro.ProAccounts;
import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.panels.Panel;
import dev.lifecycle.model.Position;
import dev.lifecycle.preset.AccountCycle;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The business accounts of lumen-pro: where they stand, which are to be renewed and which are at risk, why others have left.
 *
 * @param accounts lived through
 * @param open     those that have not left, by the end of their contract
 * @param reasons  of those that have left, how many gave which; {@code unknown} where none is known
 */
public record AccountsPanel(ProAccounts accounts, List<Account> open, Map<String, Long> reasons) implements Panel {

    /**
     * An account and its contract.
     *
     * @param name     of the account
     * @param stage    where it stands
     * @param since    since when
     * @param ends     when its contract ends
     * @param overdue  whether it ought to be live by now, and is not
     * @param atRisk   whether it is likely to leave
     */
    public record Account(String name, Stage stage, Instant since, Instant ends, boolean overdue, boolean atRisk) {}

    public static AccountsPanel of(ProAccounts accounts) {
        List<Account> open = new ArrayList<>();
        Map<String, Long> reasons = new TreeMap<>();
        for (Stage stage : accounts.lifecycle().model().stages()) {
            accounts.lifecycle().inStage(stage).forEach(position -> {
                if (stage.is(AccountCycle.LOST)) {
                    reasons.merge(reason(accounts, position), 1L, Long::sum);
                } else {
                    open.add(account(position));
                }
            });
        }
        open.sort(Comparator.comparing(Account::ends).thenComparing(Account::name));
        return new AccountsPanel(accounts, open, reasons);
    }

    @Override
    public List<Table> tables() {
        Table stages = new Table("accounts", "stage,accounts");
        accounts.lifecycle().population().forEach((stage, count) -> stages.row(stage.id(), count));
        Table each = new Table("account_contracts", "account,stage,since,contract_ends,go_live_overdue,at_risk");
        open.forEach(
                one -> each.row(one.name(), one.stage().id(), one.since(), one.ends(), one.overdue(), one.atRisk()));
        Table lost = new Table("accounts_lost", "reason,accounts");
        reasons.forEach(lost::row);
        Table contacts = new Table("account_contacts", "touchpoint,sent");
        accounts.sent().forEach(contacts::row);
        return List.of(stages, each, lost, contacts);
    }

    private static Account account(Position position) {
        boolean overdue = position.stage().is(AccountCycle.ONBOARDING)
                && position.date("go-live-due")
                        .filter(due -> due.isBefore(Scenario.NOW))
                        .isPresent();
        return new Account(
                position.subject(),
                position.stage(),
                position.enteredAt(),
                position.date("contract-end").orElseThrow(),
                overdue,
                position.text("risk").isPresent());
    }

    /** The last one noted since the account was won. */
    private static String reason(ProAccounts accounts, Position lost) {
        String reason = "unknown";
        for (HistoryEntry row : accounts.lifecycle().history(lost.subject())) {
            String note = row.cause().note();
            reason = row.to().is(AccountCycle.LOST) && note != null ? note : reason;
        }
        return reason.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
