package dev.lifecycle.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.examples.fixtures.FiveStageModel;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.model.Capture;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Replay;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagramTest {

    private static final StageModel FIVE = FiveStageModel.MODEL;
    private static final StageModel SUBSCRIPTION = subscription();

    private static StageModel subscription() {
        Stage trial = Stage.of("TRIAL");
        Stage pro = Stage.of("PRO");
        Stage paused = Stage.of("PAUSED");
        Stage gone = Stage.of("GONE");
        ModelBuilder model = StageModel.named("subscription")
                .startAt(trial)
                .stages(trial, pro, paused, gone)
                .exit(gone);
        // spotless:off
        model.from(trial)     .on("trial-started").sets("trial-end", signal -> null).keeps("cart", Signal::name).noting(Signal::name).stay();
        model.from(trial)     .beforeDate("trial-end", Duration.ofDays(3)).unlessPast()   .stay();
        model.from(trial)     .atDate("trial-end")                                        .to(pro);
        model.from(pro, trial).on("paused")                                               .to(paused);
        model.from(paused)    .every(Duration.ofDays(7))                                  .stay();
        model.from(paused)    .after(Period.ofMonths(1), ZoneId.of("Europe/Paris"))       .toPrevious(pro);
        model.fromAny()       .on("opened").notActivity()                                 .ignore();
        model.from(pro)       .after(Period.of(1, 0, 2), ZoneId.of("UTC"))                  .to(gone);
        model.from(pro)       .afterDate("trial-end", Duration.ofDays(1)).unlessPast()    .to(gone);
        model.from(gone)      .on("won-back")                                             .reopensAtPrevious(pro);
        // spotless:on
        return model.build();
    }

    @Test
    void mermaid_reads_like_the_model() {
        assertThat(Diagram.of(FIVE).mermaid()).isEqualTo("""
                stateDiagram-v2
                    state "DISCOVERY" as DISCOVERY
                    state "ACQUISITION" as ACQUISITION
                    state "LOST<br/>(exit)" as LOST
                    state "customers" as group_customers {
                        state "CONVERSION" as CONVERSION
                        state "loyal" as group_loyal {
                            state "RETENTION" as RETENTION
                            state "ADVOCACY" as ADVOCACY
                        }
                    }
                    state choice1 <<choice>>
                    state "any stage" as any
                    [*] --> DISCOVERY
                    DISCOVERY --> ACQUISITION : signed-up
                    ACQUISITION --> CONVERSION : ordered [paid #38; shipped]
                    CONVERSION --> RETENTION : ordered
                    RETENTION --> RETENTION : ordered
                    RETENTION --> choice1 : reviewed
                    choice1 --> ADVOCACY : by score
                    choice1 --> LOST : by score
                    group_customers --> LOST : silent for 90 days
                    any --> any : erased (ignored)
                    LOST --> CONVERSION : ordered (new episode)
                    style any stroke-dasharray:2 3,fill:none
                    style LOST stroke:#B03A2E,stroke-dasharray:5 3
                """);
    }

    @Test
    void dates_calendars_ticks_and_ways_back_are_told_in_words() {
        assertThat(Diagram.of(SUBSCRIPTION).mermaid()).isEqualTo("""
                stateDiagram-v2
                    state "TRIAL" as TRIAL
                    state "PRO" as PRO
                    state "PAUSED" as PAUSED
                    state "GONE<br/>(exit)" as GONE
                    state "where it came from" as previous
                    state "any stage" as any
                    [*] --> TRIAL
                    TRIAL --> TRIAL : trial-started (sets trial-end, keeps cart, notes)<br/>3 days before trial-end unless past
                    TRIAL --> PRO : at trial-end
                    PRO --> PAUSED : paused
                    TRIAL --> PAUSED : paused
                    PAUSED --> PAUSED : every 7 days
                    PAUSED --> previous : 1 month after entering (Europe/Paris) (else PRO)
                    any --> any : opened (ignored, no activity)
                    PRO --> GONE : 1 year 2 days after entering (UTC)<br/>1 day after trial-end unless past
                    GONE --> previous : won-back (else PRO, new episode)
                    style previous stroke-dasharray:2 3,fill:none
                    style any stroke-dasharray:2 3,fill:none
                    style GONE stroke:#B03A2E,stroke-dasharray:5 3
                """);
        assertThat(Diagram.of(SUBSCRIPTION).dot())
                .contains("\"previous\" [label=\"where it came from\", style=\"rounded,dotted\"]")
                .contains("\"GONE\" -> \"previous\" [label=\"won-back (else PRO, new episode)\"]");
        assertThat(Diagram.of(SUBSCRIPTION).plantUml())
                .contains("state \"where it came from\" as previous <<any>>\n")
                .contains("GONE --> previous : won-back (else PRO, new episode)\n");
    }

    @Test
    void touchpoints_are_shown_on_demand() {
        assertThat(Diagram.of(FIVE).plantUml()).doesNotContain("welcome", "thank-you");
        assertThat(Diagram.of(FIVE).withTouchpoints().plantUml())
                .contains("DISCOVERY --> ACQUISITION : signed-up / welcome\n")
                .contains("silent for 90 days / win-back after 14 days\n")
                .contains("state \"ADVOCACY\\nentering / thank-you\\nleaving / sorry\" as ADVOCACY\n");
    }

    @Test
    void touchpoints_are_shown_with_all_that_is_planned() {
        Stage open = Stage.of("OPEN");
        Stage billed = Stage.of("BILLED");
        Touch reminder = Touch.of("reminder")
                .after(Duration.ofHours(4))
                .at(LocalTime.of(9, 0))
                .expiresAfter(Duration.ofDays(2))
                .via("email")
                .cancelIfLeft();
        ModelBuilder builder = StageModel.named("m").startAt(open);
        // spotless:off
        builder.from(open)  .on("ordered").touch(Touch.of("invoice").via("post").transactional()).touch("thanks")
                                          .capture(Capture.about("the order", (event, situation) -> Map.of())).to(billed);
        builder.from(billed).every(Duration.ofDays(7)).about(situation -> Map.of()).touch(reminder)          .stay();
        builder.from(billed).on("paid")                                                                      .to(open);
        builder.onEntering(open, Touch.of("hello").at(LocalTime.of(18, 30)).transactional());
        // spotless:on
        StageModel model = builder.build();
        assertThat(Diagram.of(model).mermaid())
                .contains("OPEN --> BILLED : ordered\n", "BILLED --> BILLED : every 7 days\n");
        assertThat(Diagram.of(model).withTouchpoints().dot())
                .contains("\"ordered (about the order) / invoice via post (transactional), thanks\"")
                .contains(
                        "\"every 7 days (says what about) / reminder after 4 hours at 09:00 via email (cancelled if left,"
                                + " expires after 2 days)\"")
                .contains("entering / hello at 18:30 (transactional)");
    }

    @Test
    void population_is_counted_and_coloured() {
        Map<String, Long> population = Map.of("RETENTION", 1_234_567L, "LOST", 12_345L);
        Diagram diagram = Diagram.of(FIVE).withPopulation(population);
        assertThat(diagram.mermaid())
                .contains("state \"RETENTION<br/>1,234,567\"")
                .contains("state \"DISCOVERY<br/>0\"")
                .contains("style RETENTION fill:#6BAED6,color:#000000")
                .contains("style DISCOVERY fill:#F7FBFF,color:#000000")
                .contains("style LOST fill:#E9F3FB,color:#000000,stroke:#B03A2E,stroke-dasharray:5 3");
        assertThat(diagram.dot()).contains("\"RETENTION\" [label=\"RETENTION\\n1,234,567\", fillcolor=\"#6BAED6\"]");
        assertThat(diagram.plantUml()).contains("state \"LOST\\n(exit)\\n12,345\" as LOST <<exit>> #E9F3FB\n");
    }

    @Test
    void a_replay_tells_the_population_too() {
        assertThat(Diagram.of(FIVE)
                        .withPopulation(Replay.of(FIVE).run(List.of()))
                        .dot())
                .contains("label=\"ADVOCACY\\n0\"");
    }

    @Test
    void a_population_of_another_model_is_refused() {
        Diagram diagram = Diagram.of(FIVE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diagram.withPopulation(Map.of("TRIAL", 1L)))
                .withMessageContaining("names stage 'TRIAL', but model five-stage v1 has only [DISCOVERY,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> diagram.withPopulation(Map.of("LOST", -1L)))
                .withMessageContaining("'LOST' is -1");
    }

    @Test
    void the_parsers_understand_the_example() {
        ParsedDiagram expected = ParsedDiagram.expected(FIVE);
        assertThat(expected.arrows())
                .contains("customers → LOST: silent for 90 days", "◇ → LOST: by score", "● → DISCOVERY");
        assertThat(ParsedDiagram.plantUml(Diagram.of(FIVE).plantUml())).isEqualTo(expected);
        assertThat(ParsedDiagram.dot(Diagram.of(FIVE).dot())).isEqualTo(expected);
        assertThat(ParsedDiagram.mermaid(Diagram.of(FIVE).mermaid())).isEqualTo(expected);
    }

    @Property(tries = 200)
    void plantuml_understands_every_model(@ForAll long seed) {
        StageModel model = RandomModels.model(seed);
        assertThat(ParsedDiagram.plantUml(Diagram.of(model).plantUml())).isEqualTo(ParsedDiagram.expected(model));
    }

    @Property(tries = 500)
    void a_dot_parser_understands_every_model(@ForAll long seed) {
        StageModel model = RandomModels.model(seed);
        // this parser takes two edges that are alike in everything for one
        assertThat(ParsedDiagram.dot(Diagram.of(model).dot()).withoutTwins())
                .isEqualTo(ParsedDiagram.expected(model).withoutTwins());
    }

    @Property(tries = 500)
    void mermaid_grammar_holds_for_every_model(@ForAll long seed) {
        StageModel model = RandomModels.model(seed);
        assertThat(ParsedDiagram.mermaid(Diagram.of(model).mermaid())).isEqualTo(ParsedDiagram.expected(model));
    }

    @Property(tries = 100)
    void touchpoints_and_counts_change_no_arrow(@ForAll long seed) {
        StageModel model = RandomModels.model(seed);
        String start = model.start().id();
        Diagram full = Diagram.of(model).withTouchpoints().withPopulation(Map.of(start, 3L));
        List<String> stages = ParsedDiagram.expected(model).stages();
        assertThat(ParsedDiagram.plantUml(full.plantUml()).stages()).isEqualTo(stages);
        assertThat(ParsedDiagram.mermaid(full.mermaid()).stages()).isEqualTo(stages);
        assertThat(ParsedDiagram.dot(full.dot()).arrows())
                .hasSameSizeAs(ParsedDiagram.expected(model).arrows());
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "P14D, 14 days",
        "PT24H, 1 day",
        "PT36H, 1 day 12 hours",
        "PT1M1S, 1 minute 1 second",
        "PT0.25S, 0.25 seconds",
        "PT0S, 0 seconds",
        "PT2H0.000001S, 2 hours 0.000001 seconds",
    })
    void durations_in_words(Duration duration, String words) {
        Stage a = Stage.of("A");
        // spotless:off
        StageModel model = StageModel.named("m").startAt(a)
                .from(a).after(duration)       .stay()
                .from(a).afterSilence(duration).to(Stage.of("B"))
                .terminal(Stage.of("B"))
                .build();
        // spotless:on
        assertThat(model.rules().stream().map(rule -> Labels.of(rule, false)))
                .containsExactly("after " + words, "silent for " + words);
    }
}
