package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
                                + " [id, phase, exit, terminal, onEntering, onLeaving]",
                        "/start: there is no stage 'Z'; there are [A, B]",
                        "/groups/0/stages/1: there is no stage 'Q'; there are [A, B]",
                        "/rules/0/when: guard 'paid plan' is not bound; give the bindings a guard of this name",
                        "/rules/1/to/targets/1: there is no stage 'Y'; there are [A, B]",
                        "/rules/1/to/chooser: chooser 'by score' is not bound; give the bindings a chooser of this name",
                        "/rules/2/fromGroup: there is no group 'h'; there are [g]",
                        "/rules/2/after: '5 days' is not an ISO 8601 duration of days, hours, minutes and seconds, such"
                                + " as P14D or PT36H, of less than 290,000 years",
                        "/rules/3: a timer cannot be ignored; remove the rule, or use 'stay'",
                        "/rules/4: exactly one of [on, after, afterSilence] is needed, but there are [on, after]",
                        "/rules/4: exactly one of [to, reopensAt, reenter, stay, ignore] is needed, but there is none");
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
    void a_hundred_problems_are_enough() {
        String rules = "{'from':'Z','on':'go','to':'B'},".repeat(500);
        assertThat(problems(GOOD.replace("'rules':[", "'rules':[" + rules))).hasSize(100);
    }
}
