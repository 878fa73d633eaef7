package dev.lifecycle;

import static dev.lifecycle.model.Saas.MONDAY;
import static dev.lifecycle.model.Saas.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Saas;
import dev.lifecycle.model.Saas.Cancelled;
import dev.lifecycle.model.Saas.Plan;
import dev.lifecycle.model.Saas.Referred;
import dev.lifecycle.model.Saas.Subscribed;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-19: migration")
class MigrationTest {

    enum Next implements Stage {
        TRIAL,
        MONTHLY,
        YEARLY,
        LOST
    }

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    // spotless:off
    private static final StageModel V2 = StageModel.named("club").version(2)
            .startAt(Next.TRIAL)
            .eventId(Subscribed.class, "Joined")
            .from(Next.TRIAL).on(Subscribed.class).when("yearly", s -> s.plan().equals("year")).to(Next.YEARLY)
            .from(Next.TRIAL).on(Subscribed.class).to(Next.MONTHLY)
            .from(Next.MONTHLY, Next.YEARLY).after(Duration.ofDays(30)).touch("news").stay()
            .fromAny().on(Cancelled.class).to(Next.LOST)
            .exit(Next.LOST)
            .build();
    // spotless:on

    private final StageModel v1 = Saas.model();
    private final InMemoryStore store = new InMemoryStore();
    private final Lifecycle before =
            Lifecycle.of(v1).store(store).clock(() -> NOW).build();
    private final Migration way = Migration.from(v1)
            .split("PAYING", "has referred", position -> position.count("Referred") > 0, Next.YEARLY)
            .stage("PAYING", Next.MONTHLY)
            .stage("CHAMPION", Next.YEARLY)
            .stage("CHURNED", Next.LOST)
            .event("Subscribed", "Joined")
            .to(V2);

    private Lifecycle after() {
        return Lifecycle.of(V2).store(store).clock(() -> NOW).migration(way).build();
    }

