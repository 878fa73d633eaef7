package dev.lifecycle.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.model.HistoryEntry;
import dev.lifecycle.model.Kind;
import dev.lifecycle.model.Occurrence;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Signal;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryStoreTest {

    private static final Stage TRIAL = Stage.of("TRIAL");
    private static final Stage PAYING = Stage.of("PAYING");
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final StageModel MODEL = StageModel.named("saas")
            .startAt(TRIAL)
            .from(TRIAL)
            .after(Duration.ofDays(7))
            .to(PAYING)
            .exit(PAYING)
            .build();

    private final InMemoryStore store = new InMemoryStore();

    @Test
    void a_commit_is_read_back_whole() {
        Commit commit = first("c-1", "e-1", MONDAY, List.of(touchpoint("c-1", MONDAY)));

        assertThat(store.tryCommit(commit)).isEqualTo(CommitResult.COMMITTED);

        assertThat(store.find("saas", "c-1")).contains(commit.position());
        assertThat(store.history("saas", "c-1")).isEqualTo(commit.history());
        assertThat(store.touchpoints("saas", "c-1")).isEqualTo(commit.touchpoints());
        assertThat(store.population("saas")).isEqualTo(Map.of("TRIAL", 1L));
    }

    @Test
    void an_event_id_is_taken_once_whatever_the_revision() {
        store.tryCommit(first("c-1", "e-1", MONDAY, List.of()));

        assertThat(store.tryCommit(first("c-1", "e-1", MONDAY, List.of()))).isEqualTo(CommitResult.DUPLICATE);
        assertThat(store.tryCommit(first("c-1", "e-2", MONDAY, List.of()))).isEqualTo(CommitResult.STALE);
        assertThat(store.tryCommit(first("c-2", "e-1", MONDAY, List.of()))).isEqualTo(CommitResult.COMMITTED);
    }

    @Test
    void due_positions_come_earliest_first_in_pages_and_strictly_before() {
        for (int i = 0; i < 5; i++) {
            store.tryCommit(first("c-" + i, "e", MONDAY.minusSeconds(i), List.of()));
        }
        Instant upTo = MONDAY.plus(Duration.ofDays(7));

        Page<Position> page = store.due("saas", upTo, null, 3);
        assertThat(page.items()).extracting(Position::subject).containsExactly("c-4", "c-3", "c-2");
        Page<Position> last = store.due("saas", upTo, page.cursor(), 3);
        assertThat(last.items()).extracting(Position::subject).containsExactly("c-1");
        assertThat(last.next()).isEmpty();
    }

    @Test
    void leaving_cancels_what_it_cancels_and_takes_it_out_of_the_queue() {
        store.tryCommit(first("c-1", "e-1", MONDAY, List.of(touchpoint("c-1", MONDAY))));
        assertThat(store.dueTouchpoints(MONDAY.plusSeconds(1), null, 10).items())
                .hasSize(1);
        Position moved = MODEL.place(store.find("saas", "c-1").orElseThrow(), PAYING, MONDAY.plusSeconds(5))
                .atRevision(2);
        store.tryCommit(new Commit(moved, List.of(), null, true, List.of()));

        assertThat(store.touchpoints("saas", "c-1"))
                .singleElement()
                .satisfies(t -> assertThat(t.status()).isEqualTo(Touchpoint.Status.CANCELLED))
                .satisfies(t -> assertThat(t.reason()).isEqualTo("the customer left the stage"));
        assertThat(store.dueTouchpoints(MONDAY.plusSeconds(1), null, 10).items())
                .isEmpty();
        assertThat(store.due("saas", Instant.MAX, null, 10).items()).isEmpty();
    }

    @Test
    void history_of_all_subjects_comes_in_pages() {
        for (int i = 0; i < 5; i++) {
            store.tryCommit(first("c-" + i, "e", MONDAY, List.of()));
        }
        Page<HistoryEntry> page = store.history("saas", null, 3);
        assertThat(page.items()).extracting(HistoryEntry::subject).containsExactly("c-0", "c-1", "c-2");
        Page<HistoryEntry> last = store.history("saas", page.cursor(), 3);
        assertThat(last.items()).extracting(HistoryEntry::subject).containsExactly("c-3", "c-4");
        assertThat(last.next()).isEmpty();
    }

    @Test
    void a_page_without_room_and_a_foreign_cursor_are_refused() {
        assertThatThrownBy(() -> store.due("saas", MONDAY, null, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 0");
        assertThatThrownBy(() -> store.due("saas", MONDAY, "nonsense", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'nonsense' is no cursor");
        assertThatThrownBy(() -> store.due("saas", MONDAY, "non:sense", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'non:sense' is no cursor");
    }

    private static Commit first(String subject, String eventId, Instant at, List<Touchpoint> touchpoints) {
        Position position = MODEL.start(subject, at).atRevision(1);
        HistoryEntry row = new HistoryEntry(
                new HistoryEntry.Key("saas", 1, subject, 1, 0),
                Kind.STARTED,
                null,
                TRIAL,
                1,
                HistoryEntry.Cause.host("start", null),
                new HistoryEntry.Times(at, at, at));
        Occurrence occurrence = new Occurrence(subject, Signal.of("opened"), at, eventId);
        return new Commit(position, List.of(row), occurrence, false, touchpoints);
    }

    private static Touchpoint touchpoint(String subject, Instant due) {
        return new Touchpoint(
                new Touchpoint.Key("saas", subject, 1, 0, "welcome", 0),
                "email",
                TRIAL,
                due,
                true,
                Touchpoint.Status.PENDING,
                0,
                null);
    }
}
