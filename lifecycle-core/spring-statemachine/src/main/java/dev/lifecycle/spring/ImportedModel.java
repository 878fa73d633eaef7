package dev.lifecycle.spring;

import dev.lifecycle.stage.Stage;
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
 * The rules of one machine, in the order a model asks them, without what a model refuses: stages that cannot be reached and rules that
 * can never fire, both of which Spring lets pass.
 */
final class ImportedModel {

    private final Stage start;
    private final Map<String, List<Stage>> groups = new LinkedHashMap<>();
    private final List<ImportedRule> rules = new ArrayList<>();
    private final Set<Stage> reached = new LinkedHashSet<>();
    private final Set<ImportedRule> alive = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<ImportedRule, List<ImportedRule>> copies = new IdentityHashMap<>();
    private final List<Stage> terminals = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    /**
     * The groups come from the innermost.
     *
     * @param parentFirst whether what outer groups say on an event comes before what inner ones and the stage itself say
     */
    ImportedModel(
            Stage start,
            List<Stage> stages,
            Map<String, List<Stage>> groups,
            List<ImportedRule> read,
            List<Stage> ended,
            boolean parentFirst,
            List<ImportNote> notes) {
        this.start = start;
        this.groups.putAll(groups);
        // one without a guard comes last among its equals, or those after it could never fire
        read.stream().sorted(Comparator.comparing(ImportedRule::always)).forEach(rules::add);
        if (parentFirst) {
            stages.forEach(this::outermostFirst);
        }
        rules.addAll(returns());
        walk();
        note(stages, read, notes);
        prune();
        ends(ended, notes);
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

    List<ImportedRule> rules() {
        return rules;
    }

    List<Stage> terminals() {
        return terminals;
    }

    /**
     * A group's rule skips its own target, but Spring's transition leads from that state back into it. So the stage says it itself, and
     * with it everything that its groups say on the same trigger, in their order.
     */
    private List<ImportedRule> returns() {
        List<ImportedRule> returns = new ArrayList<>();
        for (ImportedRule rule : List.copyOf(rules)) {
            Stage target = rule.target();
            if (rule.stage() != null
                    || target == null
                    || !members(rule.scope()).contains(target)
                    || !said.add(target.id() + " " + rule.trigger())) {
                continue;
            }
            groupRules(target, rule.trigger()).forEach(outer -> returns.add(copy(outer, target)));
        }
        return returns;
    }

    /** Where groups and stage, or several groups, say something on one event, the stage says all of it itself, from the outermost. */
    private void outermostFirst(Stage stage) {
        Set<String> events = new LinkedHashSet<>();
        rules.stream().map(ImportedRule::event).filter(Objects::nonNull).forEach(events::add);
        for (String event : events) {
            List<ImportedRule> own = rules.stream()
                    .filter(rule -> stage.equals(rule.stage()) && event.equals(rule.event()))
                    .toList();
            List<ImportedRule> outer = groupRules(stage, event);
            long scopes = outer.stream().map(ImportedRule::scope).distinct().count() + (own.isEmpty() ? 0 : 1);
            if (scopes > 1 && said.add(stage.id() + " " + event)) {
                List<ImportedRule> copied = new ArrayList<>();
                List<String> outermost = new ArrayList<>(groups.keySet());
                Collections.reverse(outermost);
                outermost.forEach(group -> outer.stream()
                        .filter(rule -> rule.scope().equals(group))
                        .forEach(rule -> copied.add(copy(rule, stage))));
                rules.removeAll(own);
                rules.addAll(copied);
                rules.addAll(own);
            }
        }
    }

    private ImportedRule copy(ImportedRule outer, Stage stage) {
        ImportedRule copy = outer.at(stage);
        copies.computeIfAbsent(outer, original -> new ArrayList<>()).add(copy);
        return copy;
    }

    private void walk() {
        Deque<Stage> open = new ArrayDeque<>(List.of(start));
        reached.add(start);
        Set<String> events = new LinkedHashSet<>();
        rules.stream().map(ImportedRule::event).filter(Objects::nonNull).forEach(events::add);
        while (!open.isEmpty()) {
            Stage stage = open.remove();
            List<ImportedRule> firing = timers(stage);
            events.forEach(event -> firing.addAll(upToFirst(ImportedRule::always, asked(stage, event))));
            for (ImportedRule rule : firing) {
                alive.add(rule);
                for (Stage next :
                        rule.route() == null ? Set.<Stage>of() : rule.route().stages()) {
                    if (reached.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
    }

    /** The timers of a stage, by when they are due, up to the first that always leads away. */
    private List<ImportedRule> timers(Stage stage) {
        Map<String, List<ImportedRule>> byDelay = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> rule.event() == null)
                .sorted(Comparator.comparing(rule -> Objects.requireNonNull(rule.delay())))
                .forEach(rule -> byDelay.computeIfAbsent(rule.trigger(), trigger -> asked(stage, trigger)));
        List<ImportedRule> timers = new ArrayList<>();
        byDelay.values().forEach(timers::addAll);
        return upToFirst(rule -> rule.always() && rule.route() != null, timers);
    }

    private static List<ImportedRule> upToFirst(Predicate<ImportedRule> last, List<ImportedRule> rules) {
        List<ImportedRule> firing = new ArrayList<>();
        for (ImportedRule rule : rules) {
            firing.add(rule);
            if (last.test(rule)) {
                break;
            }
        }
        return firing;
    }

    private List<ImportedRule> asked(Stage stage, String trigger) {
        List<ImportedRule> asked = new ArrayList<>();
        for (ImportedRule rule : rules) {
            if (stage.equals(rule.stage()) && rule.trigger().equals(trigger)) {
                asked.add(rule);
            }
        }
        for (ImportedRule rule : groupRules(stage, trigger)) {
            if (!rule.reenters(stage)) {
                asked.add(rule);
            }
        }
        return asked;
    }

    /** What the groups of a stage say on a trigger, from the innermost group. */
    private List<ImportedRule> groupRules(Stage stage, String trigger) {
        List<ImportedRule> said = new ArrayList<>();
        groups.forEach((group, members) -> {
            if (members.contains(stage)) {
                rules.stream()
                        .filter(rule -> rule.stage() == null
                                && rule.scope().equals(group)
                                && rule.trigger().equals(trigger))
                        .forEach(said::add);
            }
        });
        return said;
    }

    private void note(List<Stage> stages, List<ImportedRule> read, List<ImportNote> notes) {
        for (Stage stage : stages) {
            if (!reached.contains(stage)) {
                notes.add(new ImportNote(ImportNote.Kind.LEFT_OUT, stage.id(), Messages.unreachable(start.id())));
            }
        }
        for (ImportedRule rule : read) {
            boolean copied = copies.getOrDefault(rule, List.of()).stream().anyMatch(alive::contains);
            if (!alive.contains(rule) && !copied && concerns(rule)) {
                notes.add(new ImportNote(ImportNote.Kind.LEFT_OUT, rule.defaultId(), Messages.neverAsked()));
            }
        }
    }

    private boolean concerns(ImportedRule rule) {
        return rule.stage() == null
                ? members(rule.scope()).stream().anyMatch(reached::contains)
                : reached.contains(rule.stage());
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
        List<ImportedRule> kept = new ArrayList<>();
        rules.stream()
                .filter(rule -> rule.stage() != null && alive.contains(rule))
                .forEach(kept::add);
        groups.keySet()
                .forEach(group -> rules.stream()
                        .filter(rule -> rule.stage() == null && rule.scope().equals(group) && alive.contains(rule))
                        .map(rule -> rule.in(renamed.getOrDefault(group, group)))
                        .forEach(kept::add));
        rules.clear();
        rules.addAll(kept);
        groups.keySet().retainAll(renamed.values());
    }

    private void ends(List<Stage> ended, List<ImportNote> notes) {
        for (Stage stage : reached) {
            boolean leaves = false;
            boolean leadsOut = false;
            for (ImportedRule rule : rules) {
                boolean applies = rule.stage() == null
                        ? members(rule.scope()).contains(stage) && !rule.reenters(stage)
                        : rule.stage().equals(stage);
                if (applies && rule.route() != null) {
                    leaves = true;
                    leadsOut |= rule.route().stages().stream().anyMatch(target -> !target.is(stage));
                }
            }
            if (!leaves) {
                terminals.add(stage);
                if (!ended.contains(stage)) {
                    notes.add(new ImportNote(ImportNote.Kind.NOTE, stage.id(), Messages.noWayOut()));
                }
            } else if (!leadsOut) {
                notes.add(new ImportNote(ImportNote.Kind.NOTE, stage.id(), Messages.trap()));
            }
        }
    }

    private List<Stage> members(String group) {
        return groups.getOrDefault(group, List.of());
    }
}
