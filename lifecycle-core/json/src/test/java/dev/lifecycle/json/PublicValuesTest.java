package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.BatchResult;
import dev.lifecycle.Change;
import dev.lifecycle.MigrationReport;
import dev.lifecycle.Sweep;
import dev.lifecycle.Why;
import dev.lifecycle.contact.Delivery;
import dev.lifecycle.examples.fixtures.PublicTypes;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.json.StageModelJsonTest.Plan;
import dev.lifecycle.model.Action;
import dev.lifecycle.model.Advance;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Permit;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Replay;
import dev.lifecycle.model.ReplayResult;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Step;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.preset.FiveStageParameters;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Group;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kept;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Memory;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Touchpoint;
import dev.lifecycle.stage.Trigger;
import dev.lifecycle.stage.UnknownEvent;
import dev.lifecycle.store.Claim;
import dev.lifecycle.store.Commit;
import dev.lifecycle.store.ContactCheck;
import dev.lifecycle.store.ContactLimit;
import dev.lifecycle.store.Contacts;
import dev.lifecycle.store.Erasure;
import dev.lifecycle.store.Merge;
import dev.lifecycle.store.Page;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Every public record, enum and sealed interface of the core and of this artifact, found among their classes, goes to JSON and comes back. */
class PublicValuesTest {

    /** Records that are no values, and why. */
    private static final Map<Class<?>, String> NO_VALUES = Map.ofEntries(
            Map.entry(Sweep.class, "holds exceptions"),
            Map.entry(MigrationReport.class, "holds exceptions"),
            Map.entry(BatchResult.class, "holds exceptions"),
            Map.entry(BatchResult.Answer.class, "may hold an exception"),
            Map.entry(BatchResult.Handled.class, "is one of several, some of which hold exceptions"),
            Map.entry(BatchResult.Failed.class, "holds an exception"),
            Map.entry(BatchResult.Untried.class, "holds an exception"),
            Map.entry(UnknownEvent.class, "holds an object of the host's that nothing is known of"));

    private static final String SPRUNG = "dev.lifecycle.json.trap";
    private static final Instant AT = Instant.parse("2026-03-03T09:12:00.000001Z");
    private static final Chooser CHOOSER = Chooser.ofSituation("by luck", situation -> Plan.TRIAL);
    private static final StageModel SAAS = StageModelJsonTest.SAAS;
    private static final Bindings BINDINGS =
            Bindings.of(SAAS).chooser(CHOOSER).event(RandomModels.Visited.class).event(RandomModels.Click.class);
    private static final JsonMapper PLAIN =
            JsonMapper.builder().addModule(new LifecycleModule(BINDINGS)).build();
    private static final JsonMapper STRICT = LifecycleModule.mapper(BINDINGS);
    private static final Map<Class<?>, Object> SIMPLE = Map.ofEntries(
            Map.entry(String.class, "some text"),
            Map.entry(int.class, 3),
            Map.entry(long.class, 3L),
            Map.entry(double.class, 0.5),
            Map.entry(boolean.class, true),
            Map.entry(BigDecimal.class, new BigDecimal("10.10")),
            Map.entry(Instant.class, AT),
            Map.entry(Duration.class, Duration.ofHours(36)));

    static List<Class<?>> types() {
        return Stream.of(Stage.class, StageModelJson.class)
                .flatMap(artifact -> PublicTypes.valuesBeside(artifact).stream())
                .filter(type -> !NO_VALUES.containsKey(type))
                .toList();
    }

    private static final Memory MEMORY = new Memory(
            Map.of(
                    "trial-end",
                    new Memory.KeptDate(AT.plusSeconds(9), AT, AT, true, false),
                    "resume",
                    new Memory.KeptDate(null, AT, AT, false, true)),
            Map.of("cart", new Memory.KeptText("c-7", AT), "gone", new Memory.KeptText(null, AT)),
            Map.of("TRIAL", "PAYING"),
            Map.of("retry", 2));
    private static final Kept KEPT = new Kept(
            Map.of("trial-end", Optional.of(AT), "resume", Optional.empty()),
            Map.of("cart", Optional.of("c-7"), "gone", Optional.empty()));

    private static final ContactLimit LIMIT =
            new ContactLimit(1, AT, "email", Set.of("post", "billing"), Set.of("survey", "offer"));

    private static final List<Object> COMPOSED =
            Stream.concat(composed(), ValueJsonTest.values()).toList();

