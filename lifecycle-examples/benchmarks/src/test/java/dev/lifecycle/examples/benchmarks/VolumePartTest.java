package dev.lifecycle.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VolumePartTest {

    @Test
    void a_child_process_tells_every_step_its_heap_and_the_distinct_rows() {
        List<Line> lines = VolumePart.measure(1_000, 50_000);
        assertThat(lines)
                .extracting(Line::maker)
                .containsExactly(
                        "purchases made and read, nothing kept",
                        "the same, summarised",
                        "BG/NBD fit",
                        "BG/NBD predictions",
                        "Pareto/NBD fit",
                        "Pareto/NBD predictions",
                        "distinct, of a fit",
                        "held at most");
        assertThat(lines).extracting(Line::key).doesNotHaveDuplicates();
        assertThat(lines.get(6).value()).isBetween(500.0, 1_000.0);
        assertThat(lines.get(7).value()).isBetween(1e6, 4.1e9);
    }
}
