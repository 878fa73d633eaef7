package dev.lifecycle.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.Outcome;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.store.InMemoryStore;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/** Compiles every block of the guide "Moving from Spring Statemachine", both sides, and runs them. */
class MovingFromSpringTest {

    private static final Path GUIDE = Path.of(System.getProperty("basedir", "."), "moving-from-spring-statemachine.md");
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final String IMPORTS = List.of(
                    "dev.lifecycle.Lifecycle",
                    "dev.lifecycle.model.*",
                    "dev.lifecycle.model.document.*",
                    "dev.lifecycle.model.migration.*",
                    "dev.lifecycle.spring.*",
                    "dev.lifecycle.stage.*",
                    "dev.lifecycle.store.InMemoryStore",
                    "java.time.*",
                    "java.util.*",
                    "org.springframework.messaging.Message",
                    "org.springframework.messaging.MessageHeaders",
                    "org.springframework.messaging.support.MessageBuilder",
                    "org.springframework.statemachine.*",
                    "org.springframework.statemachine.config.StateMachineBuilder",
                    "org.springframework.statemachine.listener.StateMachineListenerAdapter",
                    "org.springframework.statemachine.persist.DefaultStateMachinePersister",
                    "org.springframework.statemachine.state.State",
                    "org.springframework.statemachine.support.StateMachineInterceptorAdapter",
                    "org.springframework.statemachine.transition.Transition",
                    "reactor.core.publisher.Mono",
                    "reactor.core.scheduler.Schedulers")
            .stream()
            .map(name -> "import " + name + ";\n")
            .collect(Collectors.joining());

    private static URLClassLoader loader;
    private static Class<?> guide;

    @BeforeAll
    static void every_block_compiles(@TempDir Path folder) throws Exception {
        String text = Files.readString(GUIDE, StandardCharsets.UTF_8).replace("\r\n", "\n");
        String blocks = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        Path source = Files.writeString(
                folder.resolve("Guide.java"),
                IMPORTS + "public class Guide {\n" + blocks + "}\n",
                StandardCharsets.UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
            boolean compiled = compiler.getTask(
                            complaints, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
        loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, MovingFromSpringTest.class.getClassLoader());
        guide = loader.loadClass("Guide");
    }

    @AfterAll
    static void close() throws Exception {
        loader.close();
    }

    @ParameterizedTest(name = "{0} and {1} end in {2}")
    @CsvSource({
        "springPays, pays, PAID",
        "springCancels, cancels, CANCELLED",
        "springExpires, expires, EXPIRED",
        "springChooses, chooses, LARGE",
        "springCounts, counts, BLOCKED",
        "springTells, tells, PAID"
    })
    void both_sides_end_in_the_same_state(String spring, String ours, String end) throws Exception {
        assertThat(call(spring)).isEqualTo(end);
        assertThat(call(ours, MONDAY)).isEqualTo(end);
    }

    @Test
    void the_refusal_is_told_as_the_guide_says() throws Exception {
        assertThat(call("springRefuses")).isEqualTo("ACCEPTED");
        assertThat(call("refuses", MONDAY)).isEqualTo("o-1 stays in NEW: Pay was refused, 'paid something' said no");
    }

    @Test
    void what_is_saved_comes_back() throws Exception {
        assertThat(call("springSaves")).isEqualTo("NEW");
        assertThat(call("saves", MONDAY)).isEqualTo("PAID");
    }

    @Test
    void a_message_is_handled_reactively_and_once() throws Exception {
        StageModel model = (StageModel) field("ORDERS");
        Lifecycle orders = Lifecycle.of(model).store(new InMemoryStore()).build();
        Message<String> pay =
                MessageBuilder.withPayload("PAY").setHeader("amount", 20).build();
        assertThat(((Mono<?>) call("reactively", orders, "o-1", pay, MONDAY)).block())
                .isInstanceOf(Outcome.Moved.class);
        assertThat(((Mono<?>) call("reactively", orders, "o-1", pay, MONDAY)).block())
                .isInstanceOf(Outcome.Duplicate.class);
    }

    @Test
    void the_three_steps_lead_over() throws Exception {
        StageModel model = (StageModel) call("imported", (StateMachine<?, ?>) call("springMachine"));
        Lifecycle orders = Lifecycle.of(model).store(new InMemoryStore()).build();
        var context = new DefaultStateMachineContext<String, String>("PAID", null, Map.of(), null);
        Position adopted = (Position) call("adopted", orders, model, context, MONDAY);
        assertThat(adopted.stage().id()).isEqualTo("PAID");
        assertThat(((Stage) call("stillSpring", model, MONDAY)).id()).isEqualTo("PAID");
    }

    private static Object field(String name) throws Exception {
        Field field = guide.getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    private static Object call(String name, Object... arguments) throws Exception {
        Method method = Arrays.stream(guide.getDeclaredMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        return method.invoke(null, arguments);
    }
}
