package dev.lifecycle.jdbc;

import static dev.lifecycle.jdbc.Customers.MONDAY;
import static dev.lifecycle.jdbc.Plans.MODEL;
import static dev.lifecycle.jdbc.Plans.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.BatchResult;
import dev.lifecycle.Lifecycle;
import dev.lifecycle.LifecycleBuilder;
import dev.lifecycle.json.JacksonEventCodec;
import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** L-28 to L-30 over databases: dates, kept texts, ways back and firings through all that is done to a customer. */
class LanguageOnDatabasesTest {

    private static final JdbcOptions KEEPING =
            JdbcOptions.defaults().keepEvents(new JacksonEventCodec(Bindings.none()));
    private static final int STORIES = 8;
    private static final int STEPS = 150;
    private static final List<String> WORDS = List.of("told", "pro", "team", "pause", "failed", "back", "left", "told");
    private static final List<String> TEXTS =
            List.of("bulbs", "two\nlines \\n", "🛒".repeat(127), "d", "quote ' \" ` $1", " ", "größe „M“");

    private Instant now = MONDAY;

    private static DataSource tables(String kind) {
        DataSource database = Databases.of(kind);
        Databases.createTables(database, kind, KEEPING);
        return database;
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-21, L-28, L-30: nothing that an event told of the person is left in any table")
    void an_erasure_leaves_nothing_told(String kind) {
        DataSource database = tables(kind);
        Lifecycle customers = lifecycle(new JdbcStore(database, KEEPING), LatePolicy.RECOMPUTE, false);
        Instant end = MONDAY.plus(Duration.ofDays(20));
        now = MONDAY.plus(Duration.ofDays(5));
        for (String subject : List.of("lea", "phone")) {
            customers.handle(subject, signal("told", end, "lea told " + subject), MONDAY, "e-1");
            customers.handle(subject, signal("pro", null, null), MONDAY.plusSeconds(1), "e-2");
            customers.handle(subject, signal("failed", null, "lea owes " + subject), MONDAY.plusSeconds(3), "e-3");
            customers.handle(subject, signal("told", end, "lea told late"), MONDAY.plusSeconds(2), "e-4");
        }
        customers.merge("phone", "lea");
        long micros = Columns.micros(end);
        assertThat(StoredState.of(database))
                .anyMatch(row -> row.contains("lea owes"))
                .anyMatch(row -> row.contains(Long.toString(micros)));

        String surrogate = customers.erase("lea");

        assertThat(customers.find(surrogate).orElseThrow().memory())
                .isEqualTo(new Memory(Map.of(), Map.of(), Map.of("PAST_DUE", "PRO"), Map.of()));
        assertThat(StoredState.of(database))
                .isNotEmpty()
                .noneMatch(row -> row.contains("lea"))
                .noneMatch(row -> row.contains(Long.toString(micros)));
    }

    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName(
            "L-28: what was cleared stays cleared, also for an event that comes late, and history leads to the same")
    void what_was_cleared_stays_cleared(String kind) {
        LifecycleStore store = new JdbcStore(tables(kind), KEEPING);
        Lifecycle customers = lifecycle(store, LatePolicy.APPLY, false);
        Instant end = MONDAY.plus(Duration.ofDays(20)).plusNanos(7_000);
        now = MONDAY.plus(Duration.ofDays(2));
        customers.handle("c-1", signal("told", end, "bulbs"), MONDAY, "e-1");
        assertThat(customers.find("c-1").orElseThrow().date("end")).contains(end);
        assertThat(customers.find("c-1").orElseThrow().nextDue()).contains(end.minus(Duration.ofDays(3)));

        customers.handle("c-1", signal("told", null, null), MONDAY.plusSeconds(9), "e-2");
        customers.handle("c-1", signal("told", end, "late"), MONDAY.plusSeconds(5), "e-3");

        Position position = store.find(MODEL, "c-1").orElseThrow();
        assertThat(position.date("end")).isEmpty();
        assertThat(position.text("about")).isEmpty();
        assertThat(position.nextDue()).isEmpty();
        assertThat(position.memory().dates()).containsOnlyKeys("end");
        assertThat(store.history(MODEL, "c-1"))
                .extracting(HistoryEntry::kept)
                .containsExactly(
                        Kept.NOTHING,
                        Kept.NOTHING.withDate("end", Optional.of(end)).withText("about", Optional.of("bulbs")),
                        Kept.NOTHING.withDate("end", Optional.empty()).withText("about", Optional.empty()),
                        Kept.NOTHING);
        assertThat(History.replay(Plans.FIRST, store.history(MODEL, "c-1")).memory())
                .isEqualTo(position.memory());
    }

    /** Every step is done over the database and in memory; what is answered and what is kept must be the same. */
    @ParameterizedTest
    @MethodSource("dev.lifecycle.jdbc.Databases#kinds")
    @DisplayName("L-9, L-19, L-20, L-22, L-28, L-29: random stories are the same over a database and in memory")
    void random_stories_are_the_same_as_in_memory(String kind) {
        DataSource database = tables(kind);
        int remembered = 0;
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (int story = 0; story < STORIES; story++) {
            Databases.empty(database, KEEPING);
            LatePolicy late = story % 2 == 0 ? LatePolicy.RECOMPUTE : LatePolicy.APPLY;
            now = MONDAY;
            Both both = new Both(new JdbcStore(Pool.of(database, 2), KEEPING), InMemoryStore.keepingEvents(), late);
            Random random = new Random(story);
            for (int step = 0; step < STEPS; step++) {
                both.isMigrated = step >= STEPS * 2 / 3;
                both.act(random, step);
            }
            remembered += both.compare("story " + story, kinds);
        }
        assertThat(remembered).as("positions that remember something").isGreaterThan(STORIES);
        assertThat(kinds).as("what happened in the stories").isEqualTo(EnumSet.allOf(Kind.class));
    }

    private Lifecycle lifecycle(LifecycleStore store, LatePolicy late, boolean migrated) {
        AtomicInteger surrogates = new AtomicInteger();
        return lifecycle(store, late, migrated, surrogates, new AtomicInteger());
    }

    private Lifecycle lifecycle(
            LifecycleStore store, LatePolicy late, boolean migrated, AtomicInteger surrogates, AtomicInteger keys) {
        LifecycleBuilder builder = Lifecycle.of(migrated ? Plans.SECOND : Plans.FIRST)
                .store(store)
                .late(late)
                .clock(() -> now)
                .surrogates(() -> "gone-" + surrogates.incrementAndGet())
                .touchpointKeys(() -> String.format("key-%06d", keys.incrementAndGet()));
        return migrated
                ? builder.migration(Plans.WAY, MONDAY.plus(Duration.ofDays(60))).build()
                : builder.build();
    }

    /** The same customers over two stores. */
    private final class Both {
        private final LifecycleStore one;
        private final LifecycleStore other;
        private final List<Lifecycle> first;
        private final List<Lifecycle> second;
        private boolean isMigrated;

        Both(LifecycleStore one, LifecycleStore other, LatePolicy late) {
            this.one = one;
            this.other = other;
            List<AtomicInteger> counters =
                    List.of(new AtomicInteger(), new AtomicInteger(), new AtomicInteger(), new AtomicInteger());
            first = List.of(
                    lifecycle(one, late, false, counters.get(0), counters.get(1)),
                    lifecycle(other, late, false, counters.get(2), counters.get(3)));
            second = List.of(
                    lifecycle(one, late, true, counters.get(0), counters.get(1)),
                    lifecycle(other, late, true, counters.get(2), counters.get(3)));
        }

        void act(Random random, int step) {
            now = now.plus(random.nextInt(40), ChronoUnit.HOURS);
            String subject = "c-" + random.nextInt(5);
            String more = "c-" + random.nextInt(5);
            Occurrence occurrence = occurrence(random, subject, "e-" + step);
            Occurrence next = occurrence(random, more, "f-" + step);
            Instant past = now.minus(random.nextInt(200), ChronoUnit.HOURS);
            int what = random.nextInt(24);
            List<String> answers = new ArrayList<>();
            for (Lifecycle customers : isMigrated ? second : first) {
                answers.add(answer(() -> switch (what) {
                    case 0 -> customers.merge(subject, more);
                    case 1 -> customers.erase(subject);
                    case 2 -> customers.correct(subject, Plans.PRO, "by hand", "ann");
                    case 3 -> customers.adopt("a-" + step, Plans.PAST_DUE, past, "was there");
                    case 4 -> customers.prune(past);
                    case 5, 6, 7 -> customers.sweep(past);
                    case 8 -> customers.migrate();
                    case 9, 10 -> together(customers.handle(List.of(occurrence, next)));
                    default -> customers.handle(occurrence).describe();
                }));
            }
            assertThat(answers.get(0)).as("step %d of what %d does", step, what).isEqualTo(answers.get(1));
        }

        private static List<Object> together(BatchResult result) {
            return List.of(result.outcomes(), result.failed(), result.untried());
        }

        private String answer(Supplier<Object> what) {
            try {
                return String.valueOf(what.get());
            } catch (RuntimeException e) {
                return e.toString();
            }
        }

        private Occurrence occurrence(Random random, String subject, String id) {
            Instant end = random.nextInt(3) == 0 ? null : now.plus(random.nextInt(2_000) - 400, ChronoUnit.HOURS);
            String about = random.nextInt(4) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
            // never two at one instant, whose order after a merge is each store's own
            Instant at = now.minus(random.nextInt(3) == 0 ? random.nextInt(300) : 0, ChronoUnit.HOURS)
                    .minus(random.nextInt(2_000_000_000), ChronoUnit.MICROS);
            return new Occurrence(subject, signal(WORDS.get(random.nextInt(WORDS.size())), end, about), at, id);
        }

        /** How many positions remember something. */
        int compare(String story, Set<Kind> kinds) {
            List<HistoryEntry> rows = Page.all(cursor -> one.history(MODEL, cursor, 7))
                    .sorted(Comparator.comparing(HistoryEntry::subject))
                    .toList();
            assertThat(rows)
                    .as(story)
                    .isNotEmpty()
                    .isEqualTo(Page.all(cursor -> other.history(MODEL, cursor, 1_000))
                            .sorted(Comparator.comparing(HistoryEntry::subject))
                            .toList());
            rows.forEach(row -> kinds.add(row.kind()));
            assertThat(one.population(MODEL)).as(story).isEqualTo(other.population(MODEL));
            int remembered = 0;
            for (String stage : one.population(MODEL).keySet()) {
                for (Position position : Page.all(cursor -> one.inStage(MODEL, Stage.of(stage), cursor, 3))
                        .toList()) {
                    String subject = position.subject();
                    assertThat(position.state())
                            .as(story)
                            .isEqualTo(other.find(MODEL, subject).orElseThrow().state())
                            .isEqualTo(one.find(MODEL, subject).orElseThrow().state());
                    assertThat(one.history(MODEL, subject)).as(story).isEqualTo(other.history(MODEL, subject));
                    assertThat(one.touchpoints(MODEL, subject))
                            .as(story)
                            .containsExactlyInAnyOrderElementsOf(other.touchpoints(MODEL, subject));
                    assertThat(one.events(MODEL, subject)).as(story).isEqualTo(other.events(MODEL, subject));
                    remembered += position.memory().isNothing() ? 0 : 1;
                }
            }
            return remembered;
        }
    }
}
