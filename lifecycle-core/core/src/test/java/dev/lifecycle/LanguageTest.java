package dev.lifecycle;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.model.History;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.RuleFailedException;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.migration.Migration;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Touchpoint.Status;
import dev.lifecycle.store.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** L-9, L-28 to L-30 in a lifecycle over a store: what is kept, recomputed, migrated, merged and erased. */
class LanguageTest {

    private enum S implements Stage {
        TRIAL,
        PAUSED,
        PRO,
        TEAM,
        LOST
    }

    record Told(Instant ends, String about) {}

    record Left(String reason) {}

    record Scored() {}

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");

    // spotless:off
    private static StageModel model(int version) {
        return StageModel.named("plans").version(version).stages(S.TRIAL, S.PAUSED, S.PRO, S.TEAM, S.LOST).startAt(S.TRIAL)
                .from(S.TRIAL, S.PRO).on(Told.class).sets("end", Told::ends).keeps("about", Told::about).noting(Told::about).stay()
                .from(S.TRIAL).beforeDate("end", ofDays(3)).unlessPast().touch("ends-soon").as("soon").stay()
                .from(S.TRIAL).on("pro").to(S.PRO)
                .from(S.TRIAL).on("team").to(S.TEAM)
                .from(S.PRO, S.TEAM).on("pause").to(S.PAUSED)
                .from(S.PAUSED).every(ofDays(7)).when("at most twice", s -> s.fired("remind") < 2).touch(Touch.of("come-back").after(ofDays(30))).as("remind").stay()
                .from(S.PAUSED).on("back").toPrevious(S.PRO)
                .fromAny().on(Left.class).noting(Left::reason).to(S.LOST)
                .exit(S.LOST).build();
    }
    // spotless:on

    private final InMemoryStore store = InMemoryStore.keepingEvents();
    private final StageModel model = model(1);
    private final Lifecycle plain = customers(LatePolicy.APPLY);
    private final Lifecycle recomputing = customers(LatePolicy.RECOMPUTE);

    private Lifecycle customers(LatePolicy late) {
        return Lifecycle.of(model).store(store).clock(() -> NOW).late(late).build();
    }

    private static Instant day(int day) {
        return DAY.plus(ofDays(day));
    }

    private static void handle(Lifecycle customers, Object event, int day) {
        customers.handle("c", event, day(day), "e" + event.hashCode() + "@" + day);
    }

    private List<String> notes() {
        return plain.history("c").stream()
                .filter(row -> row.cause().note() != null)
                .map(row -> row.to().id() + ": " + row.cause().note())
                .toList();
    }

    @Test
    @DisplayName(
            "L-30 a note stands with its row, why reads it, and what a rule notes is not mistaken for the library's mark")
    void notes_stand_with_their_rows() {
        handle(plain, new Told(day(20), "a bulb"), 1);
        handle(plain, new Told(day(20), ""), 2);
        handle(plain, new Left("quietly fed up\u0000"), 3);
        assertThat(notes()).containsExactly("TRIAL: a bulb", "LOST: “quietly fed up\uFFFD”");
        assertThat(plain.why("c").toString()).contains("Left (").contains("“quietly fed up\uFFFD”");
        assertThat(plain.history("c").get(1).kept().texts()).containsEntry("about", java.util.Optional.of("a bulb"));
    }

    @Test
    @DisplayName("L-30 a note that throws is L-6's error, and nothing is kept")
    void a_note_that_throws() {
        // spotless:off
        StageModel broken = StageModel.named("broken").startAt(S.TRIAL)
                .from(S.TRIAL).on(Left.class).noting(left -> left.reason().substring(99)).to(S.LOST)
                .exit(S.LOST).build();
        // spotless:on
        Lifecycle customers = Lifecycle.of(broken).store(store).clock(() -> NOW).build();
        assertThatThrownBy(() -> handle(customers, new Left("short"), 1))
                .isInstanceOf(RuleFailedException.class)
                .hasMessageContaining("[notes]")
                .hasMessageContaining("nothing was changed");
        assertThat(customers.find("c")).isEmpty();
    }

    @Test
    @DisplayName("L-30, L-31 recomputation keeps notes and the mark of what came in quietly")
    void recomputation_keeps_notes() {
        handle(recomputing.quietly(), new Told(day(20), "import"), 1);
        handle(recomputing, new Left("price"), 9);
        handle(recomputing, Signal.of("pro"), 5);
        assertThat(recomputing.history("c").stream().map(HistoryEntry::kind)).contains(Kind.RECOMPUTED);
        assertThat(notes()).contains("LOST: price").anyMatch(note -> note.startsWith("TRIAL: quietly, import"));
        handle(recomputing, Signal.of("nothing"), 0);
        assertThat(notes()).contains("LOST: price").anyMatch(note -> note.startsWith("TRIAL: quietly, import"));
        assertThat(recomputing.find("c").orElseThrow().text("about")).contains("import");
        assertThat(History.replay(model, recomputing.everWritten("c")))
                .isEqualTo(recomputing.find("c").orElseThrow());
    }

