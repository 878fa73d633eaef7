package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lifecycle.model.Capture;
import dev.lifecycle.model.Chooser;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvalidModelJsonTest {

    private static final String GOOD =
            "{'name':'m','start':'A','stages':['A',{'id':'B','terminal':true}],'rules':[{'from':'A','on':'go','to':'B'}]}";

    private static List<JsonProblem> problems(String json) {
        return catchThrowableOfType(
                        InvalidJsonException.class, () -> StageModelJson.read(json.replace('\'', '"'), Bindings.none()))
                .problems();
    }

    @Test
    void the_document_that_the_cases_below_spoil_is_good() {
        assertThat(StageModelJson.read(GOOD.replace('\'', '"')).rules()).hasSize(1);
    }

    @Test
    void everything_wrong_is_named_at_once_each_with_its_pointer() {
        assertThat(problems("""
                {'name': 'm', 'start': 'Z', 'stages': ['A', {'id': 'B', 'phase': 'LATER', 'termnal': true}],
                 'groups': [{'name': 'g', 'stages': ['A', 'Q']}],
                 'rules': [
                   {'from': 'A', 'on': 'go', 'when': 'paid plan', 'to': 'B'},
                   {'from': 'A', 'on': 'go', 'to': {'chooser': 'by score', 'targets': ['B', 'Y']}},
                   {'fromGroup': 'h', 'after': '5 days', 'to': 'B'},
                   {'from': 'A', 'after': 'P1D', 'ignore': true},
                   {'from': 'A', 'on': 'x', 'after': 'P1D'}
                 ]}"""))
                .extracting(JsonProblem::toString)
                .containsExactly(
                        "/stages/1/phase: there is no Phase 'LATER'; there are [PRE, DURING, POST]",
                        "/stages/1/termnal: there is no property 'termnal' here; known are"
                                + " [id, phase, exit, terminal, remembering, onEntering, onLeaving]",
                        "/start: there is no stage 'Z'; there are [A, B]",
                        "/groups/0/stages/1: there is no stage 'Q'; there are [A, B]",
                        "/rules/0/when: guard 'paid plan' is not bound; give the bindings a guard of this name",
                        "/rules/1/to/targets/1: there is no stage 'Y'; there are [A, B]",
                        "/rules/1/to/chooser: chooser 'by score' is not bound; give the bindings a chooser of this name",
                        "/rules/2/fromGroup: there is no group 'h'; there are [g]",
                        "/rules/2/after: '5 days' is not an ISO 8601 duration of days, hours, minutes and seconds, such"
                                + " as P14D or PT36H, of less than 290,000 years",
                        "/rules/3: a timer cannot be ignored; remove the rule, or use 'stay'",
                        "/rules/4: exactly one of [on, after, afterSilence, every, afterPeriod, onDate] is needed, but"
                                + " there are [on, after]",
                        "/rules/4: exactly one of [to, reopensAt, toPrevious, reopensAtPrevious, reenter, stay, ignore] is"
                                + " needed, but there is none");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':'m'  | 'name':7         | /name: this must be text, not 7",
                "'name':'m'  | 'name':' '       | /name: this must not be blank",
                "'name':'m'  | 'nam':'m'        | document: 'name' is missing",
                "'name':'m'  | 'name':null      | /name: this must be text, not null",
                "'start':'A' | 'start':{}       | /start: this must be text, not an object",
                "'start':'A' | 'start':'A','version':0 | /version: this must be a whole number from 1 to 2147483647, not 0",
                "'start':'A' | 'start':'A','version':1.5 | /version: this must be a whole number from 1 to 2147483647",
                "'start':'A' | 'start':'A','version':1e999999999 | /version: this must be a whole number from 1",
                "'start':'A' | 'start':'A','$schema':'urn:x' | /$schema: this document follows urn:x, but only urn:life",
                "'start':'A' | 'start':'A','a/b~':1 | /a~1b~0: there is no property 'a/b~' here",
                "['A',       | ['A','A',        | /stages/1: stage 'A' is there twice",
                "['A',       | ['A',[],         | /stages/1: this must be an object, not an array",
                "['A',       | ['A',true,       | /stages/1: this must be an object, not true",
                "'terminal':true | 'terminal':false | /stages/1/terminal: 'terminal' can only be true; leave it out",
                "'terminal':true | 'exit':'yes' | /stages/1/exit: 'exit' can only be true; leave it out",
                "'from':'A'  | 'from':[]        | /rules/0: 'from' needs at least one entry",
                "'on':'go'   | 'on':[]          | /rules/0/on: 'on' needs at least one entry",
                "'on':'go'   | 'after':'P1Y'    | /rules/0/after: 'P1Y' is not an ISO 8601 duration",
                "'on':'go'   | 'after':'PT9999999999999H' | /rules/0/after: 'PT9999999999999H' is not an ISO 8601",
                "'on':'go'   | 'after':'-P1D'   | document: rule 'A/after PT-24H' waits a negative time",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','after':'-PT1H'}] | /rules/0/touch/0: touchpoint 't' has a",
                "'on':'go'   | 'on':'go','touch':'t' | /rules/0/touch: this must be an array, not the text 't'",
                "'on':'go'   | 'on':'go','sets':'d' | /rules/0/sets: this rule sets the date 'd', but no date is bound to that name; give the bindings Capture.date(\"d\", …)",
                "'on':'go'   | 'on':'go','id':'r','keeps':['t'] | /rules/0/keeps/0: rule 'r' keeps the text 't', but no text is bound to that name; give the bindings Capture.text(\"t\", …)",
                "'on':'go'   | 'on':'go','id':'r','noting':'n' | /rules/0/noting: rule 'r' keeps the note 'n', but no note is bound to that name; give the bindings Capture.note(\"n\", …)",
                "'on':'go'   | 'on':'go','about':'a' | /rules/0/about: this rule says what its touchpoints are about by 'a', but no about is bound to that name; give the bindings Capture.about(\"a\", …)",
                "'on':'go'   | 'after':'P1D','id':'r','about':'a' | /rules/0/about: rule 'r' says what its touchpoints are about by 'a', but no about is bound to that name; give the",
                "'on':'go'   | 'on':'go','about':['a'] | /rules/0/about: this must be text, not an array",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','at':'25:00'}] | /rules/0/touch/0/at: '25:00' is no time of day; give one such as 09:00 or 21:30:00",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','at':9}] | /rules/0/touch/0/at: this must be text, not 9",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','expiresAfter':'2 days'}] | /rules/0/touch/0/expiresAfter: '2 days' is not an ISO 8601 duration",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','expiresAfter':'PT0S'}] | /rules/0/touch/0: touchpoint 't' would expire 0 seconds after it is due; give it a microsecond",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','expiresAfter':'-P1D'}] | /rules/0/touch/0: touchpoint 't' would expire",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','transactional':false}] | /rules/0/touch/0/transactional: 'transactional' can only be true; leave it out",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','transactional':'yes'}] | /rules/0/touch/0/transactional: 'transactional' can only be true",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','via':7}] | /rules/0/touch/0/via: this must be text, not 7",
                "'on':'go'   | 'on':'go','touch':[{'id':'t','expires':'P1D'}] | /rules/0/touch/0/expires: there is no property 'expires' here; known are [id, after, at, expiresAfter, via, cancelIfLeft, transactional]",
                "'on':'go'   | 'after':'P1D','notActivity':true | /rules/0/notActivity: 'notActivity' speaks of an event, but a timer has none",
                "'on':'go'   | 'onDate':'d'     | document: rule 'A/at d' waits for the date 'd', which no rule sets",
                "'on':'go'   | 'onDate':{'date':'d','unlesPast':true} | /rules/0/onDate/unlesPast: there is no property 'unlesPast' here",
                "'on':'go'   | 'every':'PT0S'   | document: rule 'A/every PT0S'",
                "'on':'go'   | 'afterPeriod':{'period':'1 month','zone':'UTC'} | /rules/0/afterPeriod/period: '1 month' is not an ISO 8601 period",
                "'on':'go'   | 'afterPeriod':{'period':'P1M','zone':'Mars/Crater'} | /rules/0/afterPeriod/zone: there is no time zone 'Mars/Crater'; give one such as",
                "'on':'go'   | 'afterPeriod':{'period':'-P1M','zone':'UTC'} | document: rule 'A/after P-1M UTC'",
                "'to':'B'    | 'toPrevious':'B' | document: rule 'A/go' goes back from A",
                "'to':'B'    | 'toPrevious':'Q' | /rules/0/toPrevious: there is no stage 'Q'; there are [A, B]",
                "'to':'B'    | 'to':'A'         | document: rule 'A/go' leads from A to itself",
                "'rules':[   | 'groups':[{'name':'g','stages':'A'},{'name':'g','stages':'B'}],'rules':[ | /groups/1: group 'g' is there twice",
                "'rules':[   | 'groups':{},'rules':[ | /groups: this must be an array, not an object",
            })
    void each_mistake_is_told_with_its_place(String good, String bad, String problem) {
        assertThat(GOOD).contains(good);
        assertThat(problems(GOOD.replace(good, bad)))
                .extracting(JsonProblem::toString)
                .anySatisfy(text -> assertThat(text).startsWith(problem));
    }

    @Test
    void what_only_the_model_as_a_whole_gets_wrong_is_told_for_the_document() {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(GOOD.replace('\'', '"').replace(",\"terminal\":true", "")))
                .withMessageContaining("document: nothing leads out of stage B")
                .withCauseInstanceOf(InvalidModelException.class);
    }

    @Test
    void a_guard_bound_to_something_else_already_is_refused() {
        Guard one = Guard.ofSituation("g", s -> true);
        Bindings bindings = Bindings.none().guard(one).guard(one);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bindings.guard(Guard.ofSituation("g", s -> false)))
                .withMessageContaining("guard 'g' is already bound");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bindings.none().event("e", List.class).event("e", String.class))
                .withMessageContaining("event type 'e' is already bound to interface java.util.List");
        Chooser chooser = Chooser.ofSituation("c", s -> Stage.of("A"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Bindings.none().chooser(chooser).chooser(Chooser.ofSituation("c", s -> Stage.of("B"))))
                .withMessageContaining("chooser 'c' is already bound");
    }

    @Test
    void a_date_bound_to_something_else_already_is_refused_and_so_is_one_that_is_set_twice() {
        Capture date = Capture.date("d", (event, situation) -> null);
        Bindings bindings = Bindings.none().capture(date).capture(date).capture(Capture.text("d", (e, s) -> null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bindings.capture(Capture.date("d", (event, situation) -> null)))
                .withMessage("the date 'd' is already bound to another function; a name can mean one thing only");
        String twice = GOOD.replace("'on':'go'", "'on':'go','sets':['d','d']").replace('\'', '"');
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(twice, bindings))
                .withMessageContaining("/rules/0/sets: date 'd' is there twice");
    }

    @Test
    void a_name_that_is_bound_as_something_else_is_told_so() {
        Bindings bindings = Bindings.none()
                .capture(Capture.text("d", (event, situation) -> null))
                .capture(Capture.about("d", (event, situation) -> null));
        String sets = GOOD.replace("'on':'go'", "'on':'go','id':'r','sets':'d'").replace('\'', '"');
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(sets, bindings))
                .withMessageContaining(
                        "/rules/0/sets: rule 'r' sets the date 'd', but that name is bound as a text and an about;"
                                + " give the bindings Capture.date(\"d\", …)");
        String about =
                GOOD.replace("'on':'go'", "'on':'go','id':'r','about':'n'").replace('\'', '"');
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(about, bindings.capture(Capture.note("n", (event, s) -> null))))
                .withMessageContaining(
                        "/rules/0/about: rule 'r' says what its touchpoints are about by 'n', but that name is"
                                + " bound as a note; give the bindings Capture.about(\"n\", …)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bindings.capture(Capture.about("d", (event, situation) -> null)))
                .withMessage(
                        "what touchpoints are about by 'd' is already bound to another function; a name can mean one"
                                + " thing only");
    }

    @Test
    void a_hundred_problems_are_enough() {
        String rules = "{'from':'Z','on':'go','to':'B'},".repeat(500);
        assertThat(problems(GOOD.replace("'rules':[", "'rules':[" + rules))).hasSize(100);
    }
}