    /** Values of what is not made of plain text and numbers alone. */
    private static Stream<Object> composed() {
        Position position = SAAS.start("c-42", AT);
        Position first = Position.of(ValueJsonTest.STATE);
        Position closed = frozen("gone-1");
        HistoryEntry row = ValueJsonTest.ROW;
        Touchpoint touchpoint = new Touchpoint(
                ValueJsonTest.CONTACT, "email", Plan.PAYING, AT, true, Touchpoint.Status.PENDING, 0, null);
        Occurrence occurrence = new Occurrence("c-42", Signal.of("bought"), AT, "evt-9");
        Group group = new Group("active", List.of(Plan.TRIAL, Plan.PAYING));
        EventType type = new EventType("Subscribed", StageModelJsonTest.Subscribed.class);
        Step step = SAAS.decide(position, new StageModelJsonTest.Subscribed("pro"), AT)
                .trace()
                .get(0);
        return Stream.of(
                new Change(null, position, List.of(row), List.of(touchpoint)),
                new Change(position, first, List.of(), List.of()),
                new Delivery(
                        List.of(touchpoint),
                        List.of(),
                        List.of(touchpoint),
                        List.of(),
                        List.of(touchpoint),
                        Map.of("9f86d081", "no answer"),
                        true),
                new Why(first, row, List.of(row)),
                new Action.To(Plan.PAYING),
                new Action.Choose(CHOOSER, List.of(Plan.TRIAL, Plan.PAYING)),
                new Action.Reopen(Plan.PAYING),
                new Action.ToPrevious(Plan.PAYING),
                new Action.ReopenAtPrevious(Plan.TRIAL),
                new Action.Reenter(),
                new Action.Stay(),
                new Action.Ignore(),
                new Scope.InStage(Plan.TRIAL),
                new Scope.InGroup(group),
                new Scope.Anywhere(),
                new Trigger.OnEvent(type),
                new Trigger.OnEvent(new EventType("cancelled", null)),
                new Trigger.After(Duration.ofDays(14)),
                new Trigger.AfterSilence(Duration.ofHours(3)),
                new Trigger.Every(Duration.ofDays(3)),
                new Trigger.AfterPeriod(Period.of(1, 2, 3), ZoneId.of("Europe/Paris")),
                new Trigger.OnDate("trial-end", Duration.ofDays(-3), true),
                new Trigger.OnDate("trial-end", Duration.ZERO, false),
                MEMORY,
                Memory.NOTHING,
                Position.of(ValueJsonTest.STATE.withMemory(MEMORY)),
                KEPT,
                Kept.NOTHING,
                new HistoryEntry(
                        row.key(), row.kind(), row.from(), row.to(), row.episode(), row.cause(), row.times(), KEPT),
                type,
                group,
                step,
                new Step(Kind.STARTED, null, AT, null, Plan.TRIAL, 1, List.of(), List.of(Touch.of("hello"))),
                new Step(
                        Kind.STAYED,
                        SAAS.rules().get(0),
                        AT,
                        Plan.TRIAL,
                        Plan.TRIAL,
                        1,
                        List.of("g"),
                        List.of(Touch.of("hello").via("email")),
                        " ",
                        KEPT,
                        Map.of("cart", "c-7", "note", " ")),
                new Step(Kind.REFUSED, null, AT, Plan.TRIAL, Plan.TRIAL, 1, List.of("g", "h"), List.of()),
                new Permit("Subscribed", SAAS.rules().get(0), List.of("gift", "paid plan")),
                new Advance(first, List.of(step)),
                new Claim(touchpoint, "c-43", 7, AT),
                new Contacts(
                        List.of(
                                Contacts.Contact.of(touchpoint, AT),
                                new Contacts.Contact("9f86d082", "survey", null, AT.plusSeconds(1))),
                        List.of(Contacts.Contact.of(touchpoint, AT.plusSeconds(2)))),
                new Contacts(List.of(), List.of()),
                new ContactLimit(2, AT),
                LIMIT,
                new ContactCheck("customer-1", List.of(new ContactLimit(2, AT), LIMIT)),
                new ContactCheck("customer-1", List.of()),
                new Contacts.Contact("9f86d082", "survey", null, AT),
                Contacts.Contact.of(touchpoint, AT),
                new Commit(first, List.of(row), occurrence, true, List.of()),
                new Commit(first, List.of(), null, false, List.of(touchpoint), List.of(touchpoint.key())),
                new Erasure("c-42", closed, row),
                new Merge(first, closed, row),
                new Commit(first.atRevision(7), List.of(), null, false, List.of(), List.of(), first.atRevision(6)),
                new Erasure("c-42", closed.atRevision(7), row, first.atRevision(6)),
                new Merge(
                        first.atRevision(7),
                        closed.atRevision(4),
                        row,
                        first.atRevision(6),
                        closed.atRevision(3),
                        "customer-1"),
                SAAS.rules().get(0),
                SAAS.rules().get(2),
                SAAS.analysis()
                        .pathTo("CHURNED/Subscribed")
                        .orElseThrow()
                        .legs()
                        .get(0),
                Replay.of(SAAS)
                        .run(List.of(new Occurrence("c-1", new StageModelJsonTest.Subscribed("pro"), AT, "e-1"))),
                new Page<>(List.of("c-1", "c-2"), "after-7"),
                FiveStageParameters.DEFAULTS,
                new RandomModels.Visited("/"));
    }

