package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.Customer;
import dev.lifecycle.examples.lampshop.LumenEvents.SurveyDismissed;
import dev.lifecycle.examples.lampshop.LumenEvents.SurveyShown;
import dev.lifecycle.examples.report.rows.Answer;
import dev.lifecycle.preset.event.SurveyAnswered;
import dev.lifecycle.preset.event.SurveyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads surveys out of what happened: each one shown, with its answer where there was one. */
final class SurveyRows {

    private final List<Answer> answers = new ArrayList<>();
    private final Map<SurveyKind, Instant> open = new EnumMap<>(SurveyKind.class);

    private SurveyRows() {}

    static List<Answer> of(Chronicle chronicle) {
        SurveyRows rows = new SurveyRows();
        for (List<Entry> life : chronicle.lives()) {
            life.forEach(rows::read);
            rows.open.forEach((kind, shown) -> rows.add(life.get(0).customer(), kind, shown, null));
            rows.open.clear();
        }
        return rows.answers;
    }

    private void read(Entry entry) {
        if (entry.event() instanceof SurveyShown shown) {
            Instant before = open.put(shown.kind(), entry.at());
            if (before != null) {
                add(entry.customer(), shown.kind(), before, null);
            }
        } else if (entry.event() instanceof SurveyAnswered answer) {
            open.remove(answer.kind());
            add(entry.customer(), answer.kind(), entry.at(), answer.score());
        } else if (entry.event() instanceof SurveyDismissed dismissed && open.remove(dismissed.kind()) != null) {
            add(entry.customer(), dismissed.kind(), entry.at(), null);
        }
    }

    private void add(Customer customer, SurveyKind kind, Instant at, @Nullable Integer score) {
        answers.add(new Answer(customer.name(), customer.segment(), kind, at, score));
    }
}
