package dev.lifecycle;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.Plan.CHURNED;
import static dev.lifecycle.model.Saas.Plan.PAYING;
import static dev.lifecycle.model.Saas.Plan.TRIAL;
import static dev.lifecycle.model.Saas.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Saas;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Somebody is erased, comes back or is merged on between reading and writing: what was decided for the one is not kept for another. */
class ComesBackTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final StageModel SAAS = Saas.model();

    private final LifecycleStore store = new InMemoryStore();
    private final Lifecycle others = over(store);

    @Test
    @DisplayName("L-21: an event decided on an erased customer is decided anew for the new one of that id")
    void an_event_is_decided_anew() {
        others.handle("lea", Saas.pro(), MONDAY, "e1");
        Lifecycle customers = interrupted(1, "find", this::comesBackOnTrial);

        Outcome outcome = customers.handle("lea", new Referred("bob"), TUESDAY.plusSeconds(9), "e3");

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        Position lea = store.find("saas", "lea").orElseThrow();
        assertThat(lea.stage()).isEqualTo(TRIAL);
        assertThat(lea.tallies()).doesNotContainKey("Referred");
        assertThat(History.replay(SAAS, store.history("saas", "lea"))).isEqualTo(SAAS.own(lea));
    }

    @Test
    @DisplayName("L-21: nor does a batch keep it")
    void a_batch_decides_anew() {
        others.handle("lea", Saas.pro(), MONDAY, "e1");
        others.handle("bob", Saas.pro(), MONDAY, "e1");
        Lifecycle customers = interrupted(1, "find", this::comesBackOnTrial);

        List<Outcome> outcomes = customers
                .handle(List.of(
                        new Occurrence("lea", new Referred("bob"), TUESDAY.plusSeconds(9), "e3"),
                        new Occurrence("bob", new Referred("lea"), TUESDAY.plusSeconds(9), "e3")))
                .outcomes();

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Refused.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Moved.class);
        assertThat(store.find("saas", "lea").orElseThrow().tallies()).doesNotContainKey("Referred");
    }

    @Test
    @DisplayName("L-21: correcting an erased customer does not correct the new one unseen")
    void a_correction_is_decided_anew() {
        others.handle("lea", Saas.pro(), MONDAY, "e1");
        Lifecycle customers = interrupted(1, "find", this::comesBackOnTrial);

        customers.correct("lea", CHURNED, "called", "ann");

        List<HistoryEntry> rows = store.history("saas", "lea");
        assertThat(rows.get(rows.size() - 1).from()).isEqualTo(TRIAL);
        assertThat(History.replay(SAAS, rows))
                .isEqualTo(SAAS.own(store.find("saas", "lea").orElseThrow()));
    }

    @Test
    @DisplayName("L-21: erasing twice at once leaves of the one who came back what belongs to him")
    void an_erasure_is_decided_anew() {
        others.handle("lea", Saas.pro(), MONDAY, "e1");
        Lifecycle customers = interrupted(1, "find", this::comesBackOnTrial);

        String surrogate = customers.erase("lea");

        Position erased = store.find("saas", surrogate).orElseThrow();
        assertThat(erased.stage()).isEqualTo(TRIAL);
        assertThat(erased.enteredAt()).isEqualTo(TUESDAY);
    }

    @Test
    @DisplayName("L-21: a merge decided on an erased customer brings nothing of him into another")
    void a_merge_is_decided_anew() {
        others.handle("lea", Saas.pro(), MONDAY, "e1");
        others.handle("web", Saas.free(), MONDAY, "e1");
        Lifecycle customers = interrupted(2, "find", this::comesBackOnTrial);

        Position merged = customers.merge("lea", "web");

        assertThat(merged.stage()).isEqualTo(TRIAL);
        assertThat(merged.tallies()).doesNotContainKey("Subscribed");
    }

    @Test
    @DisplayName("L-22: nor is it brought into one who came back")
    void the_one_who_remains_is_looked_at_too() {
        others.handle("lea", Saas.pro(), MONDAY, "e1");
        others.handle("web", Saas.free(), MONDAY, "e1");
        Lifecycle customers = interrupted(2, "find", this::comesBackOnTrial);

        Position merged = customers.merge("web", "lea");

        assertThat(merged.stage()).isEqualTo(TRIAL);
        assertThat(merged.tallies()).doesNotContainKey("Subscribed");
    }

    @Test
    @DisplayName(
            "L-22: an event of somebody whose merging target is merged on meanwhile reaches whoever remains in the end")
    void an_event_follows_two_merges() {
        others.handle("phone", Saas.free(), MONDAY, "e1");
        others.handle("web", Saas.free(), MONDAY, "e2");
        others.handle("shop", Saas.free(), MONDAY, "e3");
        others.merge("phone", "web");
        Lifecycle customers = interrupted(1, "mergedInto", () -> others.merge("web", "shop"));

        Outcome outcome = customers.handle("phone", Saas.pro(), TUESDAY, "e4");

        assertThat(outcome).isInstanceOf(Outcome.Moved.class);
        assertThat(store.history("saas", "web")).isEmpty();
        assertThat(store.find("saas", "shop").orElseThrow().stage()).isEqualTo(PAYING);
    }

    @Test
    @DisplayName("L-21: an event of somebody whose merging target is erased meanwhile begins a new customer")
    void an_event_after_an_erasure_begins() {
        others.handle("phone", Saas.free(), MONDAY, "e1");
        others.handle("web", Saas.free(), MONDAY, "e2");
        others.merge("phone", "web");
        Lifecycle customers = interrupted(1, "mergedInto", () -> others.erase("web"));

        Outcome outcome = customers.handle("phone", Saas.pro(), TUESDAY, "e4");

        assertThat(outcome).isInstanceOf(Outcome.Moved.class);
        assertThat(store.history("saas", "phone"))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.STARTED, Kind.MOVED);
    }

    @Test
    @DisplayName("L-22: two who have become one meanwhile are not merged once more")
    void two_who_became_one_are_not_merged() {
        others.handle("phone", Saas.pro(), MONDAY, "e1");
        others.handle("web", Saas.pro(), NOW.minusSeconds(1), "e2");
        // found one by one, then swept one by one; the first of these moves
        Lifecycle customers = interrupted(1, "tryCommit", () -> others.merge("phone", "web"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> customers.merge("phone", "web"))
                .withMessageContaining("itself");
    }

    @Test
    @DisplayName("L-22: timers of both fire up to one instant, also where taking over a version came in between")
    void both_are_swept_before_a_merge() {
        StageModel next = SAAS.extend("saas").version(2).build();
        Lifecycle later = Lifecycle.of(next)
                .store(store)
                .migration(Migration.from(SAAS).to(next))
                .clock(() -> NOW)
                .build();
        others.handle("phone", Saas.pro(), NOW.minusSeconds(1), "e1");
        later.handle("web", Saas.pro(), MONDAY, "e2");

        later.merge("phone", "web");

        assertThat(store.history("saas", "web"))
                .extracting(row -> row.cause().trigger())
                .contains("silence PT2160H", "migrated");
    }

    private void comesBackOnTrial() {
        others.erase("lea");
        others.handle("lea", Saas.free(), TUESDAY, "e1");
    }

    private Lifecycle interrupted(int n, String method, Runnable act) {
        return over(Interloper.after(n, method, store, act));
    }

    private static Lifecycle over(LifecycleStore store) {
        return Lifecycle.of(SAAS).store(store).clock(() -> NOW).build();
    }
}
