package dev.lifecycle.examples.lampshop.report;

import static dev.lifecycle.stage.Touchpoint.Status.CANCELLED;
import static dev.lifecycle.stage.Touchpoint.Status.PENDING;
import static dev.lifecycle.stage.Touchpoint.Status.SENT;
import static dev.lifecycle.stage.Touchpoint.Status.SUPPRESSED;

import dev.lifecycle.examples.lampshop.report.YearFindings.Due;
import dev.lifecycle.examples.report.Console;
import dev.lifecycle.examples.report.Grid;
import dev.lifecycle.examples.report.Panels;
import dev.lifecycle.examples.report.panels.TouchpointPanel;
import dev.lifecycle.stage.Touchpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What went out in the year, what did not and why, and what comes next, on the terminal. */
final class TouchpointText {

    private static final int FIRST = 2;

    private TouchpointText() {}

    static void print(Console console, TouchpointPanel touchpoints, List<Due> due) {
        console.head(
                "Touchpoints: %,d planned, %,d sent, %,d waiting",
                touchpoints.all().size(), touchpoints.count(SENT), touchpoints.count(PENDING));
        console.line("  suppressed: %s", list(touchpoints.withheld(SUPPRESSED)));
        console.line("  cancelled: %s", list(touchpoints.withheld(CANCELLED)));
        console.line("  put off to a later time: %s", list(touchpoints.postponed()));
        console.line("  due within the next 24 hours: %,d%s", due.size(), due.isEmpty() ? "" : "; the first of them");
        Grid grid = new Grid(1);
        for (Due one : due.subList(0, Math.min(FIRST, due.size()))) {
            Touchpoint touchpoint = one.touchpoint();
            grid.line(
                    "  "
                            + StoryText.MINUTES.format(
                                    touchpoint.due().atZone(one.shop().zone())),
                    one.shop().id() + "/" + touchpoint.subject(),
                    touchpoint.id(),
                    touchpoint.key().model());
        }
        console.block(grid);
    }

    /** {@code 1,234 of this, 5 of that}. */
    static String list(Map<String, ? extends Number> counts) {
        return counts.entrySet().stream()
                .map(one -> Panels.number(one.getValue().longValue()) + " " + one.getKey())
                .collect(Collectors.joining(", "));
    }
}
