package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.examples.fixtures.RandomModels.Visited;
import dev.lifecycle.model.Action;
import dev.lifecycle.model.Capture;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Situation;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.preset.AccountCycle;
import dev.lifecycle.preset.CartCycle;
import dev.lifecycle.preset.CrmCycle;
import dev.lifecycle.preset.Engagement;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.RelationshipCycle;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StageModelJsonTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    enum Plan implements Stage {
        TRIAL,
        PAYING,
        CHURNED
    }

    record Subscribed(String plan) {}

    static final Guard PAID =
            Guard.ofEvent("paid plan", (Subscribed s) -> !s.plan().equals("free"));

    static final StageModel SAAS = saas();

    static final StageModel SUBSCRIPTION = subscription();

    /** Touches of every kind: at an hour, expiring, owed, over a channel, and about something, said by an event's rule and by a timer's. */
    static final StageModel REMINDERS = reminders();

    private static StageModel reminders() {
        Stage open = Stage.of("OPEN");
        Stage billed = Stage.of("BILLED");
        Stage paid = Stage.of("PAID");
        Touch reminder = Touch.of("reminder")
                .after(Duration.ofHours(4))
                .at(LocalTime.of(9, 0))
                .expiresAfter(Duration.ofDays(2))
                .via("email")
                .cancelIfLeft();
        Touch invoice = Touch.of("invoice").via("post").transactional();
        ModelBuilder model = StageModel.named("reminders");
        // spotless:off
        model.startAt(open).stages(open, billed, paid).terminal(paid);
        model.from(open)  .on("ordered").keeps("order", Signal::name).capture(Capture.about("the order", (event, situation) -> Map.of("order", String.valueOf(event))))
                             .touch(invoice).touch("thanks")                        .to(billed);
        model.from(billed).every(Duration.ofDays(7)).as("remind")
                             .capture(Capture.about("what is owed", (event, situation) -> Map.of("order", situation.text("order"))))
                             .touch(reminder)                                       .stay();
        model.from(billed).on("paid").touch(Touch.of("receipt").transactional())    .to(paid);
        model.onEntering(paid, Touch.of("survey").after(Duration.ofDays(3)).at(LocalTime.of(18, 30)));
        // spotless:on
        return model.build();
    }

    private static StageModel subscription() {
        Stage trial = Stage.of("TRIAL");
        Stage basic = Stage.of("BASIC");
        Stage pro = Stage.of("PRO");
        Stage paused = Stage.of("PAUSED");
        Stage gone = Stage.of("GONE");
        ModelBuilder model = StageModel.named("subscription");
        // spotless:off
        model.startAt(trial).stages(trial, basic, pro, paused, gone).exit(gone).remembering(paused);
        model.from(trial)     .on("trial-started").sets("trial-end", signal -> null).keeps("cart", Signal::name).keeps("offer", Signal::name)
                                 .capture(Capture.note("order number", (event, situation) -> null)) .stay();
        model.from(trial)     .beforeDate("trial-end", Duration.ofDays(3)).unlessPast().touch("soon").stay();
        model.from(trial)     .atDate("trial-end")                                                  .to(gone);
        model.from(trial)     .on("bought")                                                         .to(basic);
        model.from(basic)     .on("upgraded")                                                       .to(pro);
        model.from(basic, pro).on("mail-opened").notActivity()                                      .ignore();
        model.from(basic, pro).on("paused")                                                         .to(paused);
        model.from(paused)    .every(Duration.ofDays(7)).touch("come-back")                         .stay();
        model.from(paused)    .after(Period.ofMonths(1), ZoneId.of("Europe/Paris"))                 .toPrevious(pro);
        model.from(basic, pro).on("cancelled")                                                      .to(gone);
        model.from(gone)      .on("won-back")                                                       .reopensAtPrevious(pro);
        // spotless:on
        return model.build();
    }

    private static StageModel saas() {
        Touch welcome =
                Touch.of("welcome").after(Duration.ofHours(1)).via("email").cancelIfLeft();
        ModelBuilder model = StageModel.named("saas").version(3);
        // spotless:off
        model.stages(Plan.TRIAL, Plan.PAYING, Plan.CHURNED).startAt(Plan.TRIAL);
        model.group("active", Plan.TRIAL, Plan.PAYING);
        model.from(Plan.TRIAL)   .on(Subscribed.class).when(PAID)     .touch(welcome)      .to(Plan.PAYING);
        model.from(Plan.PAYING)  .afterSilence(Duration.ofDays(90))   .touch("we-miss-you").stay();
        model.fromGroup("active").on("cancelled")                                          .to(Plan.CHURNED);
        model.from(Plan.CHURNED) .on(Subscribed.class)                                     .reopensAt(Plan.PAYING);
        model.phase(Phase.PRE, Plan.TRIAL);
        model.exit(Plan.CHURNED);
        // spotless:on
        return model.build();
    }

    @Test
    void a_model_is_written_as_a_person_would_write_it() {
        assertThat(StageModelJson.write(SAAS)).isEqualTo("""
                {
                  "$schema" : "urn:lifecycle:stage-model:1",
                  "name" : "saas",
                  "version" : 3,
                  "start" : "TRIAL",
                  "stages" : [
                    {
                      "id" : "TRIAL",
                      "phase" : "PRE"
                    },
                    "PAYING",
                    {
                      "id" : "CHURNED",
                      "exit" : true
                    }
                  ],
                  "groups" : [
                    {
                      "name" : "active",
                      "stages" : [
                        "TRIAL",
                        "PAYING"
                      ]
                    }
                  ],
                  "rules" : [
                    {
                      "id" : "TRIAL/Subscribed/paid plan",
                      "from" : "TRIAL",
                      "on" : "Subscribed",
                      "when" : "paid plan",
                      "touch" : [
                        {
                          "id" : "welcome",
                          "after" : "PT1H",
                          "via" : "email",
                          "cancelIfLeft" : true
                        }
                      ],
                      "to" : "PAYING"
                    },
                    {
                      "id" : "PAYING/silence PT2160H",
                      "from" : "PAYING",
                      "afterSilence" : "PT2160H",
                      "touch" : [
                        "we-miss-you"
                      ],
                      "stay" : true
                    },
                    {
                      "id" : "active/cancelled",
                      "fromGroup" : "active",
                      "on" : "cancelled",
                      "to" : "CHURNED"
                    },
                    {
                      "id" : "CHURNED/Subscribed",
                      "from" : "CHURNED",
                      "on" : "Subscribed",
                      "reopensAt" : "PAYING"
                    }
                  ]
                }""");
    }

    @Test
    void names_bound_by_hand_mean_the_hosts_own_code() {
        Bindings bindings =
                Bindings.none().stages(Plan.values()).event(Subscribed.class).guard(PAID);
        StageModel read = StageModelJson.read(StageModelJson.write(SAAS), bindings);
        assertThat(read.decide(read.start("c-42", MONDAY), new Subscribed("free"), MONDAY)
                        .outcome()
                        .describe())
                .isEqualTo("c-42 stays in TRIAL: Subscribed was refused, 'paid plan' said no");
        assertThat(read.decide(read.start("c-42", MONDAY), new Subscribed("pro"), MONDAY)
                        .position()
                        .stage())
                .isSameAs(Plan.PAYING);
    }

    @Test
    void dates_texts_notes_calendars_and_ways_back_are_written_as_a_person_would_write_them() {
        assertThat(StageModelJson.write(SUBSCRIPTION))
                .contains("""
                            {
                              "id" : "PAUSED",
                              "remembering" : true
                            },
                        """)
                .contains("""
                              "on" : "trial-started",
                              "sets" : "trial-end",
                              "keeps" : [
                                "cart",
                                "offer"
                              ],
                              "noting" : "order number",
                              "stay" : true
                        """)
                .contains("""
                              "on" : "mail-opened",
                              "notActivity" : true,
                              "ignore" : true
                        """)
                .contains("""
                              "onDate" : {
                                "date" : "trial-end",
                                "shift" : "PT-72H",
                                "unlessPast" : true
                              },
                        """)
                .contains("\"onDate\" : \"trial-end\",")
                .contains("\"every\" : \"PT168H\",")
                .contains("""
                              "afterPeriod" : {
                                "period" : "P1M",
                                "zone" : "Europe/Paris"
                              },
                        """)
                .contains("\"toPrevious\" : \"PRO\"")
                .contains("\"reopensAtPrevious\" : \"PRO\"");
    }

    @Test
    void what_is_kept_by_name_is_kept_by_the_hosts_own_code() {
        Bindings bindings = Bindings.none()
                .capture(Capture.date("trial-end", (Signal signal, Situation s) ->
                        (Instant) signal.data().get("ends")))
                .capture(Capture.text("cart", (Signal signal, Situation s) -> signal.name() + "-7"))
                .capture(Capture.text("offer", (Signal signal, Situation s) -> "none"))
                .capture(Capture.note("order number", (Signal signal, Situation s) -> "№ 7"));
        StageModel read = StageModelJson.read(StageModelJson.write(SUBSCRIPTION), bindings);
        Instant ends = MONDAY.plus(Duration.ofDays(14));
        var decision =
                read.decide(read.start("c-1", MONDAY), new Signal("trial-started", Map.of("ends", ends)), MONDAY);
        assertThat(decision.position().state().memory().dates().get("trial-end").date())
                .isEqualTo(ends);
        assertThat(decision.position().state().memory().texts().get("cart").text())
                .isEqualTo("trial-started-7");
        assertThat(decision.position().state().nextDue()).isEqualTo(ends.minus(Duration.ofDays(3)));
        assertThat(StageModelJson.write(read)).isEqualTo(StageModelJson.write(SUBSCRIPTION));
    }

    @Test
    void two_rules_may_keep_different_things_by_one_name() {
        ModelBuilder builder = StageModel.named("m").startAt(Plan.TRIAL).exit(Plan.TRIAL);
        // spotless:off
        builder.from(Plan.TRIAL).on(Subscribed.class).keeps("last", Subscribed::plan).stay();
        builder.from(Plan.TRIAL).on(Visited.class)   .keeps("last", Visited::page)   .stay();
        // spotless:on
        StageModel model = builder.build();
        StageModel read = StageModelJson.read(StageModelJson.write(model), Bindings.of(model));
        assertThat(read.rules()).isEqualTo(model.rules());
        assertThat(read.decide(read.start("c", MONDAY), new Visited("/"), MONDAY)
                        .position()
                        .state()
                        .memory()
                        .texts()
                        .get("last")
                        .text())
                .isEqualTo("/");
    }

    @Test
    void an_event_type_that_is_not_bound_becomes_a_signal() {
        StageModel read = StageModelJson.read("""
                {"name": "shop", "start": "NEW", "stages": ["NEW", {"id": "LOYAL", "terminal": true}],
                 "rules": [{"from": "NEW", "on": ["bought", "referred"], "to": "LOYAL"}]}""");
        assertThat(read.version()).isEqualTo(1);
        assertThat(read.rules()).extracting(Rule::id).containsExactly("NEW/bought", "NEW/referred");
        assertThat(read.decide(read.start("c-1", MONDAY), Signal.of("referred"), MONDAY)
                        .outcome())
                .isInstanceOf(Outcome.Moved.class);
    }

    @Test
    void one_row_may_stand_for_several_stages_as_in_code() {
        StageModel read = StageModelJson.read("""
                {"name": "shop", "start": "A", "stages": ["A", "B", {"id": "C", "exit": true}],
                 "rules": [{"id": "on", "from": "A", "on": "go", "to": "B"},
                           {"id": "off", "from": ["A", "B"], "on": "stop", "to": "C"}]}""");
        assertThat(read.rules()).extracting(Rule::id).containsExactly("on", "off/A", "off/B");
    }

    @Test
    void two_rules_may_mean_different_functions_by_one_name() {
        ModelBuilder builder = StageModel.named("m").startAt(Plan.TRIAL);
        // spotless:off
        builder.from(Plan.TRIAL).on(Subscribed.class).when("good", s -> s.plan().equals("pro")).to(Plan.PAYING);
        builder.from(Plan.TRIAL).on(Visited.class)   .when("good", v -> v.page().equals("/"))  .to(Plan.PAYING);
        // spotless:on
        StageModel model = builder.terminal(Plan.PAYING).build();
        StageModel read = StageModelJson.read(StageModelJson.write(model), Bindings.of(model));
        assertThat(read.rules()).isEqualTo(model.rules());
        assertThat(read.decide(read.start("c", MONDAY), new Visited("/"), MONDAY)
                        .position()
                        .stage())
                .isSameAs(Plan.PAYING);
    }

    @Property(tries = 2000)
    void what_is_written_and_read_back_is_the_same_model(@ForAll long seed) {
        comesBack(RandomModels.model(seed));
    }

    static Stream<StageModel> own() {
        return Stream.of(
                SUBSCRIPTION,
                REMINDERS,
                SAAS,
                FiveStage.model(),
                RelationshipCycle.model(),
                AccountCycle.model(),
                CartCycle.model(),
                CrmCycle.model(),
                Engagement.of(Subscribed.class, Visited.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("own")
    void a_preset_is_the_same_again(StageModel model) {
        comesBack(model);
    }

    private static void comesBack(StageModel model) {
        String json = StageModelJson.write(model);
        StageModel read = StageModelJson.read(json, Bindings.of(model));
        assertThat(StageModelJson.write(read)).isEqualTo(json);
        assertThat(read).hasToString(model.toString());
        assertThat(read.rules()).isEqualTo(model.rules());
        assertThat(read.stages()).isEqualTo(model.stages());
        assertThat(read.start()).isEqualTo(model.start());
        assertThat(read.groups()).isEqualTo(model.groups());
        assertThat(read.remembering()).isEqualTo(model.remembering());
        assertThat(read.dates()).isEqualTo(model.dates());
        assertThat(read.texts()).isEqualTo(model.texts());
        assertThat(read.eventTypes()).isEqualTo(model.eventTypes());
        assertThat(read.analysis()).hasToString(model.analysis().toString());
        assertThat(model.stages()).allSatisfy(stage -> {
            assertThat(read.phase(stage)).isEqualTo(model.phase(stage));
            assertThat(read.isExit(stage)).isEqualTo(model.isExit(stage));
            assertThat(read.isTerminal(stage)).isEqualTo(model.isTerminal(stage));
            assertThat(read.isRemembering(stage)).isEqualTo(model.isRemembering(stage));
            assertThat(read.onEntering(stage)).isEqualTo(model.onEntering(stage));
            assertThat(read.onLeaving(stage)).isEqualTo(model.onLeaving(stage));
        });
    }

    @Property(tries = 300)
    void without_event_classes_the_same_document_is_a_model_of_signals(@ForAll long seed) {
        StageModel model = RandomModels.model(seed);
        Bindings names = Bindings.none();
        for (Rule rule : model.rules()) {
            for (Capture capture : rule.captures()) {
                Capture.Kind kind = capture.kind();
                boolean isBound = names.capture("", kind, capture.name()).isPresent();
                names = isBound ? names : names.capture(capture);
            }
            String guard = rule.guardName().orElse("none");
            names = names.guard("", guard).isPresent() ? names : names.guard(Guard.ofSituation(guard, s -> true));
            if (rule.action() instanceof Action.Choose choose) {
                String chooser = choose.chooser().name();
                names = names.chooser("", chooser).isPresent()
                        ? names
                        : names.chooser(Chooser.ofSituation(chooser, s -> s.stage()));
            }
        }
        StageModel read = StageModelJson.read(StageModelJson.write(model), names);
        assertThat(read.rules())
                .extracting(Rule::id)
                .isEqualTo(model.rules().stream().map(Rule::id).toList());
        assertThat(read.eventTypes()).extracting(EventType::type).allMatch(type -> type.isEmpty());
    }

    @Test
    void touches_of_every_kind_are_written_and_read_back() {
        String json = StageModelJson.write(REMINDERS);
        assertThat(json).contains("""
                      "id" : "remind",
                      "from" : "BILLED",
                      "every" : "PT168H",
                      "about" : "what is owed",
                      "touch" : [
                        {
                          "id" : "reminder",
                          "after" : "PT4H",
                          "at" : "09:00",
                          "expiresAfter" : "PT48H",
                          "via" : "email",
                          "cancelIfLeft" : true
                        }
                      ],
                      "stay" : true
                """).contains("""
                          "id" : "invoice",
                          "via" : "post",
                          "transactional" : true
                """).contains("\"about\" : \"the order\"");
        comesBack(REMINDERS);
    }

    @Test
    void what_a_document_says_touches_are_about_is_what_the_bindings_make_of_it() {
        StageModel read = StageModelJson.read(
                """
                {"name": "reminders", "start": "OPEN", "stages": ["OPEN", "BILLED"],
                 "rules": [
                   {"from": "OPEN", "on": "ordered", "keeps": "order", "about": "the order", "touch": ["invoice"], "to": "BILLED"},
                   {"from": "BILLED", "after": "P7D", "about": "what is owed", "touch": [{"id": "reminder", "at": "09:00"}],
                    "to": "OPEN"}]}""",
                Bindings.none()
                        .capture(Capture.text("order", (Signal ordered, Situation s) -> "o-7"))
                        .capture(Capture.about(
                                "the order", (Signal ordered, Situation s) -> Map.of("is", ordered.name())))
                        .capture(Capture.about("what is owed", (event, s) -> Map.of("order", s.text("order")))));
        var ordered = read.decide(read.start("c-1", MONDAY), Signal.of("ordered"), MONDAY);
        assertThat(ordered.trace().get(0).about()).isEqualTo(Map.of("is", "ordered"));
        var reminded = read.advance(ordered.position(), MONDAY.plus(Duration.ofDays(8)));
        assertThat(reminded.trace().get(0).about()).isEqualTo(Map.of("order", "o-7"));
        assertThat(reminded.trace().get(0).touchpoints())
                .containsExactly(Touch.of("reminder").at(LocalTime.of(9, 0)));
    }

    @Test
    void a_stream_is_read_like_a_text() {
        byte[] bytes = StageModelJson.write(SAAS).getBytes(StandardCharsets.UTF_8);
        assertThat(StageModelJson.read(new ByteArrayInputStream(bytes), Bindings.of(SAAS))
                        .rules())
                .isEqualTo(SAAS.rules());
    }

    @Test
    void a_document_written_by_the_first_version_is_read_for_ever() throws Exception {
        try (var in = getClass().getResourceAsStream("/dev/lifecycle/json/stage-model-v1.json")) {
            StageModel read = StageModelJson.read(in, Bindings.of(SAAS));
            assertThat(read.rules()).isEqualTo(SAAS.rules());
            assertThat(StageModelJson.write(read)).isEqualTo(StageModelJson.write(SAAS));
        }
    }

    @Test
    void bindings_are_values() {
        Bindings one = Bindings.none().event(Visited.class);
        Bindings two = one.event("other", Visited.class);
        assertThat(one.events()).containsOnlyKeys("Visited");
        assertThat(two.events()).containsOnlyKeys("Visited", "other");
        assertThat(Bindings.none().events()).isEmpty();
        assertThat(List.of(Bindings.none().stage("x"))).containsExactly(Stage.of("x"));
    }
}
