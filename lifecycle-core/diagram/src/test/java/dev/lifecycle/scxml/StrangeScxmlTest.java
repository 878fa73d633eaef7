package dev.lifecycle.scxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lifecycle.diagram.Diagram;
import dev.lifecycle.examples.fixtures.Mutations;
import dev.lifecycle.examples.fixtures.RandomModels;
import dev.lifecycle.model.InvalidModelException;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import dev.lifecycle.stage.Stage;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of strangers: large ones in time in proportion to their size, and whatever the text, a model or the documented exception. */
class StrangeScxmlTest {

    private static final String HEAD = "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\""
            + " xmlns:lifecycle=\"urn:lifecycle:scxml:1\" version=\"1.0\">";

    private static String document(String body) {
        return HEAD + body + "</scxml>";
    }

    private static String joined(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
    }

    private static StageModel model(String body) {
        return Scxml.read(document(body), Bindings.none()).builder().build();
    }

    @Test
    @Timeout(60)
    void twenty_thousand_events() {
        assertThat(model("<state id='a'>" + joined(20_000, i -> "<transition event='e" + i + "' target='b'/>")
                                + "</state><state id='b'>"
                                + joined(20_000, i -> "<transition event='e" + i + ".x f" + i + "'/>")
                                + "<transition event='back' target='a'/></state>")
                        .eventTypes())
                .hasSize(60_001);
    }

    @Test
    @Timeout(60)
    void thirty_thousand_states_written_and_read_again() {
        int count = 30_000;
        StageModel model = model(
                joined(count, i -> "<state id='s-" + i + "'><transition event='n' target='s-" + (i + 1) + "'/></state>")
                        + "<final id='s-" + count + "'/>");
        assertThat(model.stages()).hasSize(count + 1);
        String text = Scxml.write(model).text();
        assertThat(Scxml.read(text, Bindings.none()).builder().build().rules()).isEqualTo(model.rules());
        assertThat(Diagram.of(model).mermaid()).contains("stage29999");
    }

    @Test
    @Timeout(60)
    void timers_groups_and_targets_by_the_thousand() {
        int count = 5_000;
        StageModel model = model("<state id='g'>"
                + joined(
                        count,
                        i -> "<state id='s" + i + "'><onentry>" + "<send event='t' delay='1s'/></onentry>"
                                + "<transition event='t' target='s" + (i + 1) % count + "'/></state>")
                + joined(50, i -> "<transition event='x" + i + "' target='g'/>") + "</state>");
        assertThat(model.stages()).hasSize(count);
        assertThat(Scxml.write(model).text()).hasSizeGreaterThan(100_000);
    }

    @Test
    @Timeout(60)
    void a_long_circle_without_time_overflows_no_stack() {
        int count = 20_000;
        Scxml.Reading reading = Scxml.read(
                document(joined(
                        count,
                        i -> "<state id='s" + i + "'><transition target='s" + (i + 1) % count + "'/></state>\n")),
                Bindings.none());
        assertThat(reading.builder().build().stages()).hasSize(count);
        assertThat(reading.notes()).hasSize(1_001).last().asString().startsWith("… and 19");
    }

    @Test
    void every_limit_names_itself_and_what_was_seen() {
        String text = document("<state id='a'><transition event='x y' target='b'/></state><final id='b'/>");
        DocumentLimits limits = DocumentLimits.DEFAULT;
        assertThat(Scxml.read(text, Bindings.none(), limits).notes()).isEmpty();
        refused(text, limits.withCharacters(10), "has " + text.length() + " characters; at most 10 are", "characters");
        refused(text, limits.withTokens(4), "has 7 tokens; at most 4 are", "tokens");
        refused(text, limits.withDepth(2), "deeper than 2 levels", "depth");
        refused(text, limits.withStages(1), "has 2 stages; at most 1 are", "stages");
        refused(text, limits.withRules(1), "has 2 rules; at most 1 are", "rules");
        refused(text, limits.withCells(5), "has 6 cells; at most 5 are", "cells");
    }

