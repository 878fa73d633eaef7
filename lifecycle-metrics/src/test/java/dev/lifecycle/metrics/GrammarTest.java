package dev.lifecycle.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in the documentation of this package shows every metric, and each of its rows compiles to the result it names. */
class GrammarTest {

    private static final Path TABLE =
            Path.of("src", "main", "java", "dev", "lifecycle", "metrics", "package-info.java");
    private static final Pattern LINE = Pattern.compile("<tr><td>([^<]+)</td><td>\\{@code (.+?)\\}</td><td>\\{@link"
            + " dev\\.lifecycle\\.(metrics\\.\\w+(?:\\.\\w+)?)\\.(\\w+) \\4\\}</td></tr>");
    // What is read from stage history, or from what another line of the table makes.
    private static final Pattern ROW_TYPE = Pattern.compile("(\\w+)::|\\((moves)\\)");

    /** Rows of a host, as the table reads them. */
    private static final String HOST = """
        record Order(String customer, LocalDate day, BigDecimal amount) {}
        record Visit(String customer, Instant at, String page) {}
        record Sub(String customer, LocalDate from, @Nullable LocalDate to, BigDecimal price) {}
        record Loss(@Nullable String reason, boolean cardExpired) {}
        record Answer(String customer, @Nullable Integer score, Instant at) {}
        record Cart(String key, Instant at, CartStep step) {}
        record Move(String customer, Instant at, @Nullable String from, String to) {}
        record Contact(String customer, Phase phase, @Nullable Instant askedAt, @Nullable Instant answeredAt, Instant at, boolean isTicket) {}
        record View(String viewer, @Nullable Duration dwell, boolean clicked) {}
        record Invitation(String by, String to, boolean bought) {}
        record Tenure(String plan, int months, boolean ended) {}
        record Gift(String donor, int year) {}
        record Plan(String customer, String stage, String touchpoint, TouchpointFate fate) {}
        record Gate(String customer, String content, Instant at, boolean isUnlock) {}
        record Left(String cart, Instant at, @Nullable AbandonReason reason) {}
        record Lead(String customer, LocalDate since, String channel, BigDecimal margin) {}
        record Account(String id, Instant at, double usage, int tickets, BigDecimal contract, boolean left) {}
        record Offer(String customer, Instant at, String channel, boolean heldOut, boolean bought) {}
        static final BigDecimal COST = BigDecimal.TEN;
        static final ZoneId PARIS = ZoneId.of("Europe/Paris");
        static final Period MARCH_2026 = Period.parse("2026-03");
        static final Stage PRO = Stage.of("PRO");
        static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
        static final StageHistory<Move> moves = StageHistory.of(Move::customer, Move::at, Move::from, Move::to);
        """;

    @TempDir
    Path folder;

    /**
     * One line of the table.
     *
     * @param question what somebody wants to know
     * @param code     what answers it
     * @param room     the package of the result, below dev.lifecycle
     * @param result   the type of the result
     */
    private record Line(String question, String code, String room, String result) {

        /** A method that makes the result: it collects rows of the type the code reads, or is made of another result. */
        String method(int number) {
            Matcher rows = ROW_TYPE.matcher(code);
            String made = rows.find()
                    ? "(Stream<" + (rows.group(1) == null ? "Move" : rows.group(1)) + "> rows) { return rows.collect("
                            + code + "); }"
                    : "(PurchaseSummary summary, PurchaseModel purchases, GammaGamma spend, RenewalTable renewals,"
                            + " OpportunitySummary occasions, BgBb gifts, Stream<HistoryEntry> history) { return "
                            + code + "; }";
            return "static dev.lifecycle." + room + "." + result + " line" + number + made + "\n";
        }

        @Override
        public String toString() {
            return question;
        }
    }

    private static List<Line> lines() throws IOException {
        return LINE.matcher(Files.readString(TABLE, StandardCharsets.UTF_8))
                .results()
                .map(m -> new Line(m.group(1), m.group(2), m.group(3), m.group(4)))
                .toList();
    }

    @Test
    void every_row_of_the_table_is_read() throws IOException {
        long rows = Files.readString(TABLE, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("<tr><td>"))
                .count();
        assertThat(lines()).hasSize((int) rows).hasSizeGreaterThan(30);
    }

    @Test
    void every_row_compiles_to_its_result() throws IOException {
        assertThat(complaints(lines())).isEmpty();
    }

    @Test
    void a_row_with_another_result_would_not() throws IOException {
        Line wrong = new Line(
                "who comes back", "Retention.of(Order::customer, Order::day).metric()", "metrics.retention", "Growth");
        assertThat(complaints(List.of(wrong))).contains("metric()");
    }

    @ParameterizedTest
    @MethodSource("collecting")
    void whatever_collects_rows_ends_with_a_calendar_or_says_metric(Line line) {
        assertThat(line.code()).matches(".*\\.(over\\(.+\\)|metric\\(\\))");
    }

    private static Stream<Line> collecting() throws IOException {
        return lines().stream().filter(line -> ROW_TYPE.matcher(line.code()).find());
    }

    @Test
    void no_metric_is_missing() throws IOException {
        Set<String> shown = new TreeSet<>();
        lines().forEach(line -> shown.add(line.result()));
        Set<String> made = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.lifecycle.metrics")
                        .stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                        .map(JavaClass::getSimpleName)
                        .filter(name -> name.endsWith("Definition") && !SHARED.contains(name))
                        .map(name -> name.substring(0, name.length() - "Definition".length()))
                        .forEach(made::add);
        assertThat(made).hasSizeGreaterThan(20);
        assertThat(shown).containsAll(made);
    }

    /** Definitions that several metrics share, or that are the same metric over columns. */
    private static final Set<String> SHARED = Set.of(
            "SurveyDefinition",
            "SurvivalDefinition",
            "StageDefinition",
            "ColumnRetentionDefinition",
            "ChainValueDefinition");

    private String complaints(List<Line> lines) throws IOException {
        StringBuilder source = new StringBuilder();
        for (String room : imported()) {
            source.append("import ").append(room).append(".*;\n");
        }
        // There is one in java.time, too.
        source.append("import dev.lifecycle.metrics.Period;\n");
        source.append("class Host {\n").append(HOST);
        for (int i = 0; i < lines.size(); i++) {
            source.append(lines.get(i).method(i));
        }
        Path file = Files.writeString(folder.resolve("Host.java"), source.append("}\n"), StandardCharsets.UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-d", folder.toString(), "-classpath", System.getProperty("java.class.path"), "-proc:none");
            compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
        }
        return complaints.toString();
    }

    /** All rooms of metrics, and what the rows of a host are made of. */
    private static List<String> imported() throws IOException {
        List<String> rooms = new ArrayList<>(List.of(
                "java.math",
                "java.time",
                "java.util.stream",
                "dev.lifecycle.model",
                "dev.lifecycle.stage",
                "org.jspecify.annotations"));
        Path root = TABLE.getParent();
        try (Stream<Path> folders = Files.walk(root)) {
            folders.filter(path -> Files.exists(path.resolve("package-info.java")))
                    .filter(path -> !path.endsWith("internal") && !path.endsWith("numeric"))
                    .map(path -> "dev.lifecycle.metrics."
                            + root.relativize(path)
                                    .toString()
                                    .replace('\\', '.')
                                    .replace('/', '.'))
                    .map(name -> name.endsWith(".") ? name.substring(0, name.length() - 1) : name)
                    .forEach(rooms::add);
        }
        return rooms;
    }
}
