package dev.lifecycle.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.diagram.Diagram;
import dev.lifecycle.model.StageModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles and runs every program of the README and of the guides, and compares what it prints with what the page says it prints. */
class PagesTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path README = ROOT.resolve("README.md");
    private static final Path GUIDE = Path.of(".");

    /** Its blocks are two sides of one thing, which {@link MovingFromSpringTest} compiles and compares. */
    private static final String SPRING = "moving-from-spring-statemachine.md";

    /** Its blocks stand in the shop, whose own test compares them: there is another Spring there than here. */
    private static final String BOOT = "spring-boot.md";

    private static final Pattern PROGRAM = Pattern.compile(
            "```java\\n(import .*?public class (\\w+) .*?)```\\n+(?:```text\\n(.*?)```)", Pattern.DOTALL);
    private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROGRAM_START = Pattern.compile("^import ");
    private static final Pattern PICTURE = Pattern.compile("```mermaid\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)(?:#[^)]*)?\\)");

    @TempDir
    Path folder;

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(README));
        try (Stream<Path> guides = Files.list(GUIDE)) {
            guides.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.endsWith(SPRING) && !file.endsWith(BOOT))
                    .sorted()
                    .forEach(pages::add);
        }
        assertThat(pages).hasSizeGreaterThan(8);
        return pages;
    }

    @TestFactory
    Stream<DynamicTest> every_program_prints_what_its_page_says() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult program : PROGRAM.matcher(text(page)).results().toList()) {
                tests.add(DynamicTest.dynamicTest(
                        page.getFileName() + " " + program.group(2),
                        () -> assertThat(new Program(program.group(2), program.group(1)).run(folder))
                                .isEqualTo(program.group(3))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(8);
        return tests.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void a_block_that_is_no_program_stands_in_a_test_that_runs(Path page) throws IOException {
        List<String> blocks =
                BLOCK.matcher(text(page)).results().map(block -> block.group(1)).toList();
        List<String> others = blocks.stream()
                .filter(block -> !PROGRAM_START.matcher(block).find())
                .toList();
        String tests = others.isEmpty() ? "" : allTestsOfTheTestKit();
        assertThat(others).allSatisfy(block -> assertThat(tests).contains(block));
        assertThat(blocks.size() - others.size())
                .as("programs with what they print")
                .isEqualTo((int) PROGRAM.matcher(text(page)).results().count());
    }

    @Test
    void the_readme_says_early_what_a_newcomer_asks_first() throws IOException {
        List<String> lines = text(README).lines().toList();
        assertThat(lines.subList(0, 20)).anyMatch(line -> line.contains("What it is not"));
        assertThat(lines.subList(0, 20))
                .anyMatch(line -> line.contains("mvn -q -pl lifecycle-examples/quickstart -am compile exec:java"))
                .anyMatch(line -> line.contains("mvn -B -ntp verify"));
        assertThat(lines.subList(0, 80)).anyMatch(line -> line.startsWith("c-42 moved from TRIAL to PAYING"));
        assertThat(lines).hasSizeLessThan(220);
    }

    @Test
    void the_picture_of_the_first_model_is_the_one_the_library_draws() throws Exception {
        List<MatchResult> pictures = PICTURE.matcher(text(README)).results().toList();
        assertThat(pictures).hasSize(1);
        MatchResult first = PROGRAM.matcher(text(README)).results().findFirst().orElseThrow();
        try (Program.Loaded program = new Program(first.group(2), first.group(1)).load(folder)) {
            StageModel model = (StageModel) program.constant("SAAS");
            assertThat(pictures.get(0).group(1)).isEqualTo(Diagram.of(model).mermaid());
        }
    }

    static List<Path> linking() throws IOException {
        List<Path> pages = new ArrayList<>(pages());
        pages.add(GUIDE.resolve(SPRING));
        pages.add(GUIDE.resolve(BOOT));
        pages.add(ROOT.resolve(".github").resolve("CONTRIBUTING.md"));
        pages.add(ROOT.resolve(".github").resolve("SECURITY.md"));
        return pages;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("linking")
    void every_link_leads_somewhere(Path page) throws IOException {
        assertThat(LINK.matcher(text(page)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    @Test
    void the_readme_leads_to_every_guide() throws IOException {
        String readme = text(README);
        assertThat(linking().stream().filter(page -> page.startsWith(GUIDE)))
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        page -> assertThat(readme).contains("(lifecycle-examples/guide/" + page.getFileName() + ")"));
    }

    private static String allTestsOfTheTestKit() throws IOException {
        StringBuilder all = new StringBuilder();
        Path tests =
                ROOT.resolve("lifecycle-core").resolve("testkit").resolve("src").resolve("test");
        try (Stream<Path> files = Files.walk(tests)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                all.append(text(file));
            }
        }
        return all.toString();
    }

    private static String text(Path page) throws IOException {
        return Files.readString(page, StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
