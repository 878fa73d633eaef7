package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.examples.lampshop.Shop;
import dev.lifecycle.examples.lampshop.ShopSystems;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Grid;
import dev.lifecycle.stage.HistoryEntry;
import dev.lifecycle.stage.Kind;
import dev.lifecycle.stage.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** One customer's page on the terminal: why she is where she is, how she got there, and where she was before. */
final class StoryText {

    static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private static final int WIDTH = 116;
    private static final String WHO = "alice";
    private static final List<LocalDate> LOOKS =
            List.of(LocalDate.of(2025, 9, 2), LocalDate.of(2025, 10, 1), LocalDate.of(2026, 1, 1));

    private StoryText() {}

    static void print(Console console, ShopSystems systems) {
        console.head("Why is %s where she is?", WHO);
        for (Lifecycle lifecycle : systems.lifecycles()) {
            if (lifecycle.find(WHO).isPresent()) {
                why(console, lifecycle.why(WHO).toString());
            }
        }
        console.line("  And how she got there:");
        Grid story = new Grid(1);
        for (HistoryEntry row : systems.fiveStage().history(WHO)) {
            if (row.kind() == Kind.STAYED || row.kind() == Kind.IGNORED) {
                continue;
            }
            story.line(
                    "  " + MINUTES.format(row.at().atZone(Shop.FR.zone())),
                    row.to().id(),
                    said(row));
        }
        console.block(story);
        StringBuilder looks = new StringBuilder();
        for (LocalDate day : LOOKS) {
            Instant midnight = day.atStartOfDay(Shop.FR.zone()).toInstant();
            String stage =
                    systems.fiveStage().stageAsOf(WHO, midnight).map(Stage::id).orElse("unknown");
            looks.append(looks.isEmpty() ? "" : ", ")
                    .append(stage)
                    .append(" on ")
                    .append(day);
        }
        console.line("  As of earlier days: %s", looks);
    }

    /** On two lines where one would be too long. */
    private static void why(Console console, String why) {
        int end = why.length() <= WIDTH ? why.length() : why.lastIndexOf(' ', WIDTH);
        console.line("  %s", why.substring(0, end));
        if (end < why.length()) {
            console.line("    %s", why.substring(end + 1));
        }
    }

    private static String said(HistoryEntry row) {
        if (row.kind() == Kind.MIGRATED) {
            return "to version " + row.key().version() + " of the model, written "
                    + MINUTES.format(row.times().recorded().atZone(Shop.FR.zone()));
        }
        String what = row.cause().trigger();
        String passed = row.cause().passed() == null ? "" : " '" + row.cause().passed() + "'";
        if (row.kind() == Kind.REFUSED) {
            return what + " was refused";
        }
        return what + passed;
    }
}
