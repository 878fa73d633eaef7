package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.examples.fixtures.RandomModels.Card;
import dev.lifecycle.examples.fixtures.RandomModels.Click;
import dev.lifecycle.examples.fixtures.RandomModels.Visited;
import dev.lifecycle.json.StageModelJsonTest.Plan;
import dev.lifecycle.model.Path;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.PositionState;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Tally;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.store.Merge;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class ValueJsonTest {

    private static final Instant AT = Instant.parse("2026-03-03T09:12:00.000001Z");
    private static final Bindings BINDINGS = Bindings.of(StageModelJsonTest.SAAS)
            .event(Visited.class)
            .event(Card.class)
            .event(Click.class);
    private static final JsonMapper PLAIN =
            JsonMapper.builder().addModule(new LifecycleModule(BINDINGS)).build();
    static final JsonMapper STRICT = LifecycleModule.mapper(BINDINGS);

    static final PositionState STATE = new PositionState(
            "saas",
            3,
            "c-42",
            "PAYING",
            AT,
            AT.plusSeconds(60),
            true,
            AT.plusSeconds(30),
            AT.plusSeconds(90),
            2,
            "PAYING",
            "PAYING",
            Map.of("Subscribed", new Tally(2, AT), "cancelled", new Tally(1, AT)),
            false,
            7,
            AT.plusSeconds(20),
            AT.plusSeconds(10));
    /** All that there was to say of a position before some of its timers could count as spent. */
    private static final PositionState STATE_OF_BEFORE = new PositionState(
            "saas",
            3,
            "c-42",
            "PAYING",
            AT,
            AT.plusSeconds(60),
            true,
            AT.plusSeconds(30),
            AT.plusSeconds(90),
            2,
            "PAYING",
            "PAYING",
            Map.of("Subscribed", new Tally(2, AT), "cancelled", new Tally(1, AT)),
            false,
            7);

    private static final Position CLOSED = Position.of(new PositionState(
            "saas", 3, "gone-1", "PAYING", AT, AT, false, null, null, 1, null, null, Map.of(), true, 7));

    static final HistoryEntry.Key KEY = new HistoryEntry.Key("saas", 3, "c-42", 7, 0);
    static final HistoryEntry.Cause CAUSE = new HistoryEntry.Cause(
            HistoryEntry.Source.EVENT,
            "Subscribed",
            "TRIAL/Subscribed/paid plan",
            "paid plan",
            List.of("gift"),
            "evt-9",
            " ");
    static final HistoryEntry.Times TIMES = new HistoryEntry.Times(AT, AT.plusSeconds(1), AT.plusSeconds(2));
    static final HistoryEntry ROW = new HistoryEntry(KEY, Kind.MOVED, Plan.TRIAL, Plan.PAYING, 2, CAUSE, TIMES);
    static final HistoryEntry FIRST =
            new HistoryEntry(KEY, Kind.STARTED, null, Plan.TRIAL, 1, HistoryEntry.Cause.host("handle", null), TIMES);
    static final Touchpoint.Key CONTACT = new Touchpoint.Key("saas", "c-42", 7, 0, "welcome", "9f86d081");

    private static final Touchpoint PLAIN_CONTACT =
            new Touchpoint(CONTACT, "email", Plan.PAYING, AT, true, Touchpoint.Status.PENDING, 0, null);
    private static final Touchpoint FULL_CONTACT = new Touchpoint(
            CONTACT,
            "post",
            Plan.PAYING,
            AT,
            LocalTime.of(9, 0),
            AT.plusSeconds(3600),
            false,
            true,
            Map.of("order", "o-7", "cart", " "),
            Touchpoint.Status.PENDING,
            0,
            null);

    static Stream<Object> values() {
        return Stream.of(
                STATE,
                new PositionState("m", 1, "s", "A", AT, AT, false, null, null, 1, null, null, Map.of(), true, 0),
                Position.of(STATE),
                StageModelJsonTest.SAAS.start("c-42", AT),
                ROW,
                FIRST,
                KEY,
                CAUSE,
                TIMES,
                new Tally(Long.MAX_VALUE, Instant.MAX),
                new Outcome.Moved("c", "e", "r", "g", Plan.TRIAL, Plan.PAYING, 2),
                new Outcome.Moved("c", "e", "r", null, Plan.TRIAL, Plan.TRIAL, 1),
                new Outcome.Stayed("c", "e", "r", null, Plan.TRIAL),
                new Outcome.Ignored("c", "e", "r", Plan.TRIAL),
                new Outcome.Refused("c", "e", Plan.TRIAL, Outcome.Reason.GUARDS_SAID_NO, List.of("g", "h")),
                new Outcome.Refused("c", "e", Plan.TRIAL, Outcome.Reason.FROZEN, List.of()),
                new Outcome.Duplicate("c", "e", "evt-9", Plan.CHURNED),
                Signal.of("bought"),
                new Signal("bought", Map.of("price", new BigDecimal("10.10"), "items", List.of(1, 2L, "x", true))),
                new Signal("odd", Map.of("@long", "x", "n", Map.of("@decimal", Map.of("@@", 0.1)))),
                new Signal("times", Map.of("at", AT, "day", LocalDate.EPOCH, "for", Duration.ofDays(1))),
                new Signal(
                        "big", Map.of("n", BigInteger.TEN.pow(30), "e", Double.MIN_VALUE, "z", -0.0, "no", Double.NaN)),
                new Occurrence("c-42", Signal.of("bought"), AT, "evt-1"),
                new Occurrence("c-42", new Visited("/"), AT, "evt-2"),
                new Occurrence("c-42", Click.MAIL, AT, "evt-3"),
                Touch.of("t"),
                Touch.of("t").after(Duration.ofHours(3)).via("email").cancelIfLeft(),
                Touch.of("t").at(LocalTime.of(9, 0)),
                Touch.of("t").at(LocalTime.of(21, 30, 0, 1_000)).expiresAfter(Duration.ofDays(2)),
                Touch.of("t").transactional(),
                Touch.of("t")
                        .after(Duration.ofDays(1))
                        .at(LocalTime.MIDNIGHT)
                        .expiresAfter(Duration.ofNanos(1_000))
                        .via("post")
                        .transactional()
                        .cancelIfLeft(),
                new Outcome.Moved("c", "e", "r", "g", Plan.TRIAL, Plan.PAYING, 2, List.of(PLAIN_CONTACT, FULL_CONTACT)),
                new Outcome.Stayed("c", "e", "r", null, Plan.TRIAL, List.of(FULL_CONTACT)),
                new Group("g", List.of(Plan.TRIAL, Plan.PAYING)),
                Plan.TRIAL,
                Stage.of("elsewhere"),
                PLAIN_CONTACT,
                FULL_CONTACT,
                FULL_CONTACT.movedTo(AT.plusSeconds(9)),
                FULL_CONTACT.with(Touchpoint.Status.SENT, null),
                FULL_CONTACT.cancelledByLeaving(),
                FULL_CONTACT.with(Touchpoint.Status.SUPPRESSED, "over the cap"),
                FULL_CONTACT.tried().with(Touchpoint.Status.FAILED, "mailbox full"),
                FULL_CONTACT.with(Touchpoint.Status.EXPIRED, "too late"),
                new Touchpoint(CONTACT, null, Plan.PAYING, AT, false, Touchpoint.Status.FAILED, 3, "mailbox full"),
                CONTACT,
                StageModelJsonTest.SAAS.analysis().pathTo("CHURNED/Subscribed").orElseThrow());
    }

    /** What the module knows a value by: its own class, save for stages, which are the host's, and positions, of which there are two kinds inside. */
    private static Class<?> type(Object value) {
        return value instanceof Stage ? Stage.class : value instanceof Position ? Position.class : value.getClass();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void every_value_comes_back_equal(Object value) {
        for (JsonMapper mapper : List.of(PLAIN, STRICT)) {
            String json = mapper.writeValueAsString(value);
            Object back = mapper.readValue(json, type(value));
            assertThat(back).isEqualTo(value);
            assertThat(mapper.writeValueAsString(back)).isEqualTo(json);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void every_value_without_one_of_its_properties_or_with_another_is_refused_or_different(Object value) {
        var tree = PLAIN.readTree(PLAIN.writeValueAsString(value));
        if (!tree.isObject()) {
            return;
        }
        for (String name : new ArrayList<>(tree.propertyNames())) {
            var less = tree.deepCopy().asObject();
            less.remove(name);
            assertThat(readsAs(less.toString(), value)).as("without " + name).isFalse();
            var wrong = tree.deepCopy().asObject();
            wrong.putArray(name).addArray();
            assertThat(readsAs(wrong.toString(), value)).as("wrong " + name).isFalse();
        }
        var more = tree.deepCopy().asObject();
        more.put("@class", "java.lang.Runtime");
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> PLAIN.readValue(more.toString(), type(value)))
                .withMessageContaining("/@class: there is no property '@class' here");
    }

    private static boolean readsAs(String json, Object value) {
        try {
            return PLAIN.readValue(json, type(value)).equals(value);
        } catch (JacksonException e) {
            return false;
        }
    }

    @Test
    void outcomes_are_read_by_their_common_type_too() {
        Outcome outcome = new Outcome.Ignored("c", "e", "r", Plan.TRIAL);
        String json = PLAIN.writeValueAsString(outcome);
        assertThat(json)
                .isEqualTo(
                        "{\"kind\":\"IGNORED\",\"subject\":\"c\",\"event\":\"e\",\"rule\":\"r\",\"stage\":\"TRIAL\"}");
        assertThat(PLAIN.readValue(json, Outcome.class)).isEqualTo(outcome);
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> PLAIN.readValue(json, Outcome.Moved.class))
                .withMessageContaining("this is no Moved: {\"kind\":\"IGNORED\"");
    }

    @Test
    void a_list_of_rows_is_read_as_one() {
        String json = PLAIN.writeValueAsString(List.of(FIRST, ROW));
        assertThat(PLAIN.readValue(json, new TypeReference<List<HistoryEntry>>() {}))
                .containsExactly(FIRST, ROW);
    }

    @Test
    void models_and_their_rules_are_values_too() {
        StageModel model = StageModelJsonTest.SAAS;
        assertThat(PLAIN.readValue(PLAIN.writeValueAsString(model), StageModel.class)
                        .rules())
                .isEqualTo(model.rules());
        assertThat(PLAIN.writeValueAsString(model.rules().get(2)))
                .isEqualTo(
                        "{\"id\":\"active/cancelled\",\"fromGroup\":{\"name\":\"active\",\"stages\":[\"TRIAL\",\"PAYING\"]},"
                                + "\"on\":\"cancelled\",\"to\":\"CHURNED\"}");
    }

    @Property(tries = 300)
    void every_rule_and_path_of_every_model_comes_back_equal(@ForAll long seed) {
        StageModel model = RandomModels.model(seed);
        JsonMapper mapper = LifecycleModule.mapper(Bindings.of(model));
        for (Rule rule : model.rules()) {
            assertThat(mapper.readValue(mapper.writeValueAsString(rule), Rule.class))
                    .isEqualTo(rule);
        }
        for (Path path : model.analysis().paths()) {
            assertThat(mapper.readValue(mapper.writeValueAsString(path), Path.class))
                    .isEqualTo(path);
        }
    }

    @Test
    void a_position_goes_on_where_it_was_kept() {
        StageModel model = StageModelJsonTest.SAAS;
        Position before =
                model.decide(model.start("c-42", AT), Signal.of("nothing"), AT).position();
        Position after = PLAIN.readValue(PLAIN.writeValueAsString(before), Position.class);
        assertThat(model.advance(after, AT.plusSeconds(1)).position()).isEqualTo(before);
        assertThat(model.decide(after, Signal.of("cancelled"), AT.plusSeconds(5))
                        .position()
                        .stage())
                .isEqualTo(Plan.CHURNED);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'count':0,'last':'2026-03-03T09:12:00Z'} | /count: this must be a whole number from 1 to",
                "{'count':99999999999999999999,'last':'2026-03-03T09:12:00Z'} | /count: this must be a whole number",
                "{'count':1,'last':'yesterday'} | /last: 'yesterday' is not an ISO 8601 instant",
                "{'count':1} | 'last' is missing",
                "{'count':'1','last':'2026-03-03T09:12:00Z'} | /count: this must be a whole number from 1",
                "[] | this must be an object, not an array",
            })
    void each_mistake_is_told_with_its_place(String json, String problem) {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> PLAIN.readValue(json.replace('\'', '"'), Tally.class))
                .withMessageContaining(problem);
    }

    @Test
    void what_a_value_itself_refuses_is_refused() {
        String json = PLAIN.writeValueAsString(Touch.of("t").via("email")).replace("email", "x".repeat(300));
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> PLAIN.readValue(json, Touch.class))
                .withMessageContaining("may have 255 characters");
    }

    @Test
    void a_touch_says_no_more_than_there_is_to_say() {
        assertThat(PLAIN.writeValueAsString(Touch.of("t"))).isEqualTo("\"t\"");
        assertThat(PLAIN.writeValueAsString(Touch.of("t").at(LocalTime.of(9, 0)).transactional()))
                .isEqualTo("{\"id\":\"t\",\"at\":\"09:00\",\"transactional\":true}");
        assertThat(PLAIN.writeValueAsString(Touch.of("t").via("email").expiresAfter(Duration.ofDays(2))))
                .isEqualTo("{\"id\":\"t\",\"expiresAfter\":\"PT48H\",\"via\":\"email\"}");
    }

    @Test
    void touchpoints_of_before_there_was_more_to_say_are_read_and_written_as_they_were() {
        String written = ("{'model':'saas','subject':'c-42','revision':7,'step':0,'id':'welcome','key':'9f86d081',"
                        + "'channel':'email','stage':'PAYING','due':'2026-03-03T09:12:00.000001Z','cancelIfLeft':true,"
                        + "'status':'PENDING','attempts':0}")
                .replace('\'', '"');
        assertThat(PLAIN.readValue(written, Touchpoint.class)).isEqualTo(PLAIN_CONTACT);
        assertThat(PLAIN.writeValueAsString(PLAIN_CONTACT)).isEqualTo(written);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'09:00' | 'nine' | /hour: 'nine' is no time of day; give one such as 09:00 or 21:30:00",
                "'09:00' | 9 | /hour: this must be text, not 9",
                "'transactional':true | 'transactional':false | /transactional: 'transactional' can only be true; leave it out",
                "{'cart':' ','order':'o-7'} | ['o-7'] | /about: this must be an object, not an array",
                "'o-7' | 7 | /about/order: this must be text, not 7",
                "'PENDING' | 'GONE' | /status: there is no Status 'GONE'; there are [PENDING, SENT, CANCELLED, SUPPRESSED, FAILED, EXPIRED]",
                "'2026-03-03T10:12:00.000001Z' | 'P1D' | /expires: 'P1D' is not an ISO 8601 instant",
            })
    void what_is_wrong_with_a_touchpoint_is_told_with_its_place(String good, String bad, String problem) {
        String json = PLAIN.writeValueAsString(FULL_CONTACT);
        String part = good.replace('\'', '"');
        assertThat(json).contains(part);
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> PLAIN.readValue(json.replace(part, bad.replace('\'', '"')), Touchpoint.class))
                .withMessageContaining(problem);
    }

    @Test
    void a_merge_of_before_customers_were_told_apart_is_of_the_subject_that_remains() {
        String json = PLAIN.writeValueAsString(new Merge(Position.of(STATE), CLOSED, ROW));
        assertThat(json).contains(",\"customer\":\"c-42\"");
        assertThat(PLAIN.readValue(json.replace(",\"customer\":\"c-42\"", ""), Merge.class)
                        .customer())
                .isEqualTo("c-42");
    }

    @Test
    void an_event_of_a_class_that_is_not_bound_is_refused() {
        JsonMapper mapper = LifecycleModule.mapper(Bindings.none());
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> mapper.writeValueAsString(new Occurrence("c", new Visited("/"), AT, "e")))
                .withMessageContaining("bind the class with event(Visited.class)");
        String json = STRICT.writeValueAsString(new Occurrence("c", new Visited("/"), AT, "e"));
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> mapper.readValue(json, Occurrence.class))
                .withMessageContaining("event type 'Visited' is not bound");
    }

    @Test
    void a_signal_carries_only_what_comes_back() {
        for (Object bad : List.of('c', new Visited("/"), 1.5f)) {
            assertThatExceptionOfType(JacksonException.class)
                    .isThrownBy(() -> PLAIN.writeValueAsString(new Signal("s", Map.of("k", bad))))
                    .withMessageContaining("a signal cannot carry " + bad);
        }
        for (String bad : List.of("null", "{'@date':'soon'}", "{'@type':'x'}", "{'@long':'1','a':2}", "99999999999")) {
            assertThatExceptionOfType(MismatchedInputException.class)
                    .isThrownBy(() -> PLAIN.readValue(
                            ("{'name':'s','data':{'k':" + bad + "}}").replace('\'', '"'), Signal.class));
        }
    }

    @Test
    void the_ready_mapper_keeps_to_the_limits() {
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> STRICT.readValue("[".repeat(100_000), Signal.class))
                .withMessageContaining("nesting depth");
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> STRICT.readValue("{\"name\":\"a\",\"name\":\"b\"}", Signal.class))
                .withMessageContaining("Duplicate");
    }

    @Test
    void what_the_first_version_wrote_is_read_for_ever() throws Exception {
        try (var in = getClass().getResourceAsStream("/dev/lifecycle/json/values-v1.json")) {
            var tree = PLAIN.readTree(in);
            assertThat(PLAIN.treeToValue(tree.get("position"), PositionState.class))
                    .isEqualTo(STATE_OF_BEFORE);
            assertThat(PLAIN.treeToValue(tree.get("row"), HistoryEntry.class)).isEqualTo(ROW);
            assertThat(PLAIN.valueToTree(STATE_OF_BEFORE).toString())
                    .isEqualTo(tree.get("position").toString());
            assertThat(PLAIN.valueToTree(ROW).toString())
                    .isEqualTo(tree.get("row").toString());
        }
    }

    @Test
    void touchpoints_of_before_keys_were_drawn_keep_the_keys_that_were_composed() {
        String written =
                "{'model':'saas','subject':'c/42','revision':7,'step':0,'id':'welcome','ordinal':1,'stage':'PAYING',"
                        + "'due':'2026-03-01T12:00:00Z','status':'SENT','attempts':1}";
        Touchpoint read = PLAIN.readValue(written.replace('\'', '"'), Touchpoint.class);
        assertThat(read.key().text()).isEqualTo("saas/c%2F42/7/0/welcome/1");
        assertThat(PLAIN.readValue(PLAIN.writeValueAsString(read), Touchpoint.class))
                .isEqualTo(read);
    }
}
