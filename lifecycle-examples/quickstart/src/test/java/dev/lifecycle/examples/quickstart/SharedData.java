package dev.lifecycle.examples.quickstart;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Real purchase logs, which are no part of the project. */
final class SharedData {

    private SharedData() {}

    /** The file in {@code ../shared/data} beside the project, or under {@code -Dlifecycle.shared}; else the test is skipped. */
    static Path file(String name) {
        Path told = Path.of(System.getProperty("lifecycle.shared", "."));
        Path here = Path.of("").toAbsolutePath();
        Path found = Stream.concat(
                        Stream.of(told.resolve("data")),
                        Stream.iterate(here, at -> at != null, Path::getParent)
                                .map(at -> at.resolve("shared").resolve("data")))
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(told);
        assumeTrue(
                Files.isRegularFile(found),
                () -> "skipped: " + name + " is not in ../shared/data, nor under -Dlifecycle.shared");
        return found;
    }
}
