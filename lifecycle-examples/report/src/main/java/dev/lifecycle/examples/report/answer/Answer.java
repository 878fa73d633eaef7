package dev.lifecycle.examples.report.answer;

import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Figures;
import dev.lifecycle.examples.report.Report;
import dev.lifecycle.examples.report.rows.PurchaseDay;
import dev.lifecycle.metrics.Periods;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answer first: what a purchase log says of its customers, on one screen, and the list of all of them. */
public final class Answer {

    private final CustomerRows customers;
    private final Foretelling foretelling;
    private final @Nullable Coming coming;
    private final Change change;
    private final int silence;
    private final LocalDate end;

    private Answer(
            CustomerRows customers,
            Foretelling foretelling,
            @Nullable Coming coming,
            Change change,
            int silence,
            LocalDate end) {
        this.customers = customers;
        this.foretelling = foretelling;
        this.coming = coming;
        this.change = change;
        this.silence = silence;
        this.end = end;
    }

    /**
     * Works it out.
     *
     * @param days    one row for each customer and day with a purchase, in order of time
     * @param figures of the same
     * @param silence days without a purchase after which a customer is silent
     * @param end     the last day that was observed
     * @param stage   the stage of a customer
     */
    public static Answer of(
            List<PurchaseDay> days,
            Figures figures,
            Periods periods,
            int silence,
            LocalDate end,
            Function<String, String> stage) {
        Foretelling foretelling = Foretelling.of(days, periods.zone(), end);
        return new Answer(
                CustomerRows.of(days, foretelling, periods.zone(), end, stage),
                foretelling,
                Coming.of(foretelling, days, periods.zone(), end).orElse(null),
                Change.of(figures.growth(), periods),
                silence,
                end);
    }

    /**
     * Says it in at most forty lines.
     *
     * @param reading what there is to say of the reading, in sentences
     */
    public void tell(Console console, List<String> reading) {
        AnswerText text = new AnswerText(console);
        text.whoTheyAre(customers, foretelling, silence, end);
        text.whatChanged(change);
        text.whatComes(coming);
        text.whomToCall(customers);
        text.whetherToBelieve(foretelling.speaker(), reading);
    }

    /** Adds the table of customers and the forecast. */
    public void into(Report report) {
        report.tables(List.of(customers.table()));
        report.put("speaker", foretelling.speaker().reason());
        report.put("forecast", coming == null ? null : coming.forecast());
        report.put("backtest", coming == null ? null : coming.backtest());
    }
}
