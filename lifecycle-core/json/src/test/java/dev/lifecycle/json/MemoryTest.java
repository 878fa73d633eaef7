package dev.lifecycle.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.document.Bindings;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A document of ten million characters is read, or refused, in a heap of twenty times its size: another process is given no more. */
class MemoryTest {

    private static final long SIZE = 10_000_000;
    private static final int MEGABYTES = 200;

    /** The other process. */
    public static final class Reader {
        private Reader() {}

        /** @param document the one document */
        public static void main(String[] document) throws IOException {
            try (InputStream in = Files.newInputStream(Path.of(document[0]))) {
                StageModel model = StageModelJson.read(in, Bindings.none());
                System.out.println("read " + model.rules().size() + " rules");
            } catch (InvalidJsonException e) {
                System.out.println("refused " + e.problems().size() + " problems");
            }
        }
    }

    private static String reading(Path document) throws IOException, InterruptedException {
        assertThat(Files.size(document)).isBetween(SIZE * 95 / 100, SIZE);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEGABYTES + "m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        document.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }

    private interface Part {
        String at(int number);
    }

    private static Path document(Path folder, String before, int count, Part part, String after) throws IOException {
        Path document = folder.resolve("document.json");
        try (Writer out = Files.newBufferedWriter(document)) {
            out.write(before);
            for (int i = 0; i < count; i++) {
                out.write(i == 0 ? "" : ",");
                out.write(part.at(i));
            }
            out.write(after);
        }
        return document;
    }

    @Test
    void of_many_rules(@TempDir Path folder) throws Exception {
        String name = "x".repeat(190);
        Path document = document(
                folder,
                "{\"name\":\"m\",\"start\":\"a\",\"stages\":[\"a\",{\"id\":\"b\",\"terminal\":true}],\"rules\":[",
                43_000,
                i -> "{\"from\":\"a\",\"on\":\"" + name + i + "\",\"to\":\"b\"}",
                "]}");
        assertThat(reading(document)).isEqualTo("read 43000 rules");
    }

    @Test
    void of_many_touchpoints(@TempDir Path folder) throws Exception {
        int count = 32_000;
        String name = "x".repeat(248);
        Path document = document(
                folder,
                "{\"name\":\"m\",\"start\":\"s0\",\"stages\":[\"s0\",{\"id\":\"end\",\"terminal\":true},"
                        + "{\"id\":\"t\",\"exit\":true}],\"rules\":[{\"from\":\"s0\",\"on\":\"t\",\"to\":\"t\"},",
                count,
                i -> "{\"from\":\"s0\",\"on\":\"e" + i + "\",\"touch\":[\"" + name + i + "\"],\"to\":\"end\"}",
                "]}");
        assertThat(reading(document)).isEqualTo("read 32001 rules");
    }

    @Test
    void of_nothing_that_is_known(@TempDir Path folder) throws Exception {
        Path objects = document(folder, "{\"x\":[", 250_000, i -> "{\"a\":\"" + "y".repeat(30) + "\"}", "]}");
        assertThat(reading(objects)).startsWith("refused ");
    }

    @Test
    void of_more_tokens_than_are_read(@TempDir Path folder) throws Exception {
        Path empties = document(folder, "{\"x\":[", 3_300_000, i -> "{}", "]}");
        assertThat(reading(empties)).isEqualTo("refused 1 problems");
    }

    @Test
    void of_names_that_are_not_known(@TempDir Path folder) throws Exception {
        Path names = document(folder, "{", 500_000, i -> "\"name" + (10_000_000 + i) + "\":123", "}");
        assertThat(reading(names)).isEqualTo("refused 100 problems");
    }
}