    @Test
    void a_subject_is_taken_over_when_it_is_next_touched_and_history_gains_one_row() {
        before.handle("c-1", Saas.pro(), MONDAY, "e1");

        Outcome outcome = after().handle("c-1", new Cancelled("price"), TUESDAY, "e2");

        assertThat(outcome.describe()).isEqualTo("c-1 moved from MONTHLY to LOST: Cancelled");
        assertThat(after().history("c-1"))
                .extracting(row -> row.kind() + " " + row.left().map(Stage::id).orElse("-") + " "
                        + row.to().id() + " v" + row.key().version())
                .containsExactly(
                        "STARTED - TRIAL v1",
                        "MOVED TRIAL PAYING v1",
                        "MIGRATED PAYING MONTHLY v2",
                        "MOVED MONTHLY LOST v2");
        assertThat(after().handle("c-1", Saas.pro(), TUESDAY, "e1")).isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void reading_shows_the_new_version_and_changes_nothing() {
        before.handle("c-1", Saas.pro(), MONDAY, "e1");

        Position seen = after().find("c-1").orElseThrow();

        assertThat(seen.stage()).isEqualTo(Next.MONTHLY);
        assertThat(seen.version()).isEqualTo(2);
        assertThat(seen.count("Joined")).isEqualTo(1);
        assertThat(seen.nextDue())
                .as("30 days after MONDAY were over when the version took it over")
                .isEmpty();
        assertThat(store.find("saas", "c-1"))
                .get()
                .extracting(Position::version)
                .isEqualTo(1);
    }

    @Test
    void everybody_is_taken_over_after_a_dry_run_says_how() {
        before.handle("trial", Saas.free(), MONDAY, "e1");
        before.handle("paying", Saas.pro(), MONDAY, "e1");
        before.handle("champion", Saas.pro(), MONDAY, "e1");
        before.handle("champion", new Referred("bob"), MONDAY, "e2");
        before.handle("lost", new Cancelled("price"), MONDAY, "e1");
        Map<String, Long> expected = Map.of(
                "v1 TRIAL → TRIAL", 1L, "v1 PAYING → MONTHLY", 1L, "v1 CHAMPION → YEARLY", 1L, "v1 CHURNED → LOST", 1L);

        MigrationReport preview = after().previewMigration();
        assertThat(preview.moves()).isEqualTo(expected);
        assertThat(store.population("saas")).containsEntry("PAYING", 1L);

        assertThat(after().migrate()).isEqualTo(preview).hasToString("4 migrated, 0 failed");
        assertThat(after().migrate().migrated()).isZero();
        assertThat(after().population())
                .isEqualTo(Map.of(Next.TRIAL, 1L, Next.MONTHLY, 1L, Next.YEARLY, 1L, Next.LOST, 1L));
        assertThat(after().inStage(Next.YEARLY)).extracting(Position::subject).containsExactly("champion");
        assertThat(after().history("paying"))
                .last()
                .extracting(HistoryEntry::kind)
                .isEqualTo(Kind.MIGRATED);
    }

    @Test
    void a_split_asks_before_the_rest_is_taken() {
        Position referred = v1.decide(v1.begin("c", Plan.PAYING, MONDAY), Saas.pro(), MONDAY)
                .position();
        assertThat(way.apply(referred).stage().id()).isEqualTo("MONTHLY");

        // spotless:off
        StageModel keen = v1.extend("saas").version(2)
                .from(Plan.CHAMPION).on(Referred.class).reopensAt(Plan.PAYING)
                .build();
        // spotless:on
        Migration split = Migration.from("saas", 2)
                .split("PAYING", "has referred", position -> position.count("Referred") > 0, Next.YEARLY)
                .stage("PAYING", Next.MONTHLY)
                .stage("CHAMPION", Next.YEARLY)
                .to(V2.extend("club").version(3).build());
        Position again = keen.decide(keen.begin("c", Plan.CHAMPION, MONDAY), new Referred("bob"), MONDAY)
                .position();

        assertThat(split.apply(again).stage().id()).isEqualTo("YEARLY");
        assertThat(split.apply(again).furthest()).get().extracting(Stage::id).isEqualTo("YEARLY");
    }

    @Test
    void versions_make_a_chain() {
        StageModel v3 = V2.extend("club").version(3).build();
        Migration second = Migration.from(V2).to(v3);
        before.handle("c-1", Saas.pro(), MONDAY, "e1");

        Lifecycle latest =
                Lifecycle.of(v3).store(store).migration(way).migration(second).build();

        assertThat(latest.find("c-1")).get().extracting(Position::version).isEqualTo(3);
        assertThat(latest.model()).hasToString("saas v3");
        assertThatIllegalStateException()
                .isThrownBy(() -> Lifecycle.of(v3).store(store).migration(way).build())
                .withMessageContaining("saas v1 to club v2 does not end at club v3");
        assertThatIllegalStateException()
                .isThrownBy(() -> Lifecycle.of(v3)
                        .store(store)
                        .migration(second)
                        .migration(way)
                        .build())
                .withMessageContaining("oldest first");
    }

    @Test
    void a_sweep_and_a_correction_take_the_subject_over_too() {
        before.handle("swept", Saas.pro(), MONDAY, "e1");
        before.handle("corrected", Saas.pro(), MONDAY, "e1");

        after().correct("corrected", Next.YEARLY, "paid by invoice", "mara");
        after().migrate();
        after().sweep(NOW);

        assertThat(after().history("corrected"))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.STARTED, Kind.MOVED, Kind.MIGRATED, Kind.CORRECTED);
        assertThat(after().history("swept"))
                .extracting(HistoryEntry::kind)
                .containsExactly(Kind.STARTED, Kind.MOVED, Kind.MIGRATED);
        assertThat(store.touchpoints("saas", "swept"))
                .as("the timer is new, and was over when it came")
                .isEmpty();
    }

    @Test
    void migrating_arms_what_is_new_and_due_later_so_that_a_sweep_finds_it() {
        before.handle("late", Saas.pro(), NOW.minus(Duration.ofDays(29)), "e1");

        after().migrate();

        Instant due = NOW.plus(Duration.ofDays(1));
        assertThat(store.find("saas", "late").orElseThrow().nextDue()).contains(due);
        Lifecycle tomorrow = Lifecycle.of(V2)
                .store(store)
                .clock(() -> due.plusSeconds(1))
                .migration(way)
                .build();
        assertThat(tomorrow.sweep(due.plusSeconds(1)).moved()).containsExactly("late");
        assertThat(store.touchpoints("saas", "late")).extracting(t -> t.id()).containsExactly("news");
    }

    @Test
    void a_migrated_position_says_when_its_next_timer_is_due() {
        Position paying = v1.begin("c", Plan.PAYING, MONDAY);
        Instant due = MONDAY.plus(Duration.ofDays(30));

        assertThat(way.apply(paying).nextDue()).contains(due);
        assertThat(way.apply(paying, due).nextDue()).as("at that very instant").contains(due);
        assertThat(way.apply(paying, due.plusSeconds(1)).nextDue()).as("over").isEmpty();
        assertThat(way.apply(v1.begin("c", Plan.TRIAL, MONDAY)).nextDue()).isEmpty();
    }

