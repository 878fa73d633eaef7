package dev.lifecycle.examples.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("L-26: a Kotlin enum is a stage")
class KotlinPageTest {

    @Test
    void the_page_shows_the_program_that_the_build_compiles_and_runs() throws IOException {
        String page = Files.readString(Path.of("../guide/from-kotlin.md"));
        String program = Files.readString(Path.of("src/it/consumers/kotlin/src/main/kotlin/consumer/Main.kt"));
        assertThat(page).contains("```kotlin\n" + program + "```\n");
    }
}
