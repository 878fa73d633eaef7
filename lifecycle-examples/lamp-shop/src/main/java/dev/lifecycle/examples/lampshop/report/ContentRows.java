package dev.lifecycle.examples.lampshop.report;

import dev.lifecycle.examples.lampshop.Chronicle;
import dev.lifecycle.examples.lampshop.Chronicle.Entry;
import dev.lifecycle.examples.lampshop.LumenEvents.DwellMeasured;
import dev.lifecycle.examples.report.rows.View;
import dev.lifecycle.preset.event.ContentViewed;
import dev.lifecycle.preset.event.LinkClicked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads page views out of what happened: what was measured or clicked belongs to the view before it. */
final class ContentRows {

    private final List<View> views = new ArrayList<>();
    private @Nullable View open;

    private ContentRows() {}

    static List<View> of(Chronicle chronicle) {
        ContentRows rows = new ContentRows();
        for (List<Entry> life : chronicle.lives()) {
            life.forEach(rows::read);
            rows.close(null);
        }
        return rows.views;
    }

    private void read(Entry entry) {
        View view = open;
        if (entry.event() instanceof ContentViewed seen) {
            close(new View(entry.customer().name(), seen.content(), null, false));
        } else if (view != null
                && entry.event() instanceof DwellMeasured dwell
                && dwell.content().equals(view.content())) {
            open = new View(view.viewer(), view.content(), Duration.ofSeconds(dwell.seconds()), view.clicked());
        } else if (view != null
                && entry.event() instanceof LinkClicked link
                && link.link().contains(view.content())) {
            open = new View(view.viewer(), view.content(), view.dwell(), true);
        }
    }

    private void close(@Nullable View next) {
        if (open != null) {
            views.add(open);
        }
        open = next;
    }
}
