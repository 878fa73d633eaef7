package dev.lifecycle.model;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.SAAS;
import static dev.lifecycle.model.Saas.TUESDAY;
import static dev.lifecycle.model.Saas.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows of history: how they read, and that they lead to the position. */
class HistoryTest {

    private static Rows story() {
        Rows story = new Rows(SAAS, "c-42", MONDAY);
        story.handle(Saas.free(), MONDAY.plusSeconds(60), "evt-8");
        story.handle(Saas.pro(), TUESDAY, "evt-9");
        return story;
    }

    @Test
    @DisplayName("the row by which somebody came into a stage says why they are there")
    void why() {
        HistoryEntry entry = History.lastEntry(story().rows()).orElseThrow();
        assertThat(entry.describe())
                .isEqualTo(
                        "in PAYING since 2026-03-03T09:12:00Z: Subscribed (evt-9) passed 'paid plan', model saas v1");
        assertThat(entry).hasToString("c-42 " + entry.describe());
        assertThat(entry.subject()).isEqualTo("c-42");
        assertThat(entry.left()).contains(Plan.TRIAL);
    }

    @Test
    void every_kind_of_row_reads_as_a_sentence() {
        Rows story = story();
        story.sweep(day(100));
        story.handle(new Referred("c-1"), day(50), "evt-10");
        story.correct(Plan.TRIAL, day(120), "by Ada: paid by mistake");
        story.handle(new Referred("c-1"), day(121), "evt-11");
        assertThat(story.rows())
                .extracting(HistoryEntry::describe)
                .containsExactly(
                        "in TRIAL since 2026-03-02T09:00:00Z: start, model saas v1",
                        "still in TRIAL at 2026-03-02T09:01:00Z: Subscribed (evt-8) was refused, 'paid plan' said no,"
                                + " model saas v1",
                        "in PAYING since 2026-03-03T09:12:00Z: Subscribed (evt-9) passed 'paid plan', model saas v1",
                        "still in PAYING at 2026-06-01T09:12:00Z: silence 90 days, model saas v1",
                        "in CHAMPION since 2026-06-01T09:12:00Z: Referred (evt-10), which had happened at " + day(50)
                                + ", model saas v1",
                        "in TRIAL since " + day(120) + ": correct, by Ada: paid by mistake, model saas v1",
                        "still in TRIAL at " + day(121) + ": Referred (evt-11) was refused, model saas v1");
        assertThat(story.rows().get(0).left()).isEmpty();
        assertThat(story.rows()).filteredOn(HistoryEntry::late).hasSize(1);
    }

    @Test
    void an_ignored_event_and_each_kind_of_entry() {
        HistoryEntry ignored = row(Kind.IGNORED, Plan.TRIAL, Plan.TRIAL);
        assertThat(ignored.describe()).startsWith("still in TRIAL at ").contains("nudge is ignored there");
        for (Kind kind : Kind.values()) {
            boolean entry = switch (kind) {
                case STARTED, MOVED, ADOPTED, CORRECTED -> true;
                default -> false;
            };
            assertThat(row(kind, Plan.TRIAL, Plan.TRIAL).isEntry())
                    .as("%s in place", kind)
                    .isEqualTo(entry);
        }
        for (Kind kind : List.of(Kind.MIGRATED, Kind.MERGED)) {
            assertThat(row(kind, Plan.TRIAL, Plan.PAYING).isEntry())
                    .as("%s elsewhere", kind)
                    .isTrue();
        }
        assertThat(row(Kind.ERASED, Plan.TRIAL, Plan.TRIAL).isEntry()).isFalse();
        assertThat(row(Kind.RECOMPUTED, Plan.TRIAL, Plan.PAYING).isEntry())
                .as("the rows behind it say where the subject went")
                .isFalse();
    }

