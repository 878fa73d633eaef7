package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lifecycle.model.Capture;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.model.document.DocumentLimits;
import dev.lifecycle.stage.Stage;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Large documents that somebody made to be slow: each is read, or refused, in time and memory in proportion to its size. */
@Timeout(30)
class LargeJsonTest {

    private static String joined(int count, IntFunction<String> entry) {
        return IntStream.range(0, count).mapToObj(entry).collect(Collectors.joining(","));
    }

    private static String document(String start, String stages, String groups, String rules) {
        return "{\"name\":\"m\",\"start\":\"" + start + "\",\"stages\":[" + stages + "],\"groups\":[" + groups
                + "],\"rules\":[" + rules + "]}";
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    @Test
    @DisplayName("twenty thousand stages, each a timer of no length after the other, overflow no stack")
    void chained() {
        int count = 20_000;
        String stages =
                joined(count - 1, i -> quoted("s" + i)) + ",{\"id\":\"s" + (count - 1) + "\",\"terminal\":true}";
        String rules =
                joined(count - 1, i -> "{\"from\":\"s" + i + "\",\"after\":\"PT0S\",\"to\":\"s" + (i + 1) + "\"}");
        String json = document("s0", stages, "", rules);
        assertThat(json).hasSizeGreaterThan(1_000_000);
        assertThat(StageModelJson.read(json).stages()).hasSize(count);
    }

    @Test
    void a_circle_of_twenty_thousand_timers_is_named_in_short() {
        int count = 20_000;
        String rules =
                joined(count, i -> "{\"from\":\"s" + i + "\",\"after\":\"PT0S\",\"to\":\"s" + (i + 1) % count + "\"}");
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(document("s0", joined(count, i -> quoted("s" + i)), "", rules)))
                .withMessageContaining("timers without delay lead round and round through s0 → s1 → ")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    void of_many_unknown_stages_among_long_ids_a_hundred_are_named_each_in_short() {
        String stages = joined(15_000, i -> quoted("x".repeat(240) + i));
        String rules = joined(80_000, i -> "{\"from\":\"nowhere" + i + "\",\"on\":\"e\",\"stay\":true}");
        String json = document("x", stages, "", rules);
        assertThat(json).hasSizeGreaterThan(7_000_000);
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(json))
                .withMessageContaining("there is no stage 'nowhere3'; there are [xxxx")
                .withMessageContaining("… and 14980 more]")
                .satisfies(e -> assertThat(e.problems()).hasSize(100))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200_000));
    }

    @Test
    void groups_that_overlap_are_found_in_one_pass() {
        int count = 2_000;
        String stages = joined(count, i -> quoted("s" + i));
        String groups = joined(
                300,
                g -> "{\"name\":\"g" + g + "\",\"stages\":[" + joined(1_000, i -> quoted("s" + (g * 3 + i) % count))
                        + "]}");
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(
                        () -> StageModelJson.read(
                                document(
                                        "s0",
                                        stages,
                                        groups,
                                        "{\"fromAny\":true,\"on\":\"e\",\"to\":\"s1\"},{\"fromGroup\":\"g0\",\"on\":\"f\",\"to\":\"s2\"}")))
                .withMessageContaining("groups 'g0' and 'g1' share stages but neither lies inside the other");
    }

    @Test
    void groups_inside_one_another_are_asked_from_the_innermost_however_many() {
        int depth = 240;
        String stages = joined(depth, i -> quoted("s" + i)) + ",{\"id\":\"end\",\"terminal\":true}";
        String groups = joined(
                depth, g -> "{\"name\":\"g" + g + "\",\"stages\":[" + joined(depth - g, i -> quoted("s" + i)) + "]}");
        // the group that was declared first is the outermost: it is asked only in the one stage that no other group has
        String rules = joined(
                        depth,
                        g -> "{\"fromGroup\":\"g" + g + "\",\"on\":\"e\",\"to\":\""
                                + (g == depth - 1 ? "end" : "s" + (depth - 2 - g)) + "\"}")
                + ",{\"fromAny\":true,\"on\":\"any\",\"to\":\"s" + (depth - 1) + "\"}";
        StageModel model = StageModelJson.read(document("s0", stages, groups, rules));
        assertThat(model.analysis().rulesFor(Stage.of("s0"), "e")).containsExactly("g239/e");
        assertThat(model.analysis().rulesFor(Stage.of("s7"), "e")).containsExactly("g232/e");
        assertThat(model.analysis().rulesFor(Stage.of("s239"), "e")).containsExactly("g0/e");
    }

    @Test
    void too_many_groups_inside_one_another_are_refused_by_name() {
        int depth = 300;
        String groups = joined(
                depth, g -> "{\"name\":\"g" + g + "\",\"stages\":[" + joined(depth - g, i -> quoted("s" + i)) + "]}");
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(document(
                        "s0",
                        joined(depth, i -> quoted("s" + i)),
                        groups,
                        "{\"fromGroup\":\"g0\",\"on\":\"e\",\"to\":\"s1\"}")))
                .withMessageContaining("group 'g0' has more than 250 groups in it, one inside the other");
    }

    @Test
    void many_rules_for_anybody_are_read_or_refused_by_a_limit_that_can_be_raised() {
        int count = 1_500;
        String stages = joined(count, i -> quoted("s" + i));
        String rules = joined(count, i -> "{\"fromAny\":true,\"on\":\"e" + i + "\",\"to\":\"s" + i + "\"}");
        String json = document("s0", stages, "", rules);
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(json))
                .withMessageContaining("the document has 4500000 cells; at most 2097152 are read")
                .withMessageContaining("raise the cells of DocumentLimits");
        assertThat(StageModelJson.read(json, Bindings.none(), DocumentLimits.DEFAULT.withCells(5_000_000))
                        .rules())
                .hasSize(count);
    }

    @Test
    void many_rules_that_lead_back_from_everywhere_are_read_or_refused_in_time() {
        int count = 500;
        String ways = joined(count, i -> "{\"fromAny\":true,\"on\":\"e" + i + "\",\"to\":\"s" + i + "\"}");
        String events = joined(count, i -> "{\"fromAny\":true,\"on\":\"back" + i + "\",\"toPrevious\":\"s" + i + "\"}");
        String timers = joined(count, i -> "{\"fromAny\":true,\"after\":\"PT0S\",\"toPrevious\":\"s" + i + "\"}");
        String stages = joined(count, i -> quoted("s" + i));
        assertThat(StageModelJson.read(document("s0", stages, "", ways + "," + events))
                        .rules())
                .hasSize(2 * count);
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(document("s0", stages, "", ways + "," + timers)))
                .withMessageContaining("timers without delay lead round and round");
    }

    @Test
    void one_rule_that_sets_a_date_a_hundred_thousand_times_is_refused_once() {
        String json = document(
                "a",
                "\"a\"",
                "",
                "{\"from\":\"a\",\"on\":\"e\",\"sets\":[" + joined(100_000, i -> "\"d\"") + "],\"stay\":true}");
        Bindings bindings = Bindings.none().capture(Capture.date("d", (event, situation) -> null));
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(json, bindings))
                .satisfies(e -> assertThat(e.problems()).hasSize(1))
                .withMessageContaining("/rules/0/sets: date 'd' is there twice");
    }

    @Test
    void every_limit_names_itself_and_what_was_seen() {
        String json = document(
                "a",
                "\"a\",\"b\"",
                "",
                "{\"from\":\"a\",\"on\":[\"x\",\"y\",\"z\"],\"to\":\"b\"},{\"from\":\"b\",\"on\":\"x\",\"to\":\"a\"}");
        DocumentLimits limits = DocumentLimits.DEFAULT;
        assertThat(StageModelJson.read(json, Bindings.none(), limits).rules()).hasSize(4);
        refused(
                json,
                limits.withCharacters(50),
                "has " + json.length() + " characters; at most 50 are read",
                "characters");
        refused(json, limits.withTokens(10), "Token count (11) exceeds the maximum allowed (10", "tokens");
        refused(json, limits.withDepth(2), "nesting depth (3) exceeds the maximum allowed (2", "depth");
        refused(json, limits.withStages(1), "/stages: the document has 2 stages; at most 1 are read", "stages");
        refused(json, limits.withRules(1), "/rules: the document has 2 rules; at most 1 are read", "rules");
        refused(json, limits.withRules(3), "the document has 4 rules; at most 3 are read", "rules");
        refused(json, limits.withCells(9), "the document has 10 cells; at most 9 are read", "cells");
    }

    private static void refused(String json, DocumentLimits limits, String problem, String option) {
        assertThatExceptionOfType(InvalidJsonException.class)
                .isThrownBy(() -> StageModelJson.read(json, Bindings.none(), limits))
                .withMessageContaining(problem)
                .withMessageContaining("raise the " + option + " of DocumentLimits");
    }
}