    private static Position frozen(String subject) {
        var open = ValueJsonTest.STATE;
        return Position.of(new dev.lifecycle.stage.PositionState(
                open.model(),
                open.version(),
                subject,
                open.stage(),
                open.enteredAt(),
                open.asOf(),
                open.timersDone(),
                open.lastEventAt(),
                null,
                open.episode(),
                open.furthest(),
                open.furthestEver(),
                open.tallies(),
                true,
                open.revision()));
    }

    private static List<Object> samples(Class<?> type) {
        if (type.isEnum()) {
            return List.of(type.getEnumConstants());
        }
        List<Object> samples =
                COMPOSED.stream().filter(type::isInstance).collect(Collectors.toCollection(ArrayList::new));
        if (samples.isEmpty() && type.isRecord()) {
            samples.add(simple(type));
        }
        return samples;
    }

    /** A record whose components are text, numbers, enums and the like. */
    private static Object simple(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(types)
                .map(part -> part.isEnum()
                        ? part.getEnumConstants()[0]
                        : Objects.requireNonNull(SIMPLE.get(part), type + " needs a sample of its own"))
                .toArray();
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " needs a sample of its own", e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void comes_back_equal(Class<?> type) {
        List<Object> samples = samples(type);
        assertThat(samples).as("samples of %s", type).isNotEmpty();
        for (Object sample : samples) {
            for (JsonMapper mapper : List.of(PLAIN, STRICT)) {
                String json = mapper.writeValueAsString(sample);
                Object back = mapper.readValue(json, type);
                assertThat(mapper.writeValueAsString(back)).isEqualTo(json);
                if (!(sample instanceof ReplayResult)) { // holds a model, which is equal to itself alone
                    assertThat(back).as(json).isEqualTo(sample);
                }
            }
        }
    }

    @Test
    void the_list_of_types_is_the_library() {
        assertThat(types())
                .contains(HistoryEntry.class, Commit.class, Change.class, Scope.class, Touchpoint.Status.class)
                .hasSizeGreaterThan(80)
                .doesNotContain(Plan.class);
    }

    @Test
    void a_page_of_anything_comes_back() {
        Page<HistoryEntry> page = new Page<>(List.of(ValueJsonTest.ROW, ValueJsonTest.FIRST), "after-7");
        assertThat(STRICT.readValue(STRICT.writeValueAsString(page), new TypeReference<Page<HistoryEntry>>() {}))
                .isEqualTo(page);
    }

    @Test
    void a_replay_result_comes_back_with_its_positions() {
        ReplayResult result = Replay.of(SAAS)
                .run(List.of(new Occurrence("c-1", new StageModelJsonTest.Subscribed("pro"), AT, "e-1")));
        ReplayResult back = STRICT.readValue(STRICT.writeValueAsString(result), ReplayResult.class);
        assertThat(back.positions()).isEqualTo(result.positions());
        assertThat(back.stages()).isEqualTo(result.stages());
        assertThat(back.model().rules()).isEqualTo(SAAS.rules());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void a_type_hint_never_loads_a_class(Class<?> type) {
        for (String hint : List.of("@class", "@type", "@c", "type", "class")) {
            for (String json : List.of(
                    "{\"" + hint + "\":\"" + Trap.class.getName() + "\"}",
                    "[\"" + Trap.class.getName() + "\",{}]",
                    "\"" + Trap.class.getName() + "\"")) {
                // an unknown property of a record that Jackson reads by itself is passed over
                Throwable refused = catchThrowable(() -> STRICT.readValue(json, type));
                assertThat(refused)
                        .as("%s as %s", json, type)
                        .satisfiesAnyOf(
                                e -> assertThat(e).isNull(), e -> assertThat(e).isInstanceOf(JacksonException.class));
            }
        }
        assertThat(System.getProperty(SPRUNG)).isNull();
    }

    /** Would give itself away if anybody loaded it; named here by its class literal, which does not. */
    static final class Trap {
        static {
            System.setProperty(SPRUNG, "yes");
        }

        private Trap() {}
    }

    @Test
    void stages_of_an_enum_are_read_as_the_hosts_constants() {
        assertThat(STRICT.readValue("\"PAYING\"", Stage.class)).isSameAs(Plan.PAYING);
    }
}
