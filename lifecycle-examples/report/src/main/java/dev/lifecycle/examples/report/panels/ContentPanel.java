package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.View;
import dev.lifecycle.metrics.Segmented;
import dev.lifecycle.metrics.engagement.ContentEngagement;
import java.util.List;

/**
 * How each piece of content is used.
 *
 * @param content by piece, and in all
 */
public record ContentPanel(Segmented<String, ContentEngagement> content) implements Panel {

    /** Works it out. */
    public static ContentPanel of(List<View> views) {
        return new ContentPanel(views.stream()
                .collect(ContentEngagement.of(View::viewer, View::dwell, View::clicked)
                        .metric()
                        .by(View::content)));
    }

    @Override
    public List<Table> tables() {
        Table table = new Table("content", "content,views,mean_dwell_seconds,dwell_measured,viewers," + Table.RATE);
        content.segments().forEach((name, found) -> add(table, name, found));
        add(table, "all", content.total());
        return List.of(table);
    }

    private static void add(Table table, String name, ContentEngagement found) {
        table.row(
                name,
                found.views(),
                found.meanDwell().map(dwell -> (Object) dwell.toSeconds()),
                found.coverage().value(),
                found.viewers(),
                found.clickShare());
    }
}
