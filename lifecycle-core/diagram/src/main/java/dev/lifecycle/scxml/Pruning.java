package dev.lifecycle.scxml;

import dev.lifecycle.stage.Stage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes from a document what SCXML lets pass and a model refuses: stages that cannot be reached, rules that can never fire, timers of no
 * length that lead around; and marks the stages that nothing leads out of. All of it is noted. A model's own document has nothing of it.
 */
final class Pruning {

    private final States states;
    private final Findings findings;
    private final List<ReadRule> rules;
    private final IdentityHashMap<Element, List<ReadRule>> byState = new IdentityHashMap<>();
    private final IdentityHashMap<ReadRule, Integer> order = new IdentityHashMap<>();
    private final Set<Element> reached = new LinkedHashSet<>();
    private final Set<ReadRule> alive = Collections.newSetFromMap(new IdentityHashMap<>());

    Pruning(States states, Findings findings, List<ReadRule> read) {
        this.states = states;
        this.findings = findings;
        rules = new ArrayList<>(read);
        for (ReadRule rule : rules) {
            order.put(rule, order.size());
            byState.computeIfAbsent(rule.state(), state -> new ArrayList<>()).add(rule);
        }
    }

    void run(Stage start) {
        breakLoops();
        Deque<Element> open = new ArrayDeque<>();
        reach(start, open);
        while (!open.isEmpty()) {
            Element stage = open.remove();
            for (ReadRule rule : firing(stage)) {
                alive.add(rule);
                rule.targets().forEach(target -> reach(target, open));
            }
        }
        for (Element stage : states.stages()) {
            if (!reached.contains(stage)) {
                findings.note(Messages.unreachable(stage.toString()));
            }
        }
        for (ReadRule rule : rules) {
            if (!alive.contains(rule) && concernsSomebody(rule)) {
                findings.note(Messages.neverFires(rule.transition().toString()));
            }
        }
        rules.removeIf(rule -> !alive.contains(rule));
        byState.values().forEach(list -> list.removeIf(rule -> !alive.contains(rule)));
    }

    List<ReadRule> rules() {
        return rules;
    }

    boolean isReached(Element stage) {
        return reached.contains(stage);
    }

    /** Whether a rule that may fire leaves the stage. */
    boolean isLeft(Element stage) {
        return applying(stage).stream().anyMatch(ReadRule::leaves);
    }

    /** Whether a rule that may fire leads to another stage. */
    boolean leadsOut(Element stage) {
        Stage own = states.stage(stage);
        return applying(stage).stream().flatMap(rule -> rule.targets().stream()).anyMatch(target -> !target.is(own));
    }

    private void reach(Stage target, Deque<Element> open) {
        states.elementOf(target).filter(reached::add).ifPresent(open::add);
    }

    private boolean concernsSomebody(ReadRule rule) {
        return states.isStage(rule.state())
                ? reached.contains(rule.state())
                : reached.stream().limit(1).anyMatch(stage -> stage.isIn(rule.state()))
                        || states.members(rule.state()).stream()
                                .anyMatch(stage -> states.elementOf(stage)
                                        .filter(reached::contains)
                                        .isPresent());
    }

    /** The rules that apply in a stage, its own first, then those around it from the innermost. */
    private List<ReadRule> applying(Element stage) {
        Stage own = states.stage(stage);
        List<ReadRule> applying = new ArrayList<>(byState.getOrDefault(stage, List.of()));
        for (Element outer = stage.parent; outer != null; outer = outer.parent) {
            boolean applies = !outer.isAny() || !isEnd(stage);
            for (ReadRule rule : applies ? byState.getOrDefault(outer, List.of()) : List.<ReadRule>of()) {
                Stage target = rule.target();
                if (target == null || !target.is(own)) {
                    applying.add(rule);
                }
            }
        }
        return applying;
    }

    private static boolean isEnd(Element stage) {
        return stage.name.equals("final") || stage.is("lifecycle:terminal");
    }

