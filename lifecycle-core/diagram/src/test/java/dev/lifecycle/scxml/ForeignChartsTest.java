package dev.lifecycle.scxml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Guard;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small charts in every shape that SCXML allows: each becomes a model, and what is lost on the way is named. */
class ForeignChartsTest {

    // spotless:off
    static Stream<Arguments> charts() {
        return Stream.of(
                chart("plain", List.of()),
                chart("no-initial", List.of()),
                chart("initial-element", List.of()),
                chart("initial-element-with-content", List.of(), "<log> (line 2) has no counterpart"),
                chart("initial-parallel", List.of(), "<parallel id=\"p\"> (line 2) is in several states at once", "<state id=\"r2\"> (line 2) has no counterpart"),
                chart("initial-list", List.of(), "begins in several states at once (b c)", "<parallel id=\"p\"> (line 2) is in several states", "<state id=\"r2\"> (line 3) has no counterpart", "<state id=\"a\"> (line 2) cannot be reached", "nothing that leads out of it", "is around the same stages as group 'r1'"),
                chart("initial-history", List.of(), "begins in <history id=\"h\"> (line 2)"),
                chart("only-parallel", List.of(), "is in several states at once", "<state id=\"r2\"> (line 3)", "is around the same stages as group 'r1'"),
                chart("nested-parallel", List.of(), "<parallel id=\"p\"> (line 3) has no counterpart", "<transition> (line 2) has no counterpart"),
                chart("history-shallow-and-deep", List.of()),
                chart("final-in-group", List.of(), "takes 'done.state.g', which SCXML raises itself", "<final id=\"f\"> (line 2) is final, yet a group"),
                chart("targetless", List.of()),
                chart("several-events", List.of(), "<transition> (line 2) can never be taken"),
                chart("wildcards", List.of(), "begins with 'err'", "begins with 'warn'", "takes any event at all", "can never be taken"),
                chart("empty-event", List.of(), "has event=\"\", which names no event"),
                chart("document-order", List.of("x"), "can never be taken"),
                chart("group-before-inner", List.of(), "is around the same stages as group 'i'", "can never be taken", "<final id=\"f\"> (line 4) cannot be reached"),
                chart("conditions", List.of("n > 0 && n < 5", "In('a')"), "<datamodel> (line 2)"),
                chart("invoke", List.of(), "<invoke id=\"i\"> (line 2)", "takes 'done.invoke.i'"),
                chart("timer", List.of(), "<send> (line 2) has no counterpart", "<send> (line 3) has no counterpart", "<transition> (line 2) can never be taken"),
                chart("executable", List.of(), "<log> (line 2)", "<raise> (line 2)", "<if> (line 2)", "<foreach> (line 2)", "<assign> (line 2)", "<script> (line 2)", "<send> (line 3) becomes the touchpoint 'told'", "<donedata> (line 4)"),
                chart("internal", List.of(), "enters 'b' again from itself"),
                chart("target-list", List.of(), "leads to several states at once (b c)"),
                chart("leaves-and-islands", List.of(), "<state id=\"leaf\"> (line 3) has nothing that leads out", "<state id=\"loop\"> (line 3) is left for itself alone", "<state id=\"island\"> (line 4) cannot be reached", "<state id=\"reef\"> (line 5) cannot be reached"),
                chart("group-cut-to-one", List.of(), "<state id=\"far\"> (line 3) cannot be reached", "is around the same stages as group 'i'"),
                chart("eventless-circle", List.of("p", "q"), "needs no event", "would close a circle"),
                chart("no-ids", List.of(), "is called 'state-2'", "is called 'state-2-2'", "is called 'state-2-3'", "<state> (line 2) cannot be reached"),
                chart("same-id-as-none", List.of(), "is called 'state-3-2'", "<state> (line 3) cannot be reached", "nothing that leads out of it"),
                chart("prefixed", List.of(), "<{urn:editor}view> (line 5)"));
    }
    // spotless:on

    private static Arguments chart(String name, List<String> conditions, String... losses) {
        return Arguments.of(name, conditions, List.of(losses));
    }

    private static Scxml.Reading read(String name, List<String> conditions) {
        Bindings bindings = Bindings.none();
        for (String condition : conditions) {
            bindings = bindings.guard(Guard.ofSituation(condition, situation -> true));
        }
        return Scxml.read(text(name), bindings);
    }

    private static String text(String name) {
        try (var in = ForeignChartsTest.class.getResourceAsStream("charts/" + name + ".scxml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All of them, as they are written. */
    static List<String> texts() {
        return charts().map(chart -> text((String) chart.get()[0])).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("charts")
    void builds_and_every_loss_is_named(String name, List<String> conditions, List<String> losses) {
        Scxml.Reading reading = read(name, conditions);
        StageModel model = reading.builder().build();
        assertThat(model.stages()).isNotEmpty();
        for (String loss : losses) {
            assertThat(reading.notes()).anySatisfy(note -> assertThat(note).contains(loss));
        }
        for (String note : reading.notes()) {
            assertThat(losses).as(note).anySatisfy(loss -> assertThat(note).contains(loss));
        }
    }

    private static List<String> rules(String name, String... conditions) {
        return read(name, List.of(conditions)).builder().build().rules().stream()
                .map(Rule::id)
                .toList();
    }

    @Test
    void the_first_in_the_document_is_asked_first_and_no_two_rules_have_one_id() {
        assertThat(rules("document-order", "x")).containsExactly("a/go/x", "a/go/x #2", "a/go", "b/n");
        assertThat(rules("several-events")).containsExactly("a/x", "a/y", "a/z", "b/back");
        assertThat(rules("timer")).containsExactly("a/after PT5S", "b/t");
    }

    @Test
    void of_two_states_around_the_same_stages_the_inner_one_is_asked_first() {
        StageModel model = read("group-before-inner", List.of()).builder().build();
        assertThat(model.rule("i/e").orElseThrow().action().targets())
                .extracting(Stage::id)
                .containsExactly("g");
    }

    @Test
    void a_chart_begins_where_its_history_or_its_first_region_begins() {
        assertThat(read("initial-history", List.of()).builder().build().start().id())
                .isEqualTo("b");
        assertThat(read("initial-parallel", List.of()).builder().build().start().id())
                .isEqualTo("r1");
        assertThat(read("initial-list", List.of()).builder().build().start().id())
                .isEqualTo("b");
        assertThat(read("only-parallel", List.of()).builder().build().start().id())
                .isEqualTo("a");
    }

    @Test
    void a_history_is_a_way_back() {
        StageModel model = read("history-shallow-and-deep", List.of()).builder().build();
        Action back = new Action.ToPrevious(Stage.of("a"));
        assertThat(model.rule("p/resume").orElseThrow().action()).isEqualTo(back);
        assertThat(model.rule("p/deep").orElseThrow().action()).isEqualTo(back);
        assertThat(model.rule("p/anew").orElseThrow().action()).isEqualTo(new Action.To(Stage.of("a")));
    }

    @Test
    void leaves_become_terminal_and_traps_exits() {
        StageModel model = read("leaves-and-islands", List.of()).builder().build();
        assertThat(model.stages()).extracting(Stage::id).containsExactly("a", "leaf", "loop");
        assertThat(model.isTerminal(Stage.of("leaf"))).isTrue();
        assertThat(model.isExit(Stage.of("loop"))).isTrue();
        assertThat(model.groups()).isEmpty();
    }
}
