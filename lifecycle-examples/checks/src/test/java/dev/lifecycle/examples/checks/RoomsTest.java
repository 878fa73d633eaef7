package dev.lifecycle.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A package is a room that a reader can look round in. */
class RoomsTest {

    private static final int MOST_FILES = 40;

    @Test
    void no_package_has_more_than_forty_files() {
        Map<String, Set<String>> files = new TreeMap<>();
        for (JavaClass type : Artifacts.CLASSES) {
            type.getSource()
                    .flatMap(source -> source.getFileName())
                    .ifPresent(file -> files.computeIfAbsent(type.getPackageName(), room -> new TreeSet<>())
                            .add(file));
        }
        assertThat(files).containsKeys("dev.lifecycle", "dev.lifecycle.model", "dev.lifecycle.metrics");
        assertThat(files)
                .allSatisfy((room, names) -> assertThat(names)
                        .as("files of package %s, package-info among them", room)
                        .hasSizeLessThanOrEqualTo(MOST_FILES));
    }
}