    @Test
    @DisplayName(
            "L-20, L-28, L-29 events in any order lead where they lead in time order, dates and ways back with them")
    void recompute_equals_time_order() {
        Map<Integer, Object> events = Map.of(
                1,
                new Told(day(20), "a"),
                2,
                Signal.of("team"),
                3,
                Signal.of("pause"),
                18,
                Signal.of("back"),
                19,
                Signal.of("pause"));
        for (int day : new int[] {1, 2, 3, 18, 19}) {
            recomputing.handle("ordered", events.get(day), day(day), "e" + day);
        }
        for (int day : new int[] {1, 19, 3, 18, 2}) {
            recomputing.handle("shuffled", events.get(day), day(day), "e" + day);
        }
        recomputing.sweep(day(40));
        Position ordered = recomputing.find("ordered").orElseThrow();
        Position shuffled = recomputing.find("shuffled").orElseThrow();
        assertThat(ordered.memory().cameFrom()).isEqualTo(Map.of("PAUSED", "TEAM"));
        assertThat(ordered.memory().fired()).isEqualTo(Map.of("remind", 2));
        assertThat(shuffled.memory()).isEqualTo(ordered.memory());
        assertThat(shuffled.stage()).isEqualTo(ordered.stage());
        assertThat(shuffled.nextDue()).isEqualTo(ordered.nextDue());
    }

    @Test
    @DisplayName("L-9 a tick cancels what the tick before planned and nobody has sent, in one commit and over several")
    void ticks_cancel() {
        handle(plain, Signal.of("pro"), 0);
        handle(plain, Signal.of("pause"), 1);
        plain.sweep(day(9));
        plain.sweep(day(16));
        assertThat(store.touchpoints("plans", "c").stream()
                        .map(touchpoint -> touchpoint.status() + " "
                                + Duration.between(DAY, touchpoint.due()).toDays()))
                .containsExactlyInAnyOrder("CANCELLED 38", "PENDING 45");
        handle(plain, Signal.of("back"), 17);
        handle(plain, Signal.of("pause"), 18);
        plain.sweep(day(60));
        assertThat(store.touchpoints("plans", "c").stream()
                        .filter(touchpoint -> touchpoint.status() == Status.PENDING)
                        .map(Touchpoint::due))
                .as("one pending at any time; a guard's no cancels nothing")
                .containsExactly(day(18 + 14 + 30));
    }

    @Test
    @DisplayName("L-9 sweep and handle commit timers in portions of 10,000 steps")
    void portions() {
        // spotless:off
        StageModel hourly = StageModel.named("hourly").startAt(S.TRIAL)
                .from(S.TRIAL).every(ofHours(1)).stay()
                .from(S.TRIAL).on("end").to(S.LOST).exit(S.LOST).build();
        // spotless:on
        InMemoryStore own = new InMemoryStore();
        Instant late = DAY.minus(ofHours(25_000));
        Lifecycle customers = Lifecycle.of(hourly).store(own).clock(() -> NOW).build();
        customers.handle("swept", "none", late, "1");
        customers.handle("handled", "none", late, "1");
        customers.handle("batched", "none", late, "1");
        assertThat(customers.sweep(DAY).failed()).isEmpty();
        assertThat(customers.find("swept").orElseThrow().revision()).isEqualTo(4);
        assertThat(customers.history("swept")).hasSize(2 + 24_999);

        customers.handle("other", "none", late, "1");
        customers.handle("other", Signal.of("end"), DAY, "2");
        assertThat(customers.find("other").orElseThrow().stage()).isEqualTo(S.LOST);
        assertThat(customers.find("other").orElseThrow().revision()).isEqualTo(4);
        assertThat(customers.history("other")).hasSize(2 + 24_999 + 1);

        customers.handle("corrected", "none", NOW.minus(ofHours(25_000)), "1");
        customers.correct("corrected", S.LOST, "gone", "me");
        assertThat(customers.find("corrected").orElseThrow().revision()).isEqualTo(4);

        customers.handle("one", "none", late, "1");
        customers.handle("two", "none", late, "1");
        assertThat(customers
                        .handle(List.of(
                                new Occurrence("one", Signal.of("end"), DAY, "2"),
                                new Occurrence("two", Signal.of("end"), DAY, "2")))
                        .failed())
                .isEmpty();
        assertThat(customers.find("two").orElseThrow().stage()).isEqualTo(S.LOST);
    }

