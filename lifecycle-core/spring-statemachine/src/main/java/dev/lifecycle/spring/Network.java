package dev.lifecycle.spring;

import dev.lifecycle.model.Stage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rows of one machine, in the order a model asks them, without what a model refuses: stages that cannot be reached and rules that
 * can never fire, both of which Spring lets pass.
 */
final class Network {

    private final Stage start;
    private final Map<String, List<Stage>> groups = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();
    private final Set<Stage> reached = new LinkedHashSet<>();
    private final Set<Row> alive = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Row, List<Row>> copies = new IdentityHashMap<>();
    private final List<Stage> terminals = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    /**
     * The groups come from the innermost.
     *
     * @param parentFirst whether what outer groups say on an event comes before what inner ones and the stage itself say
     */
    Network(
            Stage start,
            List<Stage> stages,
            Map<String, List<Stage>> groups,
            List<Row> read,
            List<Stage> ended,
            boolean parentFirst,
            List<Remark> remarks) {
        this.start = start;
        this.groups.putAll(groups);
        // one without a guard comes last among its equals, or those after it could never fire
        read.stream().sorted(Comparator.comparing(Row::always)).forEach(rows::add);
        if (parentFirst) {
            stages.forEach(this::outermostFirst);
        }
        rows.addAll(returns());
        walk();
        remark(stages, read, remarks);
        prune();
        ends(ended, remarks);
    }

    Stage start() {
        return start;
    }

    /** From the start, nearest first. */
    Set<Stage> stages() {
        return reached;
    }

    Map<String, List<Stage>> groups() {
        return groups;
    }

    List<Row> rows() {
        return rows;
    }

    List<Stage> terminals() {
        return terminals;
    }

    /**
     * A group's rule skips its own target, but Spring's transition leads from that state back into it. So the stage says it itself, and
     * with it everything that its groups say on the same trigger, in their order.
     */
    private List<Row> returns() {
        List<Row> returns = new ArrayList<>();
        for (Row row : List.copyOf(rows)) {
            Stage target = row.target();
            if (row.stage() != null
                    || target == null
                    || !members(row.scope()).contains(target)
                    || !said.add(target.id() + " " + row.trigger())) {
                continue;
            }
            groupRows(target, row.trigger()).forEach(outer -> returns.add(copy(outer, target)));
        }
        return returns;
    }

    /** Where groups and stage, or several groups, say something on one event, the stage says all of it itself, from the outermost. */
    private void outermostFirst(Stage stage) {
        Set<String> events = new LinkedHashSet<>();
        rows.stream().map(Row::event).filter(Objects::nonNull).forEach(events::add);
        for (String event : events) {
            List<Row> own = rows.stream()
                    .filter(row -> stage.equals(row.stage()) && event.equals(row.event()))
                    .toList();
            List<Row> outer = groupRows(stage, event);
            long scopes = outer.stream().map(Row::scope).distinct().count() + (own.isEmpty() ? 0 : 1);
            if (scopes > 1 && said.add(stage.id() + " " + event)) {
                List<Row> copied = new ArrayList<>();
                List<String> outermost = new ArrayList<>(groups.keySet());
                Collections.reverse(outermost);
                outermost.forEach(group -> outer.stream()
                        .filter(row -> row.scope().equals(group))
                        .forEach(row -> copied.add(copy(row, stage))));
                rows.removeAll(own);
                rows.addAll(copied);
                rows.addAll(own);
            }
        }
    }

    private Row copy(Row outer, Stage stage) {
        Row copy = outer.at(stage);
        copies.computeIfAbsent(outer, original -> new ArrayList<>()).add(copy);
        return copy;
    }