    private List<ReadRule> firing(Element stage) {
        List<ReadRule> firing = new ArrayList<>();
        Set<String> settled = new HashSet<>();
        List<ReadRule> applying = applying(stage);
        ReadRule first = null;
        ReadRule firstSilent = null;
        for (ReadRule rule : applying) {
            if (rule.delay() != null && rule.always()) {
                first = rule.isSilence() ? first : earlier(first, rule);
                firstSilent = rule.isSilence() ? earlier(firstSilent, rule) : firstSilent;
            }
        }
        for (ReadRule rule : applying) {
            String event = rule.event();
            if (event == null) {
                if (!isBefore(first, rule) && !(rule.isSilence() && isBefore(firstSilent, rule))) {
                    firing.add(rule);
                }
            } else if (!settled.contains(event)) {
                firing.add(rule);
                if (rule.guard() == null) {
                    settled.add(event);
                }
            }
        }
        return firing;
    }

    private ReadRule earlier(@Nullable ReadRule one, ReadRule other) {
        return one == null || isBefore(other, one) ? other : one;
    }

    /** Whether the one is due before the other's turn comes; of a calendar or a date nobody can tell. */
    private boolean isBefore(@Nullable ReadRule rival, ReadRule present) {
        Duration earlier = rival == null ? null : rival.delay();
        Duration later = present.delay();
        if (rival == null || earlier == null || later == null) {
            return false;
        }
        int compared = earlier.compareTo(later);
        return compared < 0 || (compared == 0 && order.getOrDefault(rival, 0) < order.getOrDefault(present, 0));
    }

    /** A timer of no length that closes a circle of such timers is left out. */
    private void breakLoops() {
        IdentityHashMap<Element, List<ReadRule>> instant = new IdentityHashMap<>();
        for (Element stage : states.stages()) {
            List<ReadRule> own =
                    applying(stage).stream().filter(ReadRule::isInstant).toList();
            if (!own.isEmpty()) {
                instant.put(stage, own);
            }
        }
        Set<ReadRule> closing = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Element> done = new HashSet<>();
        for (Element stage : instant.keySet().isEmpty() ? List.<Element>of() : states.stages()) {
            if (done.add(stage)) {
                follow(stage, instant, done, closing);
            }
        }
        for (ReadRule rule : closing) {
            findings.note(Messages.timeless(rule.transition().toString()));
        }
        rules.removeIf(closing::contains);
        byState.values().forEach(list -> list.removeIf(closing::contains));
    }

    /** A stage on the way, and the next of its timers and of that one's targets to be followed. */
    private static final class Visit {
        final Element stage;
        final List<ReadRule> timers;
        int timer;
        int target;

        Visit(Element stage, List<ReadRule> timers) {
            this.stage = stage;
            this.timers = timers;
        }
    }

    private void follow(Element start, Map<Element, List<ReadRule>> instant, Set<Element> done, Set<ReadRule> closing) {
        Deque<Visit> way = new ArrayDeque<>();
        Set<Element> onWay = new HashSet<>(Set.of(start));
        way.push(new Visit(start, instant.getOrDefault(start, List.of())));
        while (!way.isEmpty()) {
            Visit at = way.element();
            if (at.timer == at.timers.size()) {
                onWay.remove(way.pop().stage);
                continue;
            }
            ReadRule rule = at.timers.get(at.timer);
            boolean isLast = at.target >= rule.targets().size() || closing.contains(rule);
            if (rule.act() == ReadRule.Act.REENTER) {
                closing.add(rule);
            }
            if (isLast) {
                at.timer++;
                at.target = 0;
                continue;
            }
            Element next = states.elementOf(rule.targets().get(at.target++)).orElse(null);
            if (next != null && onWay.contains(next)) {
                closing.add(rule);
            } else if (next != null && done.add(next)) {
                onWay.add(next);
                way.push(new Visit(next, instant.getOrDefault(next, List.of())));
            }
        }
    }
}
