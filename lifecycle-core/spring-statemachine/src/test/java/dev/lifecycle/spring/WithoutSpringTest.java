package dev.lifecycle.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.ModelBuilder;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Signal;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A JVM that has the bridge's jar but no Spring runs the core all the same, and says plainly what is missing where the bridge is used. */
class WithoutSpringTest {

    /** What that JVM runs. */
    static final class Program {
        enum Plan implements Stage {
            TRIAL,
            PAYING
        }

        public static void main(String[] args) {
            ModelBuilder saas = StageModel.named("saas").startAt(Plan.TRIAL);
            // spotless:off
            saas.from(Plan.TRIAL).on("paid").to(Plan.PAYING);
            // spotless:on
            StageModel model = saas.terminal(Plan.PAYING).build();
            Lifecycle customers = Lifecycle.of(model).store(new InMemoryStore()).build();
            Instant monday = Instant.parse("2026-03-02T09:00:00Z");
            System.out.println(
                    customers.handle("c-42", Signal.of("paid"), monday, "e-1").describe());
            try {
                Class.forName("org.springframework.statemachine.StateMachine");
            } catch (ClassNotFoundException e) {
                System.out.println("no Spring here");
            }
            try {
                System.out.println(SpringStatemachines.toSpring(model));
            } catch (NoClassDefFoundError e) {
                System.out.println("the bridge misses " + e.getMessage());
            }
        }
    }

    @Test
    void core_runs_without_spring_on_the_class_path() throws Exception {
        String all = System.getProperty("java.class.path");
        String without = Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(spring-|reactor|reactive-streams).*\\.jar"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(without).isNotEqualTo(all);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-classpath",
                        without,
                        Program.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor()).as(said).isZero();
        assertThat(said.lines())
                .containsExactly(
                        "c-42 moved from TRIAL to PAYING: paid",
                        "no Spring here",
                        "the bridge misses org/springframework/statemachine/config/StateMachineBuilder");
    }
}
