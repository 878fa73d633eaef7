package dev.lifecycle.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No circle of files is larger than one idea. */
class CirclesTest {

    private static final int LARGEST = 10;

    @Test
    void no_circle_of_files_is_larger_than_ten() {
        assertThat(Circles.among(Artifacts.CLASSES).stream()
                        .filter(circle -> circle.size() > LARGEST)
                        .map(circle -> circle.size() + " files: " + circle))
                .isEmpty();
    }

    @Test
    void circles_are_found_in_a_graph_and_what_only_leads_into_one_is_none_of_it() {
        assertThat(Circles.among(Map.of(
                        "a",
                        Set.of("b"),
                        "b",
                        Set.of("c"),
                        "c",
                        Set.of("a", "d"),
                        "d",
                        Set.of("e"),
                        "e",
                        Set.of("d"),
                        "f",
                        Set.of("a"),
                        "g",
                        Set.of())))
                .containsExactlyInAnyOrderElementsOf(List.of(Set.of("a", "b", "c"), Set.of("d", "e")));
    }

    @Test
    void a_planted_circle_of_compiled_classes_is_found() {
        assertThat(Circles.among(new ClassFileImporter().importClasses(One.class, Two.class, CirclesTest.class)))
                .as("nested classes stand in one file, which is no circle")
                .isEmpty();
        assertThat(Circles.among(new ClassFileImporter().importClasses(PlantedOne.class, PlantedTwo.class)))
                .containsExactly(Set.of(PlantedOne.class.getName(), PlantedTwo.class.getName()));
    }

    record One(Two two) {}

    record Two(List<One> ones) {
        Two {
            ones = List.copyOf(ones);
            ones.forEach(One::two);
        }
    }
}

record PlantedOne(PlantedTwo other) {}

record PlantedTwo(PlantedOne other) {}