    private static HistoryEntry row(Kind kind, Stage from, Stage to) {
        return new HistoryEntry(
                new HistoryEntry.Key("saas", 1, "c-42", 1, 0),
                kind,
                from,
                to,
                1,
                new HistoryEntry.Cause(HistoryEntry.Source.HOST, "nudge", null, null, List.of(), null, null),
                new HistoryEntry.Times(MONDAY, MONDAY, MONDAY));
    }

    @Test
    @DisplayName("L-11 history replays to the same position, late events, timers, corrections and episodes included")
    void replays() {
        Rows story = story();
        story.sweep(day(100));
        story.handle(new Referred("c-1"), day(50), "evt-10");
        story.handle(new Cancelled("price"), day(300), "evt-11");
        story.handle(Saas.free(), day(301), "evt-12");
        story.correct(Plan.CHAMPION, day(320), "by Ada");
        assertThat(History.replay(SAAS, story.rows())).isEqualTo(story.position());
        for (int i = 1; i <= story.rows().size(); i++) {
            List<HistoryEntry> rows = story.rows().subList(0, i);
            Position replayed = History.replay(SAAS, rows);
            assertThat(replayed.stage()).isEqualTo(rows.get(i - 1).to());
            assertThat(replayed.episode()).isEqualTo(rows.get(i - 1).episode());
            assertThat(replayed.revision()).isEqualTo(rows.get(i - 1).key().revision());
        }
    }

    @Test
    void no_rows_have_no_position() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> History.replay(SAAS, List.of()))
                .withMessage("a subject without history has no position; give at least its first row");
        assertThat(History.lastEntry(List.of())).isEmpty();
        assertThat(History.stageAsOf(List.of(), MONDAY)).isEmpty();
    }

    @Test
    void the_stage_as_of_an_instant() {
        List<HistoryEntry> rows = story().rows();
        Instant before = MONDAY.minusSeconds(1);
        assertThat(History.stageAsOf(rows, before)).isEmpty();
        assertThat(History.stageAsOf(rows, MONDAY)).contains(Plan.TRIAL);
        assertThat(History.stageAsOf(rows, TUESDAY.minusSeconds(1))).contains(Plan.TRIAL);
        assertThat(History.stageAsOf(rows, TUESDAY)).contains(Plan.PAYING);
        assertThat(History.stageAsOf(rows, day(5000))).contains(Plan.PAYING);
    }

    @Test
    void a_row_of_an_event_that_the_model_no_longer_listens_to_still_counts_as_activity() {
        Rows story = story();
        HistoryEntry.Cause cause = new HistoryEntry.Cause(
                HistoryEntry.Source.EVENT, "Renamed", "old/rule", null, List.of(), "evt-13", null);
        List<HistoryEntry> rows = new ArrayList<>(story.rows());
        rows.add(new HistoryEntry(
                new HistoryEntry.Key("saas", 1, "c-42", 4, 0),
                Kind.STAYED,
                Plan.PAYING,
                Plan.PAYING,
                1,
                cause,
                new HistoryEntry.Times(day(9), day(9), day(9))));
        Position position = History.replay(SAAS, rows);
        assertThat(position.lastEventAt()).contains(day(9));
        assertThat(position.nextDue()).contains(day(99));
        assertThat(position.tallies()).containsOnlyKeys("Subscribed");
    }

    @Test
    @DisplayName("L-22 a host's own row may raise the episode where the subject stands")
    void an_episode_raised_in_place() {
        List<HistoryEntry> rows = new ArrayList<>(story().rows());
        HistoryEntry merged = row(Kind.MERGED, Plan.PAYING, Plan.PAYING);
        rows.add(new HistoryEntry(
                new HistoryEntry.Key("saas", 1, "c-42", 4, 0),
                Kind.MERGED,
                Plan.PAYING,
                Plan.PAYING,
                3,
                merged.cause(),
                merged.times()));
        Position position = History.replay(SAAS, rows);
        assertThat(position.episode()).isEqualTo(3);
        assertThat(position.stage()).isEqualTo(Plan.PAYING);
        assertThat(position.enteredAt()).isEqualTo(TUESDAY);
        assertThat(position.revision()).isEqualTo(4);
    }
}