    private static void refused(String text, DocumentLimits limits, String problem, String option) {
        assertThatExceptionOfType(InvalidScxmlException.class)
                .isThrownBy(() -> Scxml.read(text, Bindings.none(), limits))
                .withMessageContaining(problem)
                .withMessageContaining("raise the " + option + " of DocumentLimits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<state id='a'><state lifecycle:any='true'/></state>",
                "<state lifecycle:any='true'/>",
                "<state id='a' lifecycle:any='true'><state lifecycle:any='true'><state lifecycle:any='true'/></state></state>",
                "<state id='a' initial='a'><state id='b'/></state>",
                "<state id='a'/><state id='a'/>",
                "<state id='a'><transition event='x' target='&#10;'/></state>",
                "<state id='a'><transition lifecycle:rule='' target='a'/></state>",
                "<state id='a'><transition lifecycle:rule='r' lifecycle:do='reopen'/></state>",
                "<state id='a'><transition lifecycle:rule='r' lifecycle:on='' target='a'/></state>",
                "<state id='a' lifecycle:stage=' '/>",
                "<parallel/>",
                "<parallel><parallel><state/></parallel></parallel>",
                "<history/>",
                "<final/>",
                "",
                "<state id='a'><onentry><send event='t' delay='1s'/><send event=' '/></onentry><transition event='t'/></state>",
            })
    void odd_documents_are_read_or_refused(String body) {
        readOrRefused(document(body), Bindings.none());
    }

    @Test
    void a_long_event_name_is_a_problem_with_its_line() {
        assertThatExceptionOfType(InvalidScxmlException.class)
                .isThrownBy(() -> Scxml.read(
                        document("<state id='a'><transition event='" + "x".repeat(300) + "'/></state>"),
                        Bindings.none()))
                .withMessageContaining("<transition> (line 1) cannot be taken over");
    }

    @Test
    void long_names_make_no_long_errors() {
        String id = "x".repeat(100_000);
        for (String body : List.of(
                "<state id='" + id + "'><transition event='" + id + "' target='" + id + "2'/></state>",
                "<" + "y".repeat(900) + "/>",
                "<state id='a'><transition cond='" + id + "' event='e'/></state>")) {
            assertThatExceptionOfType(InvalidScxmlException.class)
                    .isThrownBy(() -> Scxml.read(document(body), Bindings.none()))
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(2_000));
        }
    }

    @Property(tries = 2000)
    void mutated_documents_of_our_own_are_read_or_refused(@ForAll long seed) {
        StageModel model = RandomModels.model(seed % 50);
        readOrRefused(Mutations.xml(Scxml.write(model).text(), seed), Bindings.of(model));
    }

    @Property(tries = 2000)
    void mutated_documents_of_others_are_read_or_refused(@ForAll long seed) {
        String text = document("<state id='a' initial='b'><onentry><send event='t' delay='1s'/></onentry>"
                        + "<state id='b'><transition event='go on' target='c'/></state><history id='h'/>"
                        + "<state id='c'><transition event='x.*' target='h'/><transition target='f'/></state>"
                        + "<transition event='t' target='f'/></state>"
                        + "<parallel id='p'><state id='r'/><state id='q'/></parallel><final id='f'/>")
                .replace('\'', '"');
        readOrRefused(Mutations.xml(text, seed), Bindings.none());
    }

    private static void readOrRefused(String text, Bindings bindings) {
        Throwable thrown = catchThrowable(() -> {
            ModelBuilder builder = Scxml.read(text, bindings).builder();
            Throwable refused = catchThrowable(builder::build);
            assertThat(refused == null || refused instanceof InvalidModelException)
                    .as("%s for %s", refused, text)
                    .isTrue();
        });
        assertThat(thrown == null || thrown instanceof InvalidScxmlException)
                .as("%s for %s", thrown, text)
                .isTrue();
    }

    @Test
    void a_stage_may_be_called_whatever_the_tools_call_what_they_add() {
        List<String> names = List.of(
                "root_start",
                "root_end",
                "root",
                "start1",
                "end2",
                "end",
                "State",
                "note",
                "fork_1",
                "divider-id-1",
                "any",
                "group_g",
                "choice1",
                "cluster_0",
                "toString",
                "__proto__",
                "constructor");
        ModelBuilder builder = StageModel.named("m").startAt(Stage.of("root_start"));
        for (String name : names) {
            builder.from(Stage.of("root_start"))
                    .on("to " + name)
                    .to(Stage.of(name + "!"))
                    .from(Stage.of(name + "!"))
                    .on("x")
                    .to(Stage.of(name.equals("root_start") ? "end" : name));
        }
        builder.terminal(Stage.of("end"));
        for (String name : names) {
            if (!name.equals("end") && !name.equals("root_start")) {
                builder.exit(Stage.of(name));
            }
        }
        String text = Diagram.of(builder.build()).mermaid();
        assertThat(text).doesNotContain("as root_", "as start", "as end", "as fork", "as toString", "as State\n");
    }
}
