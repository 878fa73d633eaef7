package dev.lifecycle.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.LatePolicy;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds for every model and every sequence of events. */
@PropertyDefaults(tries = 3_000, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
class PropertiesTest extends RandomCases {

    @Property
    @Label("L-4 deciding is pure and deterministic: the same model, read twice, says the same of the same")
    void pure_and_deterministic(@ForAll("models") RandomModel random, @ForAll("logs") RandomLog log) {
        StageModel model = random.model;
        StageModel twin = model.extend(model.name()).build();
        Position position = model.start("s", log.start());
        for (RandomLog.Entry entry : log.entries()) {
            PositionState before = position.state();
            if (entry.event() == null) {
                Advance advance = model.advance(position, entry.at());
                assertThat(model.advance(position, entry.at())).isEqualTo(advance);
                assertThat(position.state()).isEqualTo(before);
                position = advance.position();
            } else {
                Decision decision = model.decide(position, entry.event(), entry.at(), entry.late());
                assertThat(model.decide(position, entry.event(), entry.at(), entry.late()))
                        .isEqualTo(decision);
                assertThat(position.state()).isEqualTo(before);
                Decision other = twin.decide(Position.of(before), entry.event(), entry.at(), entry.late());
                assertThat(other.position()).isEqualTo(decision.position());
                assertThat(other.outcome()).isEqualTo(decision.outcome());
                position = decision.position();
            }
        }
    }

    @Property
    @Label("L-11 for events in time order, sweeps in between change neither positions nor history")
    void timer_law(@ForAll("models") RandomModel random, @ForAll("orderedLogs") RandomLog log) {
        StageModel model = random.model;
        Rows swept = new Rows(model, "s", log.start());
        Rows unswept = new Rows(model, "s", log.start());
        Instant end = log.start();
        for (int i = 0; i < log.entries().size(); i++) {
            RandomLog.Entry entry = log.entries().get(i);
            end = entry.at().plus(Duration.ofDays(2));
            if (entry.event() == null) {
                swept.sweep(entry.at());
            } else {
                assertThat(swept.handle(entry.event(), entry.at(), "e" + i).outcome())
                        .isEqualTo(unswept.handle(entry.event(), entry.at(), "e" + i)
                                .outcome());
                assertThat(swept.position().atRevision(0))
                        .isEqualTo(unswept.position().atRevision(0));
            }
        }
        swept.sweep(end.minus(Duration.ofDays(1)));
        swept.sweep(end);
        unswept.sweep(end);
        assertThat(told(swept)).isEqualTo(told(unswept));
        assertThat(swept.position().atRevision(0)).isEqualTo(unswept.position().atRevision(0));
    }

    /** All that rows say but which commit they belong to. */
    private static List<List<Object>> told(Rows rows) {
        List<List<Object>> told = new ArrayList<>();
        for (HistoryEntry row : rows.rows()) {
            told.add(List.of(row.kind(), row.left(), row.to(), row.episode(), row.cause(), row.times()));
        }
        return told;
    }

    @Property
    @Label("L-11 history replays to the same position after every row's commit, late events included")
    void history_replays(@ForAll("models") RandomModel random, @ForAll("logs") RandomLog log) {
        StageModel model = random.model;
        Rows rows = new Rows(model, "s", log.start());
        for (int i = 0; i < log.entries().size(); i++) {
            RandomLog.Entry entry = log.entries().get(i);
            if (entry.event() == null) {
                rows.sweep(entry.at());
            } else {
                rows.handle(entry.event(), entry.at(), "e" + i);
            }
            assertThat(History.replay(model, rows.rows())).isEqualTo(rows.position());
        }
        List<HistoryEntry> all = rows.rows();
        assertThat(History.stageAsOf(all, Instant.MAX)).contains(rows.position().stage());
        assertThat(History.lastEntry(all))
                .hasValueSatisfying(entry ->
                        assertThat(entry.at()).isEqualTo(rows.position().enteredAt()));
    }

    @Property
    @Label("L-13 a late event takes effect at as-of, grows the counts, and moves no instant back; refused, it changes"
            + " nothing")
    void late_events(@ForAll("models") RandomModel random, @ForAll("logs") RandomLog log) {
        StageModel model = random.model;
        Position position = model.start("s", log.start());
        for (RandomLog.Entry entry : log.entries()) {
            Position before = position;
            if (entry.event() == null) {
                position = model.advance(before, entry.at()).position();
            } else {
                Decision decision = model.decide(before, entry.event(), entry.at(), entry.late());
                position = decision.position();
                if (entry.at().isBefore(before.asOf())) {
                    checkLate(model, before, entry, decision);
                }
            }
            assertThat(position.asOf()).isAfterOrEqualTo(before.asOf());
            assertThat(position.enteredAt()).isAfterOrEqualTo(before.enteredAt());
            assertThat(position.nextDue().orElse(Instant.MAX)).isAfterOrEqualTo(position.asOf());
        }
    }

    private static void checkLate(StageModel model, Position before, RandomLog.Entry entry, Decision decision) {
        boolean handled = !(decision.outcome() instanceof Outcome.Refused);
        Position after = decision.position();
        assertThat(decision.trace()).hasSize(1).allMatch(step -> step.at().equals(before.asOf()));
        if (!handled || entry.late() == LatePolicy.REFUSE) {
            assertThat(after).isEqualTo(before);
            return;
        }
        assertThat(after.asOf()).isEqualTo(before.asOf());
        Rule rule = model.rule(
                        decision.steps().isEmpty()
                                ? decision.outcome().fold(m -> "", s -> "", Outcome.Ignored::rule, r -> "", d -> "")
                                : Objects.requireNonNull(decision.steps().get(0).rule())
                                        .id())
                .orElseThrow();
        if (rule.isActivity()) {
            assertThat(after.lastEventAt().orElseThrow())
                    .isAfterOrEqualTo(before.lastEventAt().orElse(Instant.MIN));
        } else {
            assertThat(after.lastEventAt()).isEqualTo(before.lastEventAt());
        }
        String type = model.nameOf(entry.event());
        if (after.episode() == before.episode()) {
            assertThat(after.count(type)).isEqualTo(before.count(type) + 1);
        } else {
            assertThat(after.count(type)).isEqualTo(1);
        }
    }

    @Property
    @Label("L-12 a position survives its plain values and is taken over by its model unchanged")
    void round_trip(@ForAll("models") RandomModel random, @ForAll("logs") RandomLog log) {
        StageModel model = random.model;
        Position position = model.start("s", log.start());
        for (RandomLog.Entry entry : log.entries()) {
            Position read = Position.of(position.state());
            assertThat(read).isEqualTo(position).hasSameHashCodeAs(position);
            assertThat(read.state()).isEqualTo(position.state());
            assertThat(model.own(read)).isEqualTo(position);
            position = entry.event() == null
                    ? model.advance(position, entry.at()).position()
                    : model.decide(position, entry.event(), entry.at(), entry.late())
                            .position();
        }
    }

    @Property(tries = 500)
    @Label("a replay of a shuffled log equals handling each subject's events one by one, on one thread and on two")
    void replay_equals_live(@ForAll("models") RandomModel random, @ForAll("seeds") Random seed) {
        StageModel model = random.model;
        List<Occurrence> log = new ArrayList<>();
        Map<String, Position> live = new HashMap<>();
        Instant until = RandomLog.ordered(seed, 1).start().plus(Duration.ofDays(30));
        for (int s = 0; s < 6; s++) {
            List<RandomLog.Entry> entries =
                    new ArrayList<>(RandomLog.ordered(seed, 8).entries());
            entries.removeIf(entry -> entry.event() == null);
            for (int i = 0; i < entries.size(); i++) {
                RandomLog.Entry entry = entries.get(i);
                Occurrence occurrence = new Occurrence("s" + s, entry.event(), entry.at(), "e" + i);
                log.add(occurrence);
                Position before = live.getOrDefault("s" + s, model.start("s" + s, entry.at()));
                live.put(
                        "s" + s, model.decide(before, entry.event(), entry.at()).position());
            }
        }
        live.replaceAll((subject, position) -> model.advance(position, until).position());
        // subjects in any order, each subject's events in its own
        Map<String, Integer> places = new HashMap<>();
        log.forEach(occurrence -> places.put(occurrence.subject(), seed.nextInt()));
        log.sort(Comparator.comparing(occurrence -> places.getOrDefault(occurrence.subject(), 0)));
        assertThat(Replay.of(model).until(until).run(log).positions()).isEqualTo(live);
        assertThat(Replay.of(model).threads(2).until(until).run(log).positions())
                .isEqualTo(live);
        log.addAll(log);
        Collections.rotate(log, log.size() / 3);
        assertThat(Replay.of(model).until(until).run(dedupable(log)).positions())
                .as("ids seen before are passed over")
                .isEqualTo(live);
    }

    @Property(tries = 2_000)
    @Label("a step over plain numbers leads where deciding does, timers apart")
    void numbers_agree_with_positions(@ForAll("models") RandomModel random, @ForAll("seeds") Random seed) {
        StageModel model = random.model;
        StageTable table;
        try {
            table = model.table();
        } catch (IllegalStateException needsTheSituation) {
            assertThat(needsTheSituation).hasMessageMatching(".*(looks at the situation|goes back to where).*");
            return;
        }
        for (Stage stage : model.stages()) {
            Object event = RandomEvent.random(seed);
            Decision decision = model.decide(model.begin("s", stage, Saas.MONDAY), event, Saas.MONDAY);
            boolean refused = decision.outcome() instanceof Outcome.Refused;
            int expected = refused
                    ? StageTable.REFUSED
                    : table.stage(decision.position().stage());
            assertThat(table.next(table.stage(stage), event)).isEqualTo(expected);
            assertThat(table.next(table.stage(stage), table.eventType(event), event))
                    .isEqualTo(expected);
        }
    }

    /** The same log with each subject's occurrences in time order again, doubles beside one another. */
    private static List<Occurrence> dedupable(List<Occurrence> log) {
        List<Occurrence> sorted = new ArrayList<>(log);
        sorted.sort(Comparator.comparing(Occurrence::subject).thenComparing(occurrence -> occurrence.id()));
        return sorted;
    }

    @Provide
    Arbitrary<RandomLog> logs() {
        return Arbitraries.randomValue(random -> RandomLog.unordered(random, 12));
    }

    @Provide
    Arbitrary<RandomLog> orderedLogs() {
        return Arbitraries.randomValue(random -> RandomLog.ordered(random, 12));
    }
}
