package dev.lifecycle.examples.report.answer;

import dev.lifecycle.examples.report.Console;
import dev.lifecycle.metrics.rate.Interval;
import dev.lifecycle.metrics.rate.Rate;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.stage.Texts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first screen: at most forty lines of eighty columns. */
final class AnswerText {

    /** How wide a line may be. */
    static final int WIDTH = 80;

    private static final int LATELY = 90;
    private static final int LISTED = 10;
    private static final int ID = 22;
    private static final double USUAL = 1.645;

    private final Console console;

    AnswerText(Console console) {
        this.console = console;
    }

    void whoTheyAre(CustomerRows customers, Foretelling foretelling, int silence, LocalDate end) {
        List<CustomerRow> all = customers.all();
        long lately = all.stream().filter(row -> since(row, end) < LATELY).count();
        long silent = all.stream().filter(row -> since(row, end) >= silence).count();
        console.head("WHO THEY ARE, at the end of %s", end);
        console.line("  %-34s %,10d", "customers", all.size());
        share("bought in the last " + LATELY + " days", lately, all.size());
        share("silent for " + silence + " days or more", silent, all.size());
        gone(customers, foretelling.model());
    }

    private void share(String what, long part, long whole) {
        Rate rate = new Rate(part, whole);
        Interval interval = rate.wilson(1.96);
        console.line(
                "  %-34s %,10d  %5.1f %%  (%.1f to %.1f %%)",
                what, part, 100 * rate.value().orElse(0), 100 * interval.low(), 100 * interval.high());
    }

    /** The sum of many who are each gone or not. */
    private void gone(CustomerRows customers, @Nullable PurchaseModel model) {
        if (model == null) {
            return;
        }
        double expected = 0;
        double variance = 0;
        long unknown = 0;
        for (CustomerRow row : customers.all()) {
            Double alive = row.alive();
            if (alive == null) {
                unknown++;
            } else {
                expected += 1 - alive;
                variance += alive * (1 - alive);
            }
        }
        double either = USUAL * Math.sqrt(variance);
        console.line(
                "  %-34s %,10.0f  (%,.0f to %,.0f, by the model%s)",
                "gone for good",
                expected,
                Math.max(0, expected - either),
                Math.min(customers.all().size(), expected + either),
                unknown == 0 ? "" : String.format(Locale.ROOT, "; of %,d nothing is known", unknown));
    }

    void whatChanged(Change change) {
        if (!change.isKnown()) {
            console.head("WHAT CHANGED: there are no two periods that are over yet");
            return;
        }
        console.head("WHAT CHANGED: %s", change.title());
        change.lines().forEach(line -> console.line("%s", line));
    }

    void whatComes(@Nullable Coming coming) {
        if (coming == null) {
            console.head("WHAT COMES: no model speaks of these customers, see below");
            return;
        }
        console.head(
                "WHAT COMES%s; 90 %% between the bounds",
                coming.withNewcomers() ? ", with as many new customers as lately" : "");
        coming.lines().forEach(line -> wrapped(line.strip()));
    }

    void whomToCall(CustomerRows customers) {
        List<CustomerRow> call = customers.toCall(LISTED);
        List<CustomerRow> best = customers.best(LISTED);
        if (best.isEmpty()) {
            return;
        }
        if (call.isEmpty()) {
            console.head("THE BEST: most to come in 52 weeks");
            best.forEach(row -> console.line("  %s", come(row)));
            return;
        }
        console.head("%-39s %s", "CALL FIRST: most to lose in 52 weeks", "THE BEST: most to come in 52 weeks");
        for (int i = 0; i < best.size(); i++) {
            console.line("  %-37s %s", i < call.size() ? lose(call.get(i)) : "", come(best.get(i)));
        }
    }

    private static String lose(CustomerRow row) {
        return String.format(
                Locale.ROOT,
                "%-" + (ID - 6) + "s %,9.0f  P %2.0f %%",
                name(row, ID - 6),
                row.atRisk(),
                100 * (row.alive() == null ? 1 : row.alive()));
    }

    private static String come(CustomerRow row) {
        CustomerRow.Ahead year = row.year();
        Double value = year == null ? null : year.value();
        return value == null
                ? String.format(
                        Locale.ROOT,
                        "%-" + ID + "s %,6.1f purchases",
                        name(row, ID),
                        year == null ? 0 : year.purchases())
                : String.format(Locale.ROOT, "%-" + ID + "s %,11.0f", name(row, ID), value);
    }

    private static String name(CustomerRow row, int width) {
        String line = Texts.inOneLine(row.customer());
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }

    private static long since(CustomerRow row, LocalDate end) {
        return ChronoUnit.DAYS.between(row.last(), end);
    }

    void whetherToBelieve(Speaker speaker, List<String> reading) {
        console.head("CAN IT BE TRUSTED?");
        wrapped(String.join(" ", reading));
        wrapped("Model: " + speaker.reason() + ".");
    }

    /** A sentence, cut between words into lines of the width. */
    private void wrapped(String sentence) {
        StringBuilder line = new StringBuilder("  ");
        for (String word : sentence.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH) {
                console.line("%s", line.toString().stripTrailing());
                line = new StringBuilder("    ");
            }
            line.append(word).append(' ');
        }
        console.line("%s", line.toString().stripTrailing());
    }
}
