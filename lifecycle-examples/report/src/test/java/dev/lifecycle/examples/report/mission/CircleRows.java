package dev.lifecycle.examples.report.mission;

import static dev.lifecycle.examples.report.mission.Firm.at;
import static dev.lifecycle.preset.FiveStage.ACQUISITION;
import static dev.lifecycle.preset.FiveStage.ADVOCACY;
import static dev.lifecycle.preset.FiveStage.CONVERSION;
import static dev.lifecycle.preset.FiveStage.DISCOVERY;
import static dev.lifecycle.preset.FiveStage.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.InTransaction;
import dev.lifecycle.Lifecycle;
import dev.lifecycle.jdbc.JdbcOptions;
import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.jdbc.Schema;
import dev.lifecycle.json.StageModelJson;
import dev.lifecycle.metrics.Periods;
import dev.lifecycle.metrics.journey.Population;
import dev.lifecycle.metrics.journey.StageConversion;
import dev.lifecycle.metrics.journey.StageFlows;
import dev.lifecycle.metrics.journey.StageHistory;
import dev.lifecycle.metrics.journey.TimeInStage;
import dev.lifecycle.metrics.journey.TransitionMatrix;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Replay;
import dev.lifecycle.model.ReplayResult;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.preset.FiveStage;
import dev.lifecycle.preset.event.CheckoutStarted;
import dev.lifecycle.preset.event.ContactMade;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.NewNeed;
import dev.lifecycle.preset.event.OrderCompleted;
import dev.lifecycle.preset.event.PaymentFailed;
import dev.lifecycle.preset.event.ReviewPosted;
import dev.lifecycle.preset.event.SurveyAnswered;
import dev.lifecycle.preset.event.SurveyKind;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Phase;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Rows of the circle as a whole: its stages, the way through them and back, and what is kept of it. */
interface CircleRows {

    ZoneId PARIS = ZoneId.of("Europe/Paris");

    static OrderCompleted order(String number, String total) {
        return new OrderCompleted(number, new BigDecimal(total));
    }

