package dev.lifecycle.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The runnable jar and its start script, as somebody without a build tool starts them. */
class ProgramIT {

    private static final String JAR = property("quickstart.jar");

    /** What a process left behind: its exit code and what it wrote. */
    private record Ended(int exit, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    void the_jar_makes_a_report_of_a_file_whose_name_is_all_it_is_told() throws Exception {
        Files.writeString(
                folder.resolve("sales.csv"), "Email;Created at;Total\na@x;31.01.2026;1.234,50\nb@x;01.02.2026;9,99\n");
        Ended ended = jar("sales.csv");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("semicolon, UTF-8, dates dd.MM.yyyy, decimal comma");
        JsonNode report = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("target")
                        .resolve("lifecycle")
                        .resolve("report.json")
                        .toFile());
        assertThat(report.path("customers").asInt()).isEqualTo(2);
    }

    @Test
    void exit_codes_are_those_of_the_help() throws Exception {
        Files.writeString(folder.resolve("either.csv"), "customer,date\na,03/04/2026\n");
        Ended misused = jar("--no-such-option");
        assertThat(misused.exit()).isEqualTo(2);
        assertThat(misused.err()).contains("Unknown option: '--no-such-option'").doesNotContain("Exception");
        Ended missing = jar("no-such.csv");
        assertThat(missing.exit()).isEqualTo(1);
        assertThat(missing.err()).isEqualToIgnoringNewLines("quickstart: there is no file no-such.csv");
        Ended undecided = jar("either.csv");
        assertThat(undecided.exit()).isEqualTo(3);
        assertThat(undecided.err().lines()).singleElement().asString().contains("--day-first or --month-first");
        assertThat(jar("--help").out()).contains("Exit codes: 0", "1", "2", "3");
    }

    @Test
    void the_script_starts_the_jar_from_anywhere() throws Exception {
        Path sales = Files.writeString(folder.resolve("sales.csv"), "customer,date,amount\nanna,2026-01-05,1\n");
        Ended ended = run(List.of(property("quickstart.script"), "--dry-run", sales.toString()));
        assertThat(ended.exit()).isZero();
        assertThat(ended.out()).contains("anna").contains("2026-01-05");
        assertThat(folder.resolve("target")).as("a dry run writes nothing").doesNotExist();
    }

    @Test
    void the_jar_holds_no_module_descriptor_and_no_signature_and_the_services_of_all() throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names)
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"))
                    .contains("META-INF/LICENSE", "META-INF/services/org.slf4j.spi.SLF4JServiceProvider");
        }
    }

    private Ended jar(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR));
        command.addAll(List.of(args));
        return run(command);
    }

    private Ended run(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), () -> name + " is set by the build that made the jar");
    }
}
