package dev.lifecycle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs every program of the README and compares what it prints with what the README says it prints. */
class ReadmeTest {

    private static final Path README = Path.of("..", "..", "README.md");
    private static final Pattern PROGRAM = Pattern.compile(
            "```java\\n(import .*?public class (\\w+) .*?)```\\n+(?:```text\\n(.*?)```)", Pattern.DOTALL);

    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROGRAM_START = Pattern.compile("^import ");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> every_program_prints_what_the_readme_says() throws Exception {
        List<MatchResult> programs = PROGRAM.matcher(readme()).results().toList();
        assertThat(programs).as("programs in the README").isNotEmpty();
        return programs.stream()
                .map(program -> DynamicTest.dynamicTest(
                        program.group(2),
                        () -> assertThat(run(program.group(2), program.group(1)))
                                .isEqualTo(program.group(3))));
    }

    @Test
    void a_block_that_is_no_program_stands_in_a_test_that_runs() throws Exception {
        String tests = allTestsOfCore();
        List<String> blocks = BLOCK.matcher(readme())
                .results()
                .map(block -> block.group(1))
                .filter(block -> !PROGRAM_START.matcher(block).find())
                .toList();
        assertThat(blocks).isNotEmpty().allSatisfy(block -> assertThat(tests).contains(block));
        assertThat(BLOCK.matcher(readme()).results().count() - blocks.size())
                .as("programs")
                .isEqualTo(PROGRAM.matcher(readme()).results().count());
    }

    @Test
    void it_says_early_what_a_newcomer_asks_first() throws Exception {
        List<String> lines = readme().lines().toList();
        assertThat(lines.subList(0, 20)).anyMatch(line -> line.contains("What it is not"));
        assertThat(lines.subList(0, 20))
                .anyMatch(line -> line.contains("mvn -q -pl lifecycle-examples/quickstart -am compile exec:java"))
                .anyMatch(line -> line.contains("mvn -B -ntp verify"));
        assertThat(lines.subList(0, 60)).anyMatch(line -> line.startsWith("c-42 moved from TRIAL to PAYING"));
    }

    @Test
    void every_link_leads_somewhere() throws Exception {
        List<String> links = Pattern.compile("\\]\\((?!http)([^)#]+)\\)")
                .matcher(readme())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(README.resolveSibling(link)).exists());
    }

    private static String allTestsOfCore() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("..", "..", "lifecycle-core"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().endsWith("Test.java"))
                    .toList()) {
                all.append(Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n"));
            }
        }
        return all.toString();
    }

    private static String readme() throws Exception {
        return Files.readString(README, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String run(String name, String source) throws Exception {
        Path file = Files.writeString(folder.resolve(name + ".java"), source, StandardCharsets.UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"), "-Xlint:all");
            boolean compiled = compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertThat(compiled).as(complaints.toString()).isTrue();
        }
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
