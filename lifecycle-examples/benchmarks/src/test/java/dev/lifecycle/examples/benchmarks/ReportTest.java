package dev.lifecycle.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Line LIMIT = new Line("engine", "an event", "table", 2, Line.Unit.NANOS, 2.2, 0.0);
    private static final Line OURS = new Line("engine", "an event", "ours", 5, Line.Unit.NANOS, 5.5, 0.0);
    private static final Line WEIGHT = Line.of("memory", "a customer", "ours", 1_234, Line.Unit.BYTES);

    private final Report report = new Report();

    @BeforeEach
    void fill() {
        report.add(
                List.of(LIMIT, OURS),
                List.of(
                        Budget.times(OURS.key(), 3, "≤ 3 × table", LIMIT.key()),
                        Budget.times(OURS.key(), 2, "≤ 2 × table", LIMIT.key())));
        report.add(List.of(WEIGHT), List.of());
    }

    @Test
    void the_table_relates_each_line_to_the_first_of_its_job_and_tells_its_budgets() {
        assertThat(report.text().lines().filter(line -> !line.isBlank()))
                .satisfiesExactly(
                        head -> assertThat(head).contains("× first"),
                        limit -> assertThat(limit).containsSubsequence("engine: an event", "table", "2.00 ns", "1.00"),
                        ours -> assertThat(ours)
                                .containsSubsequence("ours", "5.00 ns", "2.50", "met: 2.50 × (≤ 3 × table)"),
                        second -> assertThat(second.strip()).isEqualTo("MISSED: 2.50 × (≤ 2 × table)"),
                        weight -> assertThat(weight).containsSubsequence("memory: a customer", "1,234 B", "1.00"),
                        sum -> assertThat(sum).isEqualTo("budgets: 1 met, 1 missed"));
    }

    @Test
    void the_file_says_the_same_and_on_which_machine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("target").resolve("benchmarks.json");
        report.write(file);
        JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
        assertThat(json.at("/machine/processors").intValue()).isPositive();
        assertThat(json.at("/rows/1/line/maker").stringValue()).isEqualTo("ours");
        assertThat(json.at("/rows/1/timesFirst").doubleValue()).isEqualTo(2.5);
        assertThat(json.at("/rows/1/budgets/0/met").booleanValue()).isTrue();
        assertThat(json.at("/rows/1/budgets/1/met").booleanValue()).isFalse();
        assertThat(json.at("/rows/2/line/bytes").isNull()).isTrue();
    }

    @Test
    void every_part_promises_something_about_lines_of_its_own() {
        for (Part part : Part.values()) {
            assertThat(part.budgets())
                    .as(part.name())
                    .isNotEmpty()
                    .allSatisfy(budget -> assertThat(budget.of().table()).isEqualToIgnoringCase(part.name()));
        }
    }
}
