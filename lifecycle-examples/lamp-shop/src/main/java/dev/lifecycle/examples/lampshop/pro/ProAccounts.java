package dev.lifecycle.examples.lampshop.pro;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.examples.lampshop.Chance;
import dev.lifecycle.examples.lampshop.Refusals;
import dev.lifecycle.examples.lampshop.Scenario;
import dev.lifecycle.preset.AccountCycle;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The accounts of lumen-pro and what two years made of them: every night timers fire and what is due goes out. */
public final class ProAccounts {

    /** What the business is called. */
    public static final String NAME = "lumen-pro";

    private static final int ACCOUNTS = 200;
    private static final Instant FIRST = Instant.parse("2024-07-01T08:00:00Z");
    private static final Duration SIGNING = Duration.ofDays(690);
    private static final Duration NIGHT = Duration.ofDays(1);

    private final InMemoryStore store = new InMemoryStore();
    private final Refusals refusals = new Refusals();
    private final Map<String, Long> sent = new TreeMap<>();
    private final Lifecycle lifecycle;
    private Instant now = FIRST;
    private int planned;
    private int events;

    private ProAccounts() {
        lifecycle = Lifecycle.of(AccountCycle.model())
                .store(store)
                .clock(() -> now)
                .contactRules(ContactRules.of())
                .touchpointKeys(() -> String.format(Locale.ROOT, "p-%06d", ++planned))
                .build();
    }

    /** The same for the same seed. */
    public static ProAccounts live(long seed) {
        Chance chance = new Chance(seed);
        List<Occurrence> log = new ArrayList<>();
        for (int i = 1; i <= ACCOUNTS; i++) {
            String account = String.format(Locale.ROOT, "a-%03d", i);
            log.addAll(new AccountStory(account, chance, Scenario.NOW)
                    .from(FIRST.plus(chance.within(Duration.ZERO, SIGNING))));
        }
        log.sort(Comparator.comparing(Occurrence::at).thenComparing(Occurrence::subject));
        ProAccounts accounts = new ProAccounts();
        log.forEach(accounts::happen);
        accounts.workUntil(Scenario.NOW);
        return accounts;
    }

    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** What the model refused. */
    public Refusals refusals() {
        return refusals;
    }

    /** How often each touchpoint went out. */
    public Map<String, Long> sent() {
        return sent;
    }

    /** How many events there were. */
    public int events() {
        return events;
    }

    /** Everything ever planned for an account. */
    public List<Touchpoint> touchpoints(String account) {
        return store.touchpoints(lifecycle.model().name(), account);
    }

    private void happen(Occurrence occurrence) {
        workUntil(occurrence.at());
        now = occurrence.at();
        events++;
        Outcome outcome = lifecycle.handle(occurrence);
        if (outcome instanceof Outcome.Refused refused) {
            refusals.note(lifecycle.model().name(), refused);
        }
    }

    private void workUntil(Instant end) {
        for (Instant next = now.plus(NIGHT); next.isBefore(end); next = next.plus(NIGHT)) {
            now = next;
            work();
        }
        now = end;
        work();
    }

    private void work() {
        lifecycle.sweep(now);
        lifecycle.deliver(now, claim -> sent.merge(claim.touchpoint().id(), 1L, Long::sum));
    }
}
