package dev.lifecycle.scxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lifecycle.examples.fixtures.FiveStageModel;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.json.StageModelJson;
import dev.lifecycle.model.Action;
import dev.lifecycle.model.Capture;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScxmlTest {

    private static final String HEAD = "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\">\n";

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00Z");

    private static Scxml.Reading read(String body) {
        return Scxml.read(HEAD + body + "</scxml>", Bindings.none());
    }

    @Test
    void a_model_is_written_as_plain_scxml_with_our_own_marks() {
        Stage trial = Stage.of("TRIAL");
        Stage paying = Stage.of("free & easy");
        Stage gone = Stage.of("GONE");
        Guard paid = Guard.ofSituation("it's paid", situation -> true);
        ModelBuilder saas = StageModel.named("saas").version(2).startAt(trial);
        // spotless:off
        saas.from(trial).on("subscribed")         .when(paid).touch("welcome").to(paying);
        saas.from(trial).after(Duration.ofHours(1))                           .to(gone);
        saas.fromAny()  .on("cancelled")                                      .to(gone);
        // spotless:on
        StageModel model = saas.terminal(gone).build();
        assertThat(Scxml.write(model).text()).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:lifecycle="urn:lifecycle:scxml:1" version="1.0" name="saas" initial="TRIAL" lifecycle:model-version="2">
                  <state id="any" lifecycle:any="true">
                    <initial>
                      <transition target="TRIAL"/>
                    </initial>
                    <state id="TRIAL">
                      <onentry>
                        <send event="timer.1" id="timer.1.TRIAL" delay="3600s"/>
                      </onentry>
                      <onexit>
                        <cancel sendid="timer.1.TRIAL"/>
                      </onexit>
                      <transition event="subscribed" cond="guard('it\\'s paid')" target="stage1" lifecycle:rule="TRIAL/subscribed/it's paid" lifecycle:place="0" lifecycle:on="subscribed" lifecycle:guard="it's paid">
                        <lifecycle:touch id="welcome"/>
                      </transition>
                      <transition event="timer.1" target="GONE" lifecycle:rule="TRIAL/after PT1H" lifecycle:place="1" lifecycle:after="PT1H"/>
                    </state>
                    <state id="stage1" lifecycle:stage="free &amp; easy"/>
                    <transition event="cancelled" target="GONE" lifecycle:rule="*/cancelled" lifecycle:place="2" lifecycle:on="cancelled"/>
                  </state>
                  <final id="GONE"/>
                </scxml>
                """);
    }

    @Test
    void what_other_tools_will_not_see_is_named() {
        assertThat(Scxml.write(FiveStageModel.MODEL).notes())
                .contains(
                        "stage LOST is an exit, a mark that SCXML does not have",
                        "rule 'customers/silence PT2160H' waits for silence; SCXML has only the time since a state was"
                                + " entered",
                        "rule 'LOST/ordered' starts the next episode, which SCXML does not have",
                        "the touchpoints of rule 'DISCOVERY/signed-up' are elements of urn:lifecycle:scxml:1: [welcome]",
                        "the touchpoints of leaving ADVOCACY are elements of urn:lifecycle:scxml:1: [sorry]",
                        "rule 'ACQUISITION/ordered/paid & shipped' asks guard 'paid & shipped', a function that the"
                                + " reading tool has to know",
                        "rule 'RETENTION/reviewed' asks chooser 'by score', a function that the reading tool has to"
                                + " know");
    }

    @Property(tries = 1000)
    void what_is_written_and_read_back_is_the_same_model(@ForAll long seed) {
        StageModel model = RandomModels.model(seed);
        Scxml.Reading reading = Scxml.read(Scxml.write(model).text(), Bindings.of(model));
        StageModel back = reading.builder().build();
        assertThat(StageModelJson.write(back)).isEqualTo(StageModelJson.write(model));
        assertThat(back.rules()).isEqualTo(model.rules());
        assertThat(back.eventTypes()).isEqualTo(model.eventTypes());
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void a_document_of_another_tool_becomes_a_model() {
        Scxml.Reading reading =
                Scxml.read(HEAD + """
                <state id="order" initial="new">
                  <onentry><send event="reminder" delay="1.5s"/></onentry>
                  <state id="new">
                    <onentry><send event="expired" delay="86400s"/></onentry>
                    <onexit><cancel sendid="x"/></onexit>
                    <transition event="paid" cond="amount &gt; 0" target="done"/>
                    <transition event="expired" target="lost"/>
                    <transition event="seen"><send event="hello" delay="500ms" type="email"/></transition>
                    <transition event="again" target="new"/>
                  </state>
                  <state id="lost"><transition event="back returned" target="order"/></state>
                  <transition event="withdrawn" target="done"/>
                </state>
                <final id="done"/>
                </scxml>""", Bindings.none().guard(Guard.ofSituation("amount > 0", s -> true)));
        StageModel model = reading.builder().build();
        assertThat(model.stages()).extracting(Stage::id).containsExactly("new", "lost", "done");
        assertThat(model.start().id()).isEqualTo("new");
        assertThat(model.groups()).extracting(g -> g.name() + g.stages()).containsExactly("order[new, lost]");
        assertThat(model.isTerminal(Stage.of("done"))).isTrue();
        assertThat(model.rules())
                .extracting(rule -> rule.id() + " " + rule.action() + rule.touchpoints())
                .containsExactly(
                        "new/paid/amount > 0 To[stage=done][]",
                        "new/after PT24H To[stage=lost][]",
                        "new/seen Stay[][hello after 0.5 seconds via email]",
                        "new/again Reenter[][]",
                        "lost/back To[stage=new][]",
                        "lost/returned To[stage=new][]",
                        "order/withdrawn To[stage=done][]");
        assertThat(reading.notes())
                .contains(
                        "<send> (line 3) becomes the touchpoint 'reminder'",
                        "<onentry> (line 3) has no counterpart in a stage model and is left out, with all that lies in it");
    }

    @Test
    void whatever_a_stage_model_does_not_have_is_named_with_its_line() {
        Scxml.Reading reading = read("""
                <datamodel><data id="d"/></datamodel>
                <script>x = 1</script>
                <state>
                  <invoke type="http"/>
                  <onentry><assign location="d" expr="1"/></onentry>
                  <transition event="go" target="b"><log expr="'x'"/></transition>
                  <transition event="*" target="b"/>
                  <transition event="err.*" target="b"/>
                  <transition event="split" target="b c"/>
                  <transition event="par" target="r1"/>
                </state>
                <state id="b">
                  <history id="h"/>
                  <state id="c">
                    <transition event="order" target="d"/>
                    <transition event="order.paid" target="d"/>
                  </state>
                  <state id="d"><transition event="x" target="e"/><transition event="h" target="h"/></state>
                  <transition event="restart" target="c"/>
                </state>
                <state id="outer"><state id="inner"><state id="e"/><state id="f"><transition target="g"/></state>
                  <transition event="n" target="f"/></state><transition event="o" target="g"/></state>
                <parallel id="p"><state id="r1"/></parallel>
                <final id="g"/>
                """);
        assertThat(reading.notes())
                .containsExactlyInAnyOrder(
                        "<datamodel> (line 2) has no counterpart in a stage model and is left out, with all that lies in it",
                        "<script> (line 3) has no counterpart in a stage model and is left out, with all that lies in it",
                        "<state> (line 4) has no id and is called 'state-4'",
                        "<invoke> (line 5) has no counterpart in a stage model and is left out, with all that lies in it",
                        "<assign> (line 6) has no counterpart in a stage model and is left out, with all that lies in it",
                        "<log> (line 7) has no counterpart in a stage model and is left out, with all that lies in it",
                        "<transition> (line 8) takes any event at all, which a rule cannot; it is left out",
                        "<transition> (line 9) takes every event that begins with 'err'; the rule takes events of that"
                                + " very name",
                        "<transition> (line 10) leads to several states at once (b c), which a stage model cannot; it"
                                + " is left out",
                        "<transition> (line 11) has no counterpart in a stage model and is left out, with all that lies in it",
                        "<transition> (line 16) takes every event that begins with 'order'; the rule takes events of"
                                + " that very name",
                        "<transition> (line 19) leads to <history id=\"h\"> (line 14) of a state that 'd' itself is in; a model"
                                + " goes back only to where it was entered from; it is left out",
                        "<transition> (line 20) enters 'c' again from itself; a group's rule is refused there",
                        "<state id=\"outer\"> (line 22) is around the same stages as group 'inner' and is taken for it",
                        "<transition> (line 22) needs no event; it becomes a timer of no length, which asks its guard once",
                        "<transition> (line 23) enters 'f' again from itself; a group's rule is refused there",
                        "<parallel id=\"p\"> (line 24) has no counterpart in a stage model and is left out, with all that"
                                + " lies in it");
        StageModel model = reading.builder().build();
        assertThat(model.rules()).extracting(Rule::id).contains("b/restart", "inner/o", "inner/n", "state-4/err");
    }

    @Test
    void a_history_of_another_tool_is_a_way_back_where_that_is_the_same() {
        Scxml.Reading reading = read("""
                <state id="open" initial="a">
                  <history id="h"><transition target="b"/></history>
                  <state id="a"><transition event="next" target="b"/></state>
                  <state id="b"><transition event="next" target="c"/><transition event="box" target="boxed"/></state>
                  <state id="c"><transition event="stop" target="done"/></state>
                  <transition event="pause" target="paused"/>
                </state>
                <state id="paused"><transition event="resume" target="h"/><transition event="box" target="boxed"/></state>
                <state id="boxed"><transition event="resume" target="h"/><transition event="stop" target="done"/></state>
                <final id="done"/>
                """);
        assertThat(reading.notes())
                .containsExactly(
                        "<transition> (line 10) leads to <history id=\"h\"> (line 3) from 'boxed', which is entered from"
                                + " 'paused' too, outside that state: SCXML returns to where the state was left last, a model to where"
                                + " 'boxed' was entered from; it is left out");
        StageModel model = reading.builder().build();
        assertThat(model.rule("paused/resume").orElseThrow().action()).isEqualTo(new Action.ToPrevious(Stage.of("b")));
        Position paused = model.start("c-1", AT);
        for (String event : List.of("next", "next", "pause")) {
            paused = model.decide(paused, Signal.of(event), AT).position();
        }
        assertThat(model.decide(paused, Signal.of("resume"), AT)
                        .position()
                        .stage()
                        .id())
                .isEqualTo("c");
    }

    @Test
    void going_back_to_a_group_that_was_left_straight_is_a_deep_history() {
        Stage basic = Stage.of("BASIC");
        Stage pro = Stage.of("PRO");
        Stage paused = Stage.of("PAUSED");
        Stage due = Stage.of("DUE");
        ModelBuilder builder = StageModel.named("m").startAt(basic).group("paying", basic, pro);
        // spotless:off
        builder.from(basic)        .on("upgraded").to(pro);
        builder.fromGroup("paying").on("paused")  .to(paused);
        builder.from(paused)       .on("resumed") .toPrevious(pro);
        builder.fromGroup("paying").on("failed")  .to(due);
        builder.from(paused)       .on("failed")  .to(due);
        builder.from(due)          .on("paid")    .toPrevious(basic);
        // spotless:on
        StageModel all = builder.build();
        Scxml.Written written = Scxml.write(all);
        // paused may be come to by going back from DUE, which leaves alone where it was entered from
        assertThat(written.text()).doesNotContain("<history");
        assertThat(written.notes())
                .hasSize(2)
                .allSatisfy(note -> assertThat(note).contains("goes back"));
        StageModel plain = all.extend("m").remove("PAUSED/failed").build();
        written = Scxml.write(plain);
        assertThat(written.notes()).isEmpty();
        assertThat(written.text()).contains("""
                    <history id="previous1" type="deep">
                      <transition target="PRO"/>
                    </history>
                    <history id="previous2" type="deep">
                      <transition target="BASIC"/>
                    </history>
                """).contains("<transition event=\"resumed\" target=\"previous1\"");
        Scxml.Reading back = Scxml.read(written.text(), Bindings.none());
        assertThat(back.notes()).isEmpty();
        assertThat(back.builder().build().rules()).isEqualTo(plain.rules());
    }

    @Test
    void the_longer_language_is_written_with_every_loss_named() {
        Stage trial = Stage.of("TRIAL");
        Stage pro = Stage.of("PRO");
        Stage paused = Stage.of("PAUSED");
        ModelBuilder builder = StageModel.named("m").startAt(trial).remembering(pro);
        // spotless:off
        builder.from(trial) .on("started").sets("trial end", s -> null).keeps("cart", Signal::name).noting(Signal::name).notActivity().stay();
        builder.from(trial) .beforeDate("trial end", Duration.ofDays(3)).unlessPast()    .to(pro);
        builder.from(pro)   .on("paused")                                                .to(paused);
        builder.from(paused).every(Duration.ofDays(7))                                   .stay();
        builder.from(paused).after(Period.ofMonths(1), ZoneId.of("Europe/Paris"))        .toPrevious(pro);
        builder.from(paused).on("resumed")                                               .reopensAtPrevious(trial);
        // spotless:on
        StageModel model = builder.build();
        Scxml.Written written = Scxml.write(model);
        assertThat(written.text())
                .contains("<state id=\"PRO\" lifecycle:remembering=\"true\">")
                .contains("<lifecycle:sets name=\"trial end\"/>")
                .contains("<lifecycle:keeps name=\"cart\"/>")
                .contains("<lifecycle:notes name=\"note\"/>")
                .contains("lifecycle:on=\"started\" lifecycle:activity=\"false\"")
                .contains("lifecycle:date=\"trial end\" lifecycle:shift=\"PT-72H\" lifecycle:unless-past=\"true\"")
                .contains("<send event=\"timer.3\" id=\"timer.3.PAUSED\" delay=\"604800s\"/>")
                .contains("delayexpr=\"period('P1M', 'Europe/Paris')\"")
                .contains("target=\"PRO\" lifecycle:rule=\"PAUSED/after P1M Europe/Paris\"")
                .contains("lifecycle:do=\"reopen-back\"")
                .doesNotContain("<send event=\"timer.1\"");
        assertThat(written.notes())
                .containsExactlyInAnyOrder(
                        "what rule 'TRIAL/started' keeps of its event is elements of urn:lifecycle:scxml:1: [sets 'trial end',"
                                + " keeps 'cart', notes]",
                        "the event of rule 'TRIAL/started' is no activity of the customer's, a mark that SCXML does not have",
                        "rule 'TRIAL/before trial end PT72H' waits for the date 'trial end', which SCXML does not have; somebody"
                                + " has to send 'timer.1' there when it is due",
                        "stage PRO remembers where it was entered from, a mark that SCXML does not have",
                        "rule 'PAUSED/every PT168H' fires again and again; other tools see its first time only",
                        "rule 'PAUSED/after P1M Europe/Paris' waits by the calendar of Europe/Paris; its delay is period(…), a"
                                + " function that the reading tool has to know",
                        "rule 'PAUSED/after P1M Europe/Paris' goes back to where its stage was entered from, which SCXML does not"
                                + " have; other tools see it lead to PRO",
                        "rule 'PAUSED/resumed' goes back to where its stage was entered from, which SCXML does not have; other"
                                + " tools see it lead to TRIAL",
                        "rule 'PAUSED/resumed' starts the next episode, which SCXML does not have");
        assertThatExceptionOfType(InvalidScxmlException.class)
                .isThrownBy(() -> Scxml.read(written.text(), Bindings.none()))
                .withMessageContaining(
                        "of rule 'TRIAL/started' keeps the date 'trial end', which is not bound; give the bindings Capture.date(\"trial"
                                + " end\", …)")
                .satisfies(e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void touches_of_every_kind_are_written_and_read_back() {
        Stage open = Stage.of("OPEN");
        Stage billed = Stage.of("BILLED");
        Touch reminder = Touch.of("reminder")
                .after(Duration.ofHours(4))
                .at(LocalTime.of(9, 0))
                .expiresAfter(Duration.ofDays(2))
                .via("email")
                .cancelIfLeft();
        Capture order = Capture.about("the order", (event, situation) -> Map.of("order", event.toString()));
        Capture owed = Capture.about("what is owed", (event, situation) -> Map.of("order", situation.text("order")));
        Touch invoice = Touch.of("invoice").transactional();
        ModelBuilder builder = StageModel.named("m").startAt(open);
        // spotless:off
        builder.from(open)  .on("ordered").keeps("order", Signal::name).capture(order).touch(invoice)      .to(billed);
        builder.from(billed).every(Duration.ofDays(7)).as("remind")    .capture(owed) .touch(reminder)     .stay();
        builder.from(billed).on("paid")                                                                    .to(open);
        builder.onEntering(billed, Touch.of("thanks").at(LocalTime.of(18, 30)));
        // spotless:on
        StageModel model = builder.build();
        Scxml.Written written = Scxml.write(model);
        assertThat(written.text())
                .contains(
                        "<lifecycle:touch id=\"invoice\" transactional=\"true\"/>",
                        "<lifecycle:about name=\"the order\"/>")
                .contains(
                        "<lifecycle:touch id=\"reminder\" after=\"PT4H\" at=\"09:00\" expiresAfter=\"PT48H\" via=\"email\""
                                + " cancelIfLeft=\"true\"/>")
                .contains("<lifecycle:about name=\"what is owed\"/>", "<lifecycle:touch id=\"thanks\" at=\"18:30\"/>");
        assertThat(written.notes())
                .contains(
                        "what rule 'remind' keeps of its event is elements of urn:lifecycle:scxml:1: [says what its touchpoints"
                                + " are about]",
                        "the touchpoints of rule 'OPEN/ordered' are elements of urn:lifecycle:scxml:1: [invoice, transactional]");
        Scxml.Reading reading = Scxml.read(written.text(), Bindings.of(model));
        assertThat(reading.notes()).isEmpty();
        StageModel back = reading.builder().build();
        assertThat(back.rules()).isEqualTo(model.rules());
        assertThat(back.onEntering(billed)).isEqualTo(model.onEntering(billed));
        Capture text = Capture.text("what is owed", (event, situation) -> null);
        Bindings others = Bindings.none()
                .capture(Capture.text("order", (event, s) -> null))
                .capture(order)
                .capture(text);
        assertThatExceptionOfType(InvalidScxmlException.class)
                .isThrownBy(() -> Scxml.read(written.text(), others))
                .withMessageContaining(
                        "of rule 'remind' says what its touchpoints are about by 'what is owed', which is bound as a"
                                + " text; give the bindings Capture.about(\"what is owed\", …)");
    }

    @Test
    void what_a_rule_can_say_once_is_refused_twice() {
        Bindings bindings = Bindings.none()
                .capture(Capture.about("a", (event, situation) -> null))
                .capture(Capture.about("b", (event, situation) -> null));
        String twice = HEAD
                + "<state id=\"s\"><transition event=\"x\" xmlns:l=\"urn:lifecycle:scxml:1\"><l:about name=\"a\"/><l:about"
                + " name=\"b\"/></transition></state></scxml>";
        assertThatExceptionOfType(InvalidScxmlException.class)
                .isThrownBy(() -> Scxml.read(twice, bindings))
                .withMessageContaining(
                        "<transition> (line 2) says what its touchpoints are about by 'b' beside another one; a rule"
                                + " can do so once");
    }

    @Test
    void what_a_touch_does_not_have_is_noted_and_other_tools_have_their_own_attributes() {
        Scxml.Reading reading = read("""
                <state id="a" xmlns:l="urn:lifecycle:scxml:1">
                  <onentry><l:touch id="t" expires="P1D"/><send event="mail" at="noon" transactional="maybe"/></onentry>
                </state>
                """);
        assertThat(reading.notes())
                .contains(
                        "<lifecycle:touch id=\"t\"> (line 3) has the attribute expires, which is left out; known are [id, after, at,"
                                + " expiresAfter, via, transactional, cancelIfLeft]");
        assertThat(reading.builder().build().onEntering(Stage.of("a")))
                .containsExactly(Touch.of("t"), Touch.of("mail"));
    }

    @Test
    void guards_and_choosers_that_are_not_bound_are_named_all_at_once() {
        StageModel model = FiveStageModel.MODEL;
        assertThatExceptionOfType(InvalidScxmlException.class)
                .isThrownBy(() -> Scxml.read(Scxml.write(model).text(), Bindings.none()))
                .satisfies(e -> assertThat(e.problems())
                        .hasSize(2)
                        .anySatisfy(p -> assertThat(p).contains("asks guard 'paid & shipped', which is not bound"))
                        .anySatisfy(p -> assertThat(p).contains("asks chooser 'by score', which is not bound")));
    }

    @Test
    void times_are_written_in_seconds_as_css_has_them() {
        Stage a = Stage.of("A");
        Stage b = Stage.of("B");
        Touch touch = Touch.of("t").after(Duration.ofHours(1)).via("email").cancelIfLeft();
        ModelBuilder builder = StageModel.named("m").startAt(a);
        // spotless:off
        builder.from(a).after(Duration.ofDays(1).plusNanos(1_000))             .to(b);
        builder.from(b).after(Duration.ZERO)                      .touch(touch).stay();
        // spotless:on
        StageModel model = builder.terminal(b).build();
        assertThat(Scxml.write(model).text())
                .contains("delay=\"86400.000001s\"", "delay=\"0s\"", "<cancel sendid=\"timer.0.A\"/>")
                .contains("<lifecycle:touch id=\"t\" after=\"PT1H\" via=\"email\" cancelIfLeft=\"true\"/>")
                .contains("<state id=\"B\" lifecycle:terminal=\"true\">");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<state id='a'><transition event='x' target='z'/></state> | refers to state 'z', which there is not",
                "<state id='a' initial='z'><state id='b'/></state> | refers to state 'z', which there is not",
                "<state id='a'><onentry><send event='t' delay='soon'/></onentry><transition event='t'/></state> | delay=\"soon\"",
                "<state id='a'><onentry><send event='t' delay='99999999999999s'/></onentry></state> | cannot be read",
                "<state id='a' l:phase='LATER' xmlns:l='urn:lifecycle:scxml:1'/> | lifecycle:phase=\"LATER\", which cannot",
                "<state id='a' l:place='x' xmlns:l='urn:lifecycle:scxml:1'/><state id='b' l:place='1' xmlns:l='urn:lifecycle:scxml:1'/> | lifecycle:place=\"x\", which cannot be read",
                "<state id='a'><transition l:rule='r' l:place='y' l:after='1d' xmlns:l='urn:lifecycle:scxml:1'/></state> | 1d",
                "<state id='a'><onentry><l:touch after='x' id='t' xmlns:l='urn:lifecycle:scxml:1'/></onentry></state> | cannot",
                "<state id='a'><transition l:rule='r' l:place='0' l:period='P1M' l:zone='Mars' xmlns:l='urn:lifecycle:scxml:1'/></state> | lifecycle:zone=\"Mars\", which cannot be read",
                "<state id='a'><transition l:rule='r' l:place='0' l:date='d' l:shift='P1M' xmlns:l='urn:lifecycle:scxml:1'/></state> | lifecycle:shift=\"P1M\", which cannot be read",
                "<state id='a'><transition l:rule='r' l:place='0' l:date='' xmlns:l='urn:lifecycle:scxml:1'/></state> | a date's name",
                "<state id='a'><transition l:rule='r' l:place='0' l:every='weekly' xmlns:l='urn:lifecycle:scxml:1'/></state> | lifecycle:every=\"weekly\"",
                "<state id='a'><onentry><l:touch id='t' at='25:00' xmlns:l='urn:lifecycle:scxml:1'/></onentry></state> | <lifecycle:touch id='t'> (line 2) has at='25:00', which cannot be read; give a time of day such as 09:00",
                "<state id='a'><onentry><l:touch id='t' after='P1M' xmlns:l='urn:lifecycle:scxml:1'/></onentry></state> | has after='P1M', which cannot be read; give a duration of days",
                "<state id='a'><onentry><l:touch id='t' expiresAfter='soon' xmlns:l='urn:lifecycle:scxml:1'/></onentry></state> | has expiresAfter='soon', which cannot be read; give a duration of days",
                "<state id='a'><onentry><l:touch id='t' expiresAfter='PT0S' xmlns:l='urn:lifecycle:scxml:1'/></onentry></state> | cannot be taken over: touchpoint 't' would expire 0 seconds after it is due; give it a microsecond",
                "<state id='a'><onentry><l:touch id='t' after='-PT1S' xmlns:l='urn:lifecycle:scxml:1'/></onentry></state> | touchpoint 't' has a negative delay",
                "<state id='a'><onentry><l:touch id='t' transactional='yes' xmlns:l='urn:lifecycle:scxml:1'/></onentry></state> | has transactional='yes', which cannot be read; give true, or leave it out",
                "<state id='a'><onentry><l:touch id='t' cancelIfLeft='1' xmlns:l='urn:lifecycle:scxml:1'/></onentry></state> | has cancelIfLeft='1', which cannot be read; give true, or leave it out",
                "<state id='a'><onentry><l:touch at='09:00' xmlns:l='urn:lifecycle:scxml:1'/></onentry></state> | a touchpoint id",
                "<state id='a'><transition event='x'><l:about name='c' xmlns:l='urn:lifecycle:scxml:1'/></transition></state> | says what its touchpoints are about by 'c', which is not bound; give the bindings Capture.about(",
                "<state id='a'><transition l:rule='r' l:place='0' l:after='P1D' xmlns:l='urn:lifecycle:scxml:1'><l:sets name='d'/></transition></state> | of rule 'r' keeps the date 'd' of its event, but a timer has none; remove it",
                "<script/> | has no state that a stage could be made of",
                "<state id='a'> | line 2: this is not XML that can be read",
            })
    void what_cannot_be_read_is_told_with_its_line(String body, String problem) {
        assertThatExceptionOfType(InvalidScxmlException.class)
                .isThrownBy(() -> read(body.replace('\'', '"')))
                .satisfies(e -> assertThat(e.getMessage().replace('"', '\'')).contains(problem.replace('"', '\'')))
                .withMessageContaining("line ");
    }

    @Test
    @Timeout(20)
    void hostile_documents_are_refused_in_bounded_time() {
        String entities = "<!DOCTYPE scxml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        String outside = "<!DOCTYPE scxml SYSTEM \"file:///etc/passwd\">";
        for (String text : List.of(
                entities + HEAD + "<state id=\"&b;\"/></scxml>",
                outside + HEAD + "<state id=\"a\"/></scxml>",
                HEAD + "<state id=\"a\">".repeat(100_000),
                "x".repeat(DocumentLimits.DEFAULT.characters() + 1),
                "<scxml xmlns=\"urn:other\"/>",
                "<html/>",
                "")) {
            assertThatExceptionOfType(InvalidScxmlException.class)
                    .isThrownBy(() -> Scxml.read(text, Bindings.none()))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(500));
        }
    }

    @Test
    void a_name_that_xml_cannot_hold_is_refused() {
        Stage odd = Stage.of("no character \uffff");
        // spotless:off
        StageModel model = StageModel.named("m")
                .startAt(odd)
                .from(odd).on("x").stay()
                .terminal(odd)
                .build();
        // spotless:on
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scxml.write(model))
                .withMessageContaining("the character U+ffff, which XML cannot hold");
        assertThat(model.rules().get(0).action()).isInstanceOf(Action.Stay.class);
    }
}