    @Test
    @DisplayName("L-28, L-21 erasure leaves neither dates nor kept texts nor notes, in position and history")
    void erased() {
        handle(plain, new Told(day(20), "my secret"), 1);
        String surrogate = plain.erase("c");
        assertThat(plain.find(surrogate).orElseThrow().memory()).isEqualTo(Memory.NOTHING);
        assertThat(plain.history(surrogate)).allMatch(row -> row.kept().equals(Kept.NOTHING));
        assertThat(plain.history(surrogate).toString()).doesNotContain("my secret");
    }

    @Test
    @DisplayName("L-28, L-22 a merge keeps the date set later, and the way back of the one further on")
    void merged() {
        plain.handle("a", new Told(day(20), "a"), day(1), "1");
        plain.handle("a", Signal.of("team"), day(2), "2");
        plain.handle("a", Signal.of("pause"), day(3), "3");
        plain.handle("b", new Told(day(30), "b"), day(4), "1");
        Position both = plain.merge("b", "a");
        assertThat(both.stage()).isEqualTo(S.PAUSED);
        assertThat(both.date("end")).contains(day(30));
        assertThat(both.text("about")).contains("b");
        assertThat(both.memory().cameFrom()).isEqualTo(Map.of("PAUSED", "TEAM"));
        plain.handle("b", Signal.of("back"), day(6), "4");
        assertThat(plain.find("a").orElseThrow().stage()).isEqualTo(S.TEAM);
    }

    private enum Next implements Stage {
        TRIAL,
        RESTING,
        PRO,
        SQUAD,
        LOST
    }

    // spotless:off
    private static StageModel next() {
        return StageModel.named("plans").version(2).stages(Next.TRIAL, Next.RESTING, Next.PRO, Next.SQUAD, Next.LOST).startAt(Next.TRIAL)
                .from(Next.TRIAL).on(Told.class).keeps("about", Told::about).stay()
                .from(Next.TRIAL).on("pro").to(Next.PRO)
                .from(Next.TRIAL).on("team").to(Next.SQUAD)
                .from(Next.PRO, Next.SQUAD).on("pause").to(Next.RESTING)
                .from(Next.RESTING).every(ofDays(7)).when("at most twice", s -> s.fired("remind") < 2).as("remind").stay()
                .from(Next.RESTING).on("back").toPrevious(Next.PRO)
                .fromAny().on(Left.class).to(Next.LOST)
                .exit(Next.LOST).build();
    }
    // spotless:on

    @Test
    @DisplayName(
            "L-28, L-29, L-19 a migration renames ways back, keeps texts and firings, and forgets dates that the new version has not")
    void migrated() {
        Position position = paused("team");
        Position then = Migration.from(model)
                .stage("PAUSED", Next.RESTING)
                .stage("TEAM", Next.SQUAD)
                .to(next())
                .apply(position);
        Position taken = next().own(then);
        assertThat(taken.memory().cameFrom()).isEqualTo(Map.of("RESTING", "SQUAD"));
        assertThat(taken.memory().dates()).isEmpty();
        assertThat(taken.text("about")).contains("a");
        assertThat(taken.memory().fired()).isEqualTo(Map.of("remind", 1));
        assertThat(next().decide(taken, Signal.of("back"), day(12)).position().stage())
                .isEqualTo(Next.SQUAD);
    }

    @Test
    @DisplayName("L-29 where the stage it came from was split or removed, the fallback stands in")
    void the_fallback_stands_in() {
        Position removed = Migration.from(model)
                .stage("PAUSED", Next.RESTING)
                .stage("TEAM", Next.PRO)
                .to(next())
                .apply(paused("team"));
        assertThat(next().own(removed).memory().cameFrom()).isEmpty();
        Position split = Migration.from(model)
                .stage("PAUSED", Next.RESTING)
                .split("TEAM", "big", p -> true, Next.SQUAD)
                .stage("TEAM", Next.SQUAD)
                .to(next())
                .apply(paused("team"));
        assertThat(next().own(split).memory().cameFrom()).isEmpty();
        Position kept = Migration.from(model)
                .stage("PAUSED", Next.RESTING)
                .stage("TEAM", Next.PRO)
                .to(next())
                .apply(paused("pro"));
        assertThat(next().own(kept).memory().cameFrom()).isEqualTo(Map.of("RESTING", "PRO"));
    }

    private Position paused(String plan) {
        Position position = model.start("c", DAY);
        position = model.decide(position, new Told(day(99), "a"), day(1)).position();
        position = model.decide(position, Signal.of(plan), day(2)).position();
        position = model.decide(position, Signal.of("pause"), day(3)).position();
        return model.advance(position, day(11)).position();
    }
}
