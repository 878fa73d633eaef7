package dev.lifecycle.examples.report.panels;

import dev.lifecycle.examples.report.Table;
import dev.lifecycle.examples.report.rows.Planned;
import dev.lifecycle.stage.Touchpoint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was planned for customers, and what became of it: sent, still waiting, or not sent and why.
 *
 * @param all       every contact any model ever planned
 * @param postponed reason to how often a contact was put off to a later time
 */
public record TouchpointPanel(List<Planned> all, Map<String, Long> postponed) implements Panel {

    /** How many have this status. */
    public long count(Touchpoint.Status status) {
        return with(status).count();
    }

    /** Why contacts have this status, to how many have. */
    public Map<String, Long> withheld(Touchpoint.Status status) {
        return with(status).collect(Collectors.groupingBy(Planned::reason, TreeMap::new, Collectors.counting()));
    }

    private Stream<Planned> with(Touchpoint.Status status) {
        return all.stream().filter(one -> one.touchpoint().status() == status);
    }

    @Override
    public List<Table> tables() {
        record Kind(String model, String stage, String id, String status, String reason) {}
        Table kinds = new Table("touchpoints", "model,stage,touchpoint,status,reason,count");
        all.stream()
                .collect(Collectors.groupingBy(
                        one -> new Kind(
                                one.touchpoint().key().model(),
                                one.touchpoint().stage().id(),
                                one.touchpoint().id(),
                                one.status(),
                                one.reason()),
                        () -> new TreeMap<>(Comparator.comparing(Kind::toString)),
                        Collectors.counting()))
                .forEach((kind, count) ->
                        kinds.row(kind.model(), kind.stage(), kind.id(), kind.status(), kind.reason(), count));
        Table delays = new Table("touchpoints_postponed", "reason,times");
        postponed.forEach(delays::row);
        return List.of(kinds, delays);
    }
}