    private void walk() {
        Deque<Stage> open = new ArrayDeque<>(List.of(start));
        reached.add(start);
        Set<String> events = new LinkedHashSet<>();
        rows.stream().map(Row::event).filter(Objects::nonNull).forEach(events::add);
        while (!open.isEmpty()) {
            Stage stage = open.remove();
            List<Row> firing = timers(stage);
            events.forEach(event -> firing.addAll(upToFirst(Row::always, asked(stage, event))));
            for (Row row : firing) {
                alive.add(row);
                for (Stage next :
                        row.route() == null ? Set.<Stage>of() : row.route().stages()) {
                    if (reached.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
    }

    /** The timers of a stage, by when they are due, up to the first that always leads away. */
    private List<Row> timers(Stage stage) {
        Map<String, List<Row>> byDelay = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.event() == null)
                .sorted(Comparator.comparing(row -> Objects.requireNonNull(row.delay())))
                .forEach(row -> byDelay.computeIfAbsent(row.trigger(), trigger -> asked(stage, trigger)));
        List<Row> timers = new ArrayList<>();
        byDelay.values().forEach(timers::addAll);
        return upToFirst(row -> row.always() && row.route() != null, timers);
    }

    private static List<Row> upToFirst(Predicate<Row> last, List<Row> rows) {
        List<Row> firing = new ArrayList<>();
        for (Row row : rows) {
            firing.add(row);
            if (last.test(row)) {
                break;
            }
        }
        return firing;
    }

    private List<Row> asked(Stage stage, String trigger) {
        List<Row> asked = new ArrayList<>();
        for (Row row : rows) {
            if (stage.equals(row.stage()) && row.trigger().equals(trigger)) {
                asked.add(row);
            }
        }
        for (Row row : groupRows(stage, trigger)) {
            if (!row.reenters(stage)) {
                asked.add(row);
            }
        }
        return asked;
    }

    /** What the groups of a stage say on a trigger, from the innermost group. */
    private List<Row> groupRows(Stage stage, String trigger) {
        List<Row> said = new ArrayList<>();
        groups.forEach((group, members) -> {
            if (members.contains(stage)) {
                rows.stream()
                        .filter(row -> row.stage() == null
                                && row.scope().equals(group)
                                && row.trigger().equals(trigger))
                        .forEach(said::add);
            }
        });
        return said;
    }

    private void remark(List<Stage> stages, List<Row> read, List<Remark> remarks) {
        for (Stage stage : stages) {
            if (!reached.contains(stage)) {
                remarks.add(new Remark(Remark.Kind.LEFT_OUT, stage.id(), Messages.unreachable(start)));
            }
        }
        for (Row row : read) {
            boolean copied = copies.getOrDefault(row, List.of()).stream().anyMatch(alive::contains);
            if (!alive.contains(row) && !copied && concerns(row)) {
                remarks.add(new Remark(Remark.Kind.LEFT_OUT, row.defaultId(), Messages.neverAsked()));
            }
        }
    }

    private boolean concerns(Row row) {
        return row.stage() == null
                ? members(row.scope()).stream().anyMatch(reached::contains)
                : reached.contains(row.stage());
    }

    private void prune() {
        groups.replaceAll(
                (group, members) -> members.stream().filter(reached::contains).toList());
        groups.values().removeIf(List::isEmpty);
        Map<Set<Stage>, String> names = new LinkedHashMap<>();
        Map<String, String> renamed = new LinkedHashMap<>();
        groups.forEach((group, members) -> {
            String inner = names.putIfAbsent(Set.copyOf(members), group);
            renamed.put(group, inner == null ? group : inner);
        });
        List<Row> kept = new ArrayList<>();
        rows.stream().filter(row -> row.stage() != null && alive.contains(row)).forEach(kept::add);
        groups.keySet()
                .forEach(group -> rows.stream()
                        .filter(row -> row.stage() == null && row.scope().equals(group) && alive.contains(row))
                        .map(row -> row.in(renamed.getOrDefault(group, group)))
                        .forEach(kept::add));
        rows.clear();
        rows.addAll(kept);
        groups.keySet().retainAll(renamed.values());
    }

    private void ends(List<Stage> ended, List<Remark> remarks) {
        for (Stage stage : reached) {
            boolean leaves = false;
            boolean leadsOut = false;
            for (Row row : rows) {
                boolean applies = row.stage() == null
                        ? members(row.scope()).contains(stage) && !row.reenters(stage)
                        : row.stage().equals(stage);
                if (applies && row.route() != null) {
                    leaves = true;
                    leadsOut |= row.route().stages().stream().anyMatch(target -> !target.is(stage));
                }
            }
            if (!leaves) {
                terminals.add(stage);
                if (!ended.contains(stage)) {
                    remarks.add(new Remark(Remark.Kind.NOTE, stage.id(), Messages.noWayOut()));
                }
            } else if (!leadsOut) {
                remarks.add(new Remark(Remark.Kind.NOTE, stage.id(), Messages.trap()));
            }
        }
    }

    private List<Stage> members(String group) {
        return groups.getOrDefault(group, List.of());
    }
}
