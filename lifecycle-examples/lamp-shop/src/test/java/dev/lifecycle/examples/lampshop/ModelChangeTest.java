package dev.lifecycle.examples.lampshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.report.panels.TouchpointPanel;
import dev.lifecycle.examples.report.rows.Planned;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Touchpoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The change of 15 March 2026: what the dry run foretold, what happened, and what becomes of those who were in flight. */
class ModelChangeTest {

    private static final ShopSystems SHOP = TheYear.SIMULATION.systems(Shop.FR);
    private static final ModelChange FRENCH = SHOP.change().orElseThrow();
    private static final ModelChange AMERICAN =
            TheYear.SIMULATION.systems(Shop.US).change().orElseThrow();

    @Test
    void a_hundred_and_twenty_customers_in_flight_are_listed_with_their_migration() {
        List<ModelChange.InFlight> all = new ArrayList<>(FRENCH.inFlight());
        all.addAll(AMERICAN.inFlight());
        assertThat(all).hasSize(120).allSatisfy(one -> {
            assertThat(one.from())
                    .isIn(FiveStage.ACQUISITION, FiveStage.ADVOCACY)
                    .isEqualTo(one.to());
            assertThat(one.dueTo())
                    .as("the timer that was running runs on")
                    .isEqualTo(one.dueFrom())
                    .isAfterOrEqualTo(LumenCircle.CHANGED_AT);
        });
        assertThat(all)
                .filteredOn(one -> one.from().is(FiveStage.ACQUISITION))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(List.of(one.planned(), one.now()))
                        .containsExactly(
                                "proactive-outreach and faq-link",
                                "proactive-outreach and faq-link and advice-by-phone"));
        assertThat(all)
                .filteredOn(one -> one.from().is(FiveStage.ADVOCACY))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(List.of(one.planned(), one.now()))
                        .containsExactly(
                                "special-offer and satisfaction-survey", "ambassador-preview and satisfaction-survey"));
    }

    @Test
    void the_dry_run_foretells_what_the_migration_does() {
        for (ModelChange change : List.of(FRENCH, AMERICAN)) {
            assertThat(change.at()).isEqualTo(LumenCircle.CHANGED_AT);
            assertThat(change.done()).isEqualTo(change.foretold());
            assertThat(change.done().failed()).isEmpty();
            assertThat(change.done().migrated()).isGreaterThan(change.inFlight().size());
            assertThat(change.done().moves().keySet())
                    .allSatisfy(move -> assertThat(move).matches("v1 (\\w+) → \\1"));
        }
    }

    @Test
    void everybody_stands_in_the_second_version_and_history_says_when_it_came() {
        assertThat(SHOP.fiveStage().model().version()).isEqualTo(2);
        assertThat(SHOP.fiveStage().model().stages().stream().flatMap(SHOP.fiveStage()::inStage))
                .isNotEmpty()
                .allMatch(position -> position.version() == 2);
        List<HistoryEntry> migrated = SHOP.fiveStage()
                .history()
                .filter(row -> row.kind() == Kind.MIGRATED)
                .toList();
        assertThat(migrated).hasSize((int) FRENCH.done().migrated()).allSatisfy(row -> {
            assertThat(row.times().recorded()).isEqualTo(LumenCircle.CHANGED_AT);
            assertThat(row.cause().note()).isIn("from v1", null);
        });
    }

    @Test
    void from_then_on_outreach_goes_by_the_stage() {
        assertThat(writtenWhenPlanned("advice-by-phone"))
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at).isAfter(LumenCircle.CHANGED_AT));
        assertThat(writtenWhenPlanned("ambassador-preview"))
                .isNotEmpty()
                .allSatisfy(at -> assertThat(at).isAfter(LumenCircle.CHANGED_AT));
    }

    @Test
    void nobody_is_written_to_because_the_model_changed() {
        assertThat(TheYear.BOARD.get(TouchpointPanel.class).all())
                .noneSatisfy(one -> assertThat(row(one))
                        .hasValueSatisfying(row -> assertThat(row.kind()).isEqualTo(Kind.MIGRATED)));
    }

    /** When the rows were written by which contacts of this id were planned. */
    private static List<Instant> writtenWhenPlanned(String id) {
        return TheYear.BOARD.get(TouchpointPanel.class).all().stream()
                .filter(one -> one.touchpoint().id().equals(id))
                .flatMap(one -> row(one).stream())
                .map(row -> row.times().recorded())
                .toList();
    }

    /** The row of history that planned it; not there if it was renumbered in a merge. */
    private static Optional<HistoryEntry> row(Planned planned) {
        Touchpoint.Key key = planned.touchpoint().key();
        return SHOP.fiveStage().history(key.subject()).stream()
                .filter(row -> key.model().equals(row.key().model())
                        && planned.customer().startsWith(Shop.FR.id())
                        && row.key().revision() == key.revision()
                        && row.key().step() == key.step()
                        && row.kind() != Kind.MERGED)
                .findFirst()
                .filter(row -> SHOP.registry().merges().stream()
                        .noneMatch(one -> one.into().equals(key.subject())));
    }
}