    @Test
    void what_the_old_version_left_due_is_still_to_fire_after_a_late_taking_over() {
        StageModel next = v1.extend("saas").version(2).build();
        Migration same = Migration.from(v1).to(next);
        Position paying = v1.begin("c", Plan.PAYING, MONDAY);

        assertThat(same.apply(paying, NOW).nextDue()).isEqualTo(paying.nextDue());
    }

    @Test
    @DisplayName("L-35: a position of a newer version can be read, is not decided on, and holds nobody else up")
    void a_newer_version_is_read_and_left_alone() {
        before.handle("new", Saas.pro(), MONDAY, "e1");
        before.handle("old", Saas.pro(), MONDAY, "e1");
        after().correct("new", Next.YEARLY, "paid by invoice", "mara");
        Position kept = store.find("saas", "new").orElseThrow();

        assertThat(before.find("new")).contains(kept);
        assertThat(before.why("new").position()).isEqualTo(kept);
        assertThat(before.history("new")).hasSize(4);
        assertThat(before.inStage(Plan.PAYING)).extracting(Position::subject).containsExactly("old");
        BatchResult batch = before.handle(java.util.List.of(
                new Occurrence("new", new Cancelled("price"), TUESDAY, "e2"),
                new Occurrence("old", new Referred("bob"), TUESDAY, "e2")));
        assertThat(batch).hasToString("1 handled, 1 failed, 0 untried");
        assertThat(batch.failed().get(0).thrown())
                .isInstanceOf(NewerVersionException.class)
                .hasMessageContaining("subject 'new' of model saas is kept under version 2");
        assertThat(before.find("old").orElseThrow().stage()).isEqualTo(Plan.CHAMPION);
        assertThatExceptionOfType(NewerVersionException.class)
                .isThrownBy(() -> before.correct("new", Plan.PAYING, "no", "mara"));
        assertThatExceptionOfType(NewerVersionException.class).isThrownBy(() -> before.erase("new"));
        assertThatExceptionOfType(NewerVersionException.class).isThrownBy(() -> before.merge("old", "new"));
        assertThatExceptionOfType(NewerVersionException.class).isThrownBy(() -> before.permitted("new"));
        assertThat(before.migrate().migrated()).isZero();
        assertThat(store.find("saas", "new")).contains(kept);
    }

    @Test
    void what_is_not_total_is_refused_with_every_stage() {
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> Migration.from(v1)
                        .stage("PAYING", Plan.PAYING)
                        .stage("NOWHERE", Next.LOST)
                        .stage("CHURNED", Next.MONTHLY)
                        .stage("CHURNED", Next.LOST)
                        .event("a", "b")
                        .event("a", "c")
                        .to(V2))
                .satisfies(e -> assertThat(e.problems())
                        .anySatisfy(p ->
                                assertThat(p).contains("has no stage 'PAYING'").hasSizeGreaterThan(20))
                        .anySatisfy(p -> assertThat(p).contains("no stage 'NOWHERE'"))
                        .anySatisfy(p -> assertThat(p).contains("the place of stage CHURNED was already set"))
                        .anySatisfy(p -> assertThat(p).contains("the new name of event a was already set"))
                        .anySatisfy(p -> assertThat(p).contains("stage CHAMPION has no place in club v2")));
        assertThatExceptionOfType(InvalidModelException.class)
                .isThrownBy(() -> Migration.from("club", 2).to(V2))
                .withMessageContaining("version 2 of club must be above version 2 of club");
    }

    @Test
    void a_position_without_a_place_is_named() {
        Migration careless = Migration.from("saas", 1).to(V2);
        Position paying = v1.begin("c-9", Plan.PAYING, MONDAY);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> careless.apply(paying))
                .withMessage(
                        "the migration from saas v1 to club v2 has no place for stage PAYING of 'c-9'; say where it goes"
                                + " with stage(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> way.apply(V2.start("c", MONDAY)))
                .withMessageContaining("belongs to model club v2, not to saas v1");
        before.adopt("c-9", Plan.PAYING, MONDAY, "import");
        Lifecycle stuck = Lifecycle.of(V2).store(store).migration(careless).build();
        assertThat(stuck.previewMigration().failed()).containsOnlyKeys("c-9");
    }

    @Test
    void without_a_migration_a_position_of_another_version_is_refused() {
        before.handle("c-1", Saas.pro(), MONDAY, "e1");
        StageModel changed = v1.extend("saas").version(2).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lifecycle.of(changed)
                        .store(store)
                        .build()
                        .handle(new Occurrence("c-1", Saas.pro(), MONDAY, "e2")))
                .withMessageContaining("belongs to model saas v1, not to saas v2; migrate it");
    }
}