    /** Anna goes all the way, Bea stops at the till, Carl reads. */
    static Firm threePeople() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", new ContentViewed("blog/lamps"), "2026-03-02T09:00");
        firm.tell("bea", new ContentViewed("blog/lamps"), "2026-03-02T10:00");
        firm.tell("anna", new ContactMade("email"), "2026-03-04T09:00");
        firm.tell("carl", new ContentViewed("blog/bulbs"), "2026-03-05T10:00");
        firm.tell("anna", new CheckoutStarted("cart-1"), "2026-03-06T09:00");
        firm.tell("anna", order("o-1", "49.90"), "2026-03-06T09:20");
        firm.tell("bea", new ContactMade("phone"), "2026-03-08T10:00");
        firm.tell("bea", new CheckoutStarted("cart-2"), "2026-03-10T10:00");
        firm.tell("anna", new SurveyAnswered(SurveyKind.NPS, 10), "2026-03-10T10:30");
        return firm;
    }

    @Test
    default void M01_every_stage_of_every_customer_is_followed_and_analysed() {
        Firm firm = threePeople();
        assertThat(firm.customers.population())
                .containsExactly(
                        Map.entry(DISCOVERY, 1L),
                        Map.entry(ACQUISITION, 0L),
                        Map.entry(CONVERSION, 1L),
                        Map.entry(RETENTION, 0L),
                        Map.entry(ADVOCACY, 1L));
        assertThat(firm.history("anna").stream()
                        .filter(HistoryEntry::isEntry)
                        .map(entry -> entry.to().id() + " " + entry.at()))
                .containsExactly(
                        "DISCOVERY 2026-03-02T09:00:00Z",
                        "ACQUISITION 2026-03-04T09:00:00Z",
                        "CONVERSION 2026-03-06T09:00:00Z",
                        "RETENTION 2026-03-06T09:20:00Z",
                        "ADVOCACY 2026-03-10T10:30:00Z");
        assertThat(firm.customers.stageAsOf("anna", at("2026-03-05T00:00"))).contains(ACQUISITION);
        assertThat(firm.customers.why("anna").toString())
                .startsWith("in ADVOCACY since 2026-03-10T10:30:00Z: SurveyAnswered (evt-")
                .endsWith(") passed 'promoter', model five-stage v1");

        TimeInStage time = firm.customers
                .history()
                .collect(TimeInStage.of(StageHistory.ofEntries()
                                .stages(firm.customers.model())
                                .observedUntil(at("2026-03-10T10:30")))
                        .metric());
        assertThat(time.in("DISCOVERY").meanCompleted())
                .as("Anna 2 days, Bea 6")
                .contains(Duration.ofDays(4));
        assertThat(time.in("DISCOVERY").open()).as("Carl").isEqualTo(1);
        assertThat(time.in("CONVERSION").meanCompleted())
                .as("Anna; Bea is at it")
                .contains(Duration.ofMinutes(20));
    }

    @Test
    default void M05_before_during_and_after_the_purchase_also_of_those_who_have_no_name_yet() {
        Firm firm = Firm.of(FiveStage.model());
        List<Phase> phases = new ArrayList<>();
        firm.tell("cookie-7", new ContentViewed("blog/lamps"), "2026-03-02T09:00");
        phases.add(
                firm.customers.model().phase(firm.position("cookie-7").stage()).orElseThrow());
        firm.tell("anna", new ContactMade("web"), "2026-03-03T09:00");
        firm.customers.merge("cookie-7", "anna");
        assertThat(firm.stage("anna"))
                .as("who asked is further on than who read")
                .isEqualTo("ACQUISITION");
        assertThat(firm.position("anna").count("ContentViewed"))
                .as("what they read is hers")
                .isEqualTo(1);

        // The old cookie still sends: it is Anna.
        firm.tell("cookie-7", new CheckoutStarted("cart-1"), "2026-03-04T09:00");
        assertThat(firm.stage("anna")).isEqualTo("CONVERSION");
        phases.add(firm.customers.model().phase(firm.position("anna").stage()).orElseThrow());
        firm.tell("anna", order("o-1", "20.00"), "2026-03-04T09:10");
        phases.add(firm.customers.model().phase(firm.position("anna").stage()).orElseThrow());
        assertThat(phases).containsExactly(Phase.PRE, Phase.DURING, Phase.POST);
        assertThat(firm.customers.stageAsOf("anna", at("2026-03-02T12:00")))
                .as("before she had a name")
                .contains(DISCOVERY);
        assertThat(firm.customers.population().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as("one person, not two")
                .isEqualTo(1);
    }

    @Test
    default void M07_the_model_is_a_circle_and_not_a_pipeline() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", new ContactMade("web"), "2026-01-05T09:00");
        firm.tell("anna", order("o-1", "49.90"), "2026-01-10T09:00");
        firm.tell("anna", new ReviewPosted(5), "2026-01-20T09:00");
        Outcome again = firm.tell("anna", new NewNeed("garden"), "2026-02-01T09:00");
        assertThat(again.describe()).isEqualTo("anna moved from ADVOCACY to DISCOVERY: NewNeed");
        assertThat(firm.position("anna").episode()).isEqualTo(2);
        firm.tell("anna", new ContactMade("web"), "2026-02-02T09:00");
        firm.tell("anna", order("o-2", "99.00"), "2026-02-05T09:00");
        firm.tell("anna", new SurveyAnswered(SurveyKind.NPS, 9), "2026-02-06T09:00");
        firm.tell("anna", new NewNeed("kitchen"), "2026-03-01T09:00");
        assertThat(firm.position("anna").episode()).as("and round once more").isEqualTo(3);
        assertThat(firm.stage("anna")).isEqualTo("DISCOVERY");

        TransitionMatrix matrix = firm.customers
                .history()
                .collect(TransitionMatrix.of(StageHistory.ofEntries()).metric());
        assertThat(matrix.count("DISCOVERY", "ACQUISITION")).isEqualTo(2);
        assertThat(matrix.count("RETENTION", "ADVOCACY")).isEqualTo(2);
        assertThat(matrix.count("ADVOCACY", "DISCOVERY"))
                .as("the circle closes")
                .isEqualTo(2);
        assertThat(firm.customers.model().stages()).noneMatch(firm.customers.model()::isTerminal);
    }

    @Test
    default void M08_they_take_the_cycle_up_again_at_an_earlier_stage() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", order("o-1", "49.90"), "2026-01-10T09:00");
        firm.tell("anna", new ReviewPosted(5), "2026-01-20T09:00");
        firm.tell("anna", new CheckoutStarted("cart-2"), "2026-02-01T09:00");
        Position atTheTill = firm.position("anna");
        assertThat(atTheTill.stage()).isEqualTo(CONVERSION);
        assertThat(atTheTill.episode()).isEqualTo(2);
        assertThat(atTheTill.furthest()).as("of this pass").contains(CONVERSION);
        assertThat(atTheTill.furthestEver()).contains(ADVOCACY);

        // Bea needs something else and begins at the very beginning, but she is no stranger: nobody welcomes her.
        firm.tell("bea", order("o-3", "10.00"), "2026-01-10T09:00");
        firm.tell("bea", new NewNeed("garden"), "2026-02-01T09:00");
        Outcome contact = firm.tell("bea", new ContactMade("web"), "2026-02-02T09:00");
        assertThat(contact.describe())
                .isEqualTo("bea moved from DISCOVERY to ACQUISITION: ContactMade passed 'has bought'");
        assertThat(Firm.called(contact)).containsExactly("reply");
        assertThat(firm.position("bea").episode()).isEqualTo(2);
    }

    @Test
    default void M10_five_distinct_stages_and_any_of_your_own() {
        assertThat(FiveStage.model().stages().stream().map(Stage::id))
                .containsExactly("DISCOVERY", "ACQUISITION", "CONVERSION", "RETENTION", "ADVOCACY");

        record TrialOpened() {}
        Stage trial = Stage.of("TRIAL");
        // spotless:off
        StageModel shop = FiveStage.model().extend("shop").stageAfter(ACQUISITION, trial)
                .from(ACQUISITION).on(TrialOpened.class)   .to(trial)
                .from(trial)      .on(OrderCompleted.class).to(RETENTION)
                .build();
        // spotless:on
        Firm firm = Firm.of(shop);
        firm.tell("anna", new ContactMade("web"), "2026-03-02T09:00");
        firm.tell("anna", new TrialOpened(), "2026-03-03T09:00");
        assertThat(firm.stage("anna")).isEqualTo("TRIAL");
        assertThat(firm.customers.population().keySet().stream().map(Stage::id))
                .containsExactly("DISCOVERY", "ACQUISITION", "TRIAL", "CONVERSION", "RETENTION", "ADVOCACY");
        firm.tell("anna", order("o-1", "10.00"), "2026-03-09T09:00");
        firm.tell("anna", new SurveyAnswered(SurveyKind.NPS, 9), "2026-03-10T09:00");
        assertThat(firm.stage("anna")).as("the five are as they were").isEqualTo("ADVOCACY");
    }

    @Test
    default void M33_the_process_is_written_down_and_repeats_itself_exactly() {
        List<Occurrence> log = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String customer = "c-" + i;
            Instant start = at("2026-01-05T09:00").plus(Duration.ofHours(7L * i));
            log.add(new Occurrence(customer, new ContactMade(i % 2 == 0 ? "web" : "phone"), start, "1"));
            if (i % 4 != 0) {
                log.add(new Occurrence(customer, new CheckoutStarted("cart"), start.plus(Duration.ofDays(1)), "2"));
            }
            if (i % 4 == 2) {
                log.add(new Occurrence(
                        customer,
                        order("o", "10.00"),
                        start.plus(Duration.ofDays(1).plusMinutes(9)),
                        "3"));
            }
        }
        Instant end = at("2026-03-01T00:00");
        ReplayResult once = Replay.of(FiveStage.model()).until(end).run(log);
        List<Occurrence> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, new Random(11));
        shuffled.sort(Occurrence.IN_ORDER);
        ReplayResult twice = Replay.of(FiveStage.model()).threads(2).until(end).run(shuffled);
        assertThat(twice.positions()).isEqualTo(once.positions());
        assertThat(once.stages())
                .as("of 40 a quarter only asked, half left a cart behind, a quarter bought")
                .containsEntry(ACQUISITION, 30L)
                .containsEntry(RETENTION, 10L);

        // The live firm comes to the same, and so does the process as a document, read back and asked again.
        Lifecycle live =
                Lifecycle.of(FiveStage.model()).store(new InMemoryStore()).build();
        assertThat(live.handle(log).isComplete()).isTrue();
        live.sweep(end);
        assertThat(live.population()).isEqualTo(once.stages());
        // spotless:off
        StageModel written = StageModel.named("till").version(3).startAt(ACQUISITION)
                .from(ACQUISITION).on("ordered")        .touch("thank-you").to(RETENTION)
                .from(RETENTION)  .on("needs something").reopensAt(ACQUISITION)
                .build();
        // spotless:on
        StageModel read = StageModelJson.read(StageModelJson.write(written));
        assertThat(read).hasToString("till v3");
        assertThat(StageModelJson.write(read)).isEqualTo(StageModelJson.write(written));
        Firm firm = Firm.of(read);
        assertThat(Firm.called(firm.tell("anna", Signal.of("ordered"), "2026-03-02T09:00")))
                .containsExactly("thank-you");
        assertThat(firm.history("anna")).allMatch(entry -> entry.key().version() == 3);
    }

    @Test
    default void M36_every_interaction_is_on_record_also_those_that_led_nowhere() {
        Firm firm = Firm.of(FiveStage.model());
        firm.tell("anna", new ContactMade("phone"), "2026-03-02T09:00");
        firm.tell("anna", order("o-1", "-5.00"), "2026-03-02T09:30");
        firm.tell("anna", new ContentViewed("guide"), "2026-03-02T10:00");
        firm.tell("anna", order("o-2", "5.00"), "2026-03-03T09:00");
        firm.tell("anna", new PaymentFailed("card declined"), "2026-03-04T09:00");
        firm.customers.correct("anna", ADVOCACY, "praised us on the radio", "Zoé");

        assertThat(firm.history("anna").stream()
                        .map(entry -> entry.kind() + " " + entry.describe().replaceAll("evt-\\d+", "evt")))
                .containsExactly(
                        "STARTED in DISCOVERY since 2026-03-02T09:00:00Z: started, model five-stage v1",
                        "MOVED in ACQUISITION since 2026-03-02T09:00:00Z: ContactMade (evt), model five-stage v1",
                        "REFUSED still in ACQUISITION at 2026-03-02T09:30:00Z: OrderCompleted (evt) was refused, 'total not negative' said no, model five-stage v1",
                        "IGNORED still in ACQUISITION at 2026-03-02T10:00:00Z: ContentViewed (evt) is ignored there, model five-stage v1",
                        "MOVED in RETENTION since 2026-03-03T09:00:00Z: OrderCompleted (evt) passed 'total not negative', model five-stage v1",
                        "STAYED still in RETENTION at 2026-03-04T09:00:00Z: PaymentFailed (evt), card declined, model five-stage v1",
                        "CORRECTED in ADVOCACY since 2026-03-04T09:00:00Z: corrected, praised us on the radio (Zoé), model five-stage v1");
    }

    @Test
    default void M37_the_crm_stays_the_hosts_and_the_library_stands_beside_it() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:mission-37;DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            for (String statement : Schema.statements("h2", JdbcOptions.defaults())) {
                sql.execute(statement);
            }
        }
        JdbcStore store = new JdbcStore(database);
        Lifecycle customers = Lifecycle.of(FiveStage.model()).store(store).build();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            Set<String> ours = tables(sql);
            sql.execute("create table crm_contact (id varchar(40) primary key, phone varchar(40))");
            connection.setAutoCommit(false);

            // The CRM's row and the stage are kept together, or neither.
            sql.execute("insert into crm_contact values ('anna', '+33 1 23')");
            InTransaction both = customers.within(store.within(connection));
            both.handle("anna", new ContactMade("phone"), at("2026-03-02T09:00"), "call-1");
            connection.commit();
            both.committed();
            sql.execute("insert into crm_contact values ('bea', '+33 4 56')");
            customers
                    .within(store.within(connection))
                    .handle("bea", new ContactMade("phone"), at("2026-03-02T09:00"), "call-2");
            connection.rollback();

            assertThat(customers.find("anna").orElseThrow().stage()).isEqualTo(ACQUISITION);
            assertThat(customers.find("bea")).isEmpty();
            try (ResultSet rows = sql.executeQuery("select id from crm_contact")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("anna");
                assertThat(rows.next()).as("Bea is in neither").isFalse();
            }

            // What the CRM knows of people is no business of the library's: in none of its tables is there a telephone
            // number.
            for (String table : ours) {
                try (ResultSet rows = sql.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            assertThat(String.valueOf(rows.getObject(i))).doesNotContain("+33");
                        }
                    }
                }
            }
            assertThat(ours).isNotEmpty().allMatch(table -> table.startsWith("LIFECYCLE"));
        }
    }

    private static Set<String> tables(Statement sql) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet rows =
                sql.executeQuery("select table_name from information_schema.tables where table_schema = 'PUBLIC'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    @Test
    default void M38_the_process_is_measured_where_it_runs() {
        Firm firm = threePeople();
        firm.tell("bea", order("o-2", "15.00"), "2026-04-02T09:00");
        StageHistory<HistoryEntry> history =
                StageHistory.ofEntries().stages(firm.customers.model()).observedUntil(at("2026-04-30T22:00"));

        Population furthest =
                rows(firm).collect(Population.of(history).furthest().metric());
        assertThat(furthest.counts())
                .containsEntry("DISCOVERY", 1L)
                .containsEntry("RETENTION", 1L)
                .containsEntry("ADVOCACY", 1L);
        StageConversion conversion = rows(firm)
                .collect(StageConversion.of(history)
                        .steps("ACQUISITION", "RETENTION")
                        .within(Duration.ofDays(14))
                        .metric());
        // Anna needed two days. Bea came back to ACQUISITION when her cart was left behind: 25 days from the first
        // entry, 23 from the second.
        assertThat(conversion.rate().part()).isEqualTo(1);
        assertThat(conversion.rate().whole()).isEqualTo(3);
        StageFlows flows = rows(firm).collect(StageFlows.of(history).over(Periods.monthly(PARIS)));
        assertThat(flows.of("2026-03", "ACQUISITION").in())
                .as("Anna once, Bea twice")
                .isEqualTo(3);
        assertThat(flows.of("2026-03", "ACQUISITION").stock()).as("Bea").isEqualTo(1);
        assertThat(flows.of("2026-04", "RETENTION").in()).isEqualTo(1);
        assertThat(flows.of("2026-04", "ACQUISITION").stock()).isZero();
    }

    private static Stream<HistoryEntry> rows(Firm firm) {
        return firm.customers.history();
    }
}
