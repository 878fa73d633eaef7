package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MODEL;
import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Customers.PAYING;
import static dev.lifecycle.jdbc.Customers.opened;
import static dev.lifecycle.jdbc.Customers.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.Overdue;
import dev.lifecycle.json.JacksonEventCodec;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.UnknownEvent;
import dev.lifecycle.store.LifecycleStore;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ids, texts and kept events where databases differ. */
class IdsOnDatabasesTest {

    private static final JdbcOptions KEEPING =
            JdbcOptions.defaults().keepEvents(new JacksonEventCodec(Bindings.none()));
    private static final String SMILE = "\ud83d\ude00";

    private DataSource database;

    private LifecycleStore store(String kind) {
        database = Databases.of(kind);
        Databases.createTables(database, kind, KEEPING);
        return new JdbcStore(database, KEEPING);
    }

    private static Lifecycle recomputing(LifecycleStore store) {
        return Lifecycle.of(Customers.SAAS)
                .store(store)
                .clock(() -> MONDAY)
                .aheadAtMost(Duration.ofDays(3_650))
                .late(LatePolicy.RECOMPUTE)
                .build();
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-3: an id cut through an emoji is refused before the store sees it, by every way in")
    void half_an_emoji_is_refused(String kind) {
        Lifecycle customers = Customers.in(store(kind));
        for (String half : List.of("a" + SMILE.charAt(0), "a" + SMILE.charAt(1), "a\u0000", "a\nb")) {
            assertThatIllegalArgumentException().isThrownBy(() -> customers.handle(half, paid(), MONDAY, "e-1"));
            assertThatIllegalArgumentException().isThrownBy(() -> customers.handle("c-1", paid(), MONDAY, half));
            assertThatIllegalArgumentException().isThrownBy(() -> customers.adopt(half, PAYING, MONDAY, "import"));
        }
        assertThat(StoredState.of(database)).isEmpty();
        customers.handle("a" + SMILE, paid(), MONDAY, SMILE);
        customers.handle("a\ud83d\ude01", paid(), MONDAY, SMILE);
        assertThat(customers.population()).containsEntry(PAYING, 2L);
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-3: what a person wrote is kept, whatever it is made of")
    void any_note_is_kept(String kind) {
        Lifecycle customers = Customers.in(store(kind));
        String odd = "nul \u0000 half \ud83d. " + SMILE.repeat(50_000);

        customers.adopt("c-1", PAYING, MONDAY, odd);
        customers.correct("c-1", Customers.TRIAL, odd, "mara\u0000");

        assertThat(customers.history("c-1"))
                .extracting(row -> row.cause().note())
                .hasSize(2)
                .allSatisfy(note -> assertThat(note)
                        .startsWith("nul \ufffd half \ufffd. " + SMILE)
                        .endsWith(SMILE + "…")
                        .hasSizeBetween(999, 1_000));
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-3: ids that are there already are read, swept, worked out anew and erased as they are")
    void stored_ids_are_taken_as_they_are(String kind) {
        LifecycleStore store = store(kind);
        Lifecycle customers = recomputing(store);
        for (String subject : List.of("old", "other")) {
            customers.handle(subject, paid(), MONDAY, "e-1");
            customers.handle(subject, opened(), MONDAY.plusSeconds(9), "e-2");
        }
        Databases.run(
                database,
                List.of(
                        "UPDATE lifecycle_position SET subject = 'o\nld' WHERE subject = 'old'",
                        "UPDATE lifecycle_history SET subject = 'o\nld' WHERE subject = 'old'",
                        "UPDATE lifecycle_event SET subject = 'o\nld' WHERE subject = 'old'",
                        "UPDATE lifecycle_history SET event_id = 'e\n2' WHERE event_id = 'e-2'",
                        "UPDATE lifecycle_event SET event_id = 'e\n2' WHERE event_id = 'e-2'"));

        assertThat(customers.find("o\nld").orElseThrow().stage()).isEqualTo(PAYING);
        assertThat(customers.history("o\nld")).hasSize(3);
        assertThat(customers.handle("other", opened(), MONDAY.plusSeconds(5), "e-3"))
                .as("among kept events with an id of before")
                .isInstanceOf(Outcome.Refused.class);
        assertThat(customers.history("other"))
                .extracting(row -> row.cause().eventId())
                .contains("e-3", "e\n2");
        customers.handle("remains", paid(), MONDAY, "e-1");
        assertThat(customers.sweep(MONDAY.plus(Duration.ofDays(91))).moved()).contains("o\nld");
        customers.merge("remains", "o\nld");
        customers.handle("remains", paid(), MONDAY.plus(Duration.ofDays(92)), "e-9");
        assertThat(customers.find("o\nld").orElseThrow().stage()).isEqualTo(PAYING);
        String surrogate = customers.erase("o\nld");
        assertThat(customers.find("o\nld")).isEmpty();
        assertThat(customers.find(surrogate).orElseThrow().isFrozen()).isTrue();
    }

    /** An event that no rule and no binding knows. */
    record Clicked(String where) {}

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-20: an event of a type that nobody knows is kept by its name and holds up nothing")
    void an_unknown_event_is_kept_by_name(String kind) {
        LifecycleStore store = store(kind);
        Lifecycle customers = recomputing(store);

        assertThat(customers.handle("c-1", new Clicked("/home"), MONDAY.plusSeconds(2), "e-2"))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(customers.handle("c-1", paid(), MONDAY.plusSeconds(1), "e-1"))
                .isInstanceOf(Outcome.Moved.class);

        assertThat(store.events(MODEL, "c-1"))
                .containsExactly(
                        new Occurrence("c-1", paid(), MONDAY.plusSeconds(1), "e-1"),
                        new Occurrence("c-1", new UnknownEvent("Clicked", null), MONDAY.plusSeconds(2), "e-2"));
        assertThat(customers.history("c-1"))
                .extracting(HistoryEntry::kind, row -> row.cause().trigger())
                .endsWith(org.assertj.core.groups.Tuple.tuple(Kind.REFUSED, "Clicked"));
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-31: what counts as spent is kept with the position and with its row")
    void what_is_spent_is_kept(String kind) {
        LifecycleStore store = store(kind);
        Lifecycle customers = Customers.in(store);
        Duration silence = Duration.ofDays(90);

        customers.adopt("spent", PAYING, MONDAY.minus(Duration.ofDays(400)), "import");
        customers.adopt("fires", PAYING, MONDAY.minus(Duration.ofDays(400)), "import", Overdue.FIRE);

        Position spent = store.find(MODEL, "spent").orElseThrow();
        assertThat(spent.spentUpTo()).contains(MONDAY);
        assertThat(spent.silenceFrom()).contains(MONDAY);
        assertThat(spent.nextDue()).contains(MONDAY.plus(silence));
        assertThat(customers.history("spent").get(0).knownAt()).contains(MONDAY);
        assertThat(customers.sweep(MONDAY).moved()).containsExactly("fires");
        assertThat(customers.sweep(MONDAY.plus(silence).plusSeconds(1)).moved()).containsExactly("spent");
    }
}
