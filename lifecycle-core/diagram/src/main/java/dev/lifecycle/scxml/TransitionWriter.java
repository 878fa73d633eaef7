package dev.lifecycle.scxml;

import dev.lifecycle.diagram.names.PlainNames;
import dev.lifecycle.model.Action;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.stage.EventType;
import dev.lifecycle.stage.Scope;
import dev.lifecycle.stage.Stage;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes rules as transitions: one for each event type that can really occur and each stage that the rule may lead to. */
final class TransitionWriter {

    private final StageModel model;
    private final Map<String, String> stageWords;
    private final HistoryStates histories;
    private final Map<String, String> eventWords = new HashMap<>();
    private final List<EventType> classes = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> notes;

    TransitionWriter(StageModel model, Map<String, String> stageWords, HistoryStates histories, List<String> notes) {
        this.histories = histories;
        this.model = model;
        this.stageWords = stageWords;
        this.notes = notes;
        PlainNames words = new PlainNames();
        for (EventType type : model.eventTypes()) {
            eventWords.put(type.id(), words.nameFor(type.id(), "event"));
            if (type.javaClass() != null) {
                classes.add(type);
            }
        }
        for (Rule rule : model.rules()) {
            places.put(rule.id(), places.size());
        }
    }

    /** @param within the stages inside the element, of which a rule may leave some out */
    void write(List<Rule> rules, List<Stage> within, Element element) {
        List<Rule> nearest = new ArrayList<>();
        for (Rule rule : rules) {
            int at = javaClass(rule.trigger()) == null ? nearest.size() : 0;
            while (at < nearest.size() && !isNearer(rule, nearest.get(at))) {
                at++;
            }
            nearest.add(at, rule);
        }
        nearest.forEach(rule -> write(rule, within, element));
    }

    /** The rule's place among all rules. */
    int place(Rule rule) {
        return places.getOrDefault(rule.id(), 0);
    }

    /** A rule on a class is asked before one on its parent. */
    private static boolean isNearer(Rule rule, Rule other) {
        Class<?> type = javaClass(rule.trigger());
        Class<?> parent = javaClass(other.trigger());
        return type != null && parent != null && type != parent && parent.isAssignableFrom(type);
    }

    private static @Nullable Class<?> javaClass(Trigger trigger) {
        return trigger instanceof Trigger.OnEvent on ? on.type().javaClass() : null;
    }

    private void write(Rule rule, List<Stage> within, Element element) {
        note(rule);
        List<String> conditions = new ArrayList<>();
        within.stream()
                .filter(stage -> isSkipped(rule, stage))
                .forEach(stage -> conditions.add("!In('" + word(stage) + "')"));
        rule.guardName().ifPresent(guard -> conditions.add("guard(" + quoted(guard) + ")"));
        Action action = rule.action();
        for (String event : events(rule)) {
            if (action instanceof Action.Choose choose) {
                for (Stage target : choose.targets()) {
                    String chosen = "chosen(" + quoted(choose.chooser().name()) + ", '" + word(target) + "')";
                    transition(rule, element, event, plus(conditions, chosen), target)
                            .set("lifecycle:chooser", choose.chooser().name());
                }
            } else if (action instanceof Action.Reenter) {
                for (Stage stage : model.stagesOf(rule)) {
                    List<String> there =
                            within.size() == 1 ? conditions : plus(conditions, "In('" + word(stage) + "')");
                    transition(rule, element, event, there, stage).set("lifecycle:do", "reenter");
                }
            } else {
                Element transition = transition(
                        rule,
                        element,
                        event,
                        conditions,
                        action.targets().stream().findFirst().orElse(null));
                if (action.goesBack()) {
                    transition.set("lifecycle:do", action.reopens() ? "reopen-back" : "back");
                    String history = histories.word(rule);
                    if (history != null) {
                        transition.set("target", history);
                    }
                } else if (action instanceof Action.Reopen) {
                    transition.set("lifecycle:do", "reopen");
                } else if (action instanceof Action.Ignore) {
                    transition.set("lifecycle:do", "ignore");
                }
            }
        }
    }

    /** A group's or anybody's rule skips its own target, anybody's also terminal stages. */
    private boolean isSkipped(Rule rule, Stage stage) {
        return !(rule.scope() instanceof Scope.InStage)
                && (rule.action().target().filter(stage::is).isPresent()
                        || (rule.scope() instanceof Scope.Anywhere && model.isTerminal(stage)));
    }

    private Element transition(
            Rule rule, Element element, String event, List<String> conditions, @Nullable Stage target) {
        Element transition = element.child("transition").set("event", event);
        if (!conditions.isEmpty()) {
            transition.set("cond", String.join(" && ", conditions));
        }
        if (target != null) {
            transition.set("target", word(target));
        }
        transition.set("lifecycle:rule", rule.id()).set("lifecycle:place", String.valueOf(place(rule)));
        OwnTriggers.write(rule.trigger(), transition);
        if (!rule.isActivity()) {
            transition.set("lifecycle:activity", "false");
        }
        rule.guardName().ifPresent(guard -> transition.set("lifecycle:guard", guard));
        rule.touchpoints().forEach(touch -> touch(transition, touch));
        rule.captures()
                .forEach(capture -> ExecutableContent.KEPT.forEach((name, kind) -> {
                    if (kind == capture.kind()) {
                        transition.child(name).set("name", capture.name());
                    }
                }));
        return transition;
    }

    static void touch(Element parent, Touch touch) {
        Element element = parent.child("lifecycle:touch").set("id", touch.id());
        if (!touch.delay().isZero()) {
            element.set("after", touch.delay().toString());
        }
        touch.hour().ifPresent(hour -> element.set("at", hour.toString()));
        touch.expiry().ifPresent(expiry -> element.set("expiresAfter", expiry.toString()));
        touch.channel().ifPresent(channel -> element.set("via", channel));
        if (touch.isTransactional()) {
            element.set("transactional", "true");
        }
        if (touch.isCancelledIfLeft()) {
            element.set("cancelIfLeft", "true");
        }
    }

    private List<String> events(Rule rule) {
        if (!(rule.trigger() instanceof Trigger.OnEvent on)) {
            return List.of("timer." + place(rule));
        }
        Class<?> declared = on.type().javaClass();
        if (declared == null) {
            return List.of(eventWords.getOrDefault(on.type().id(), ""));
        }
        List<String> events = new ArrayList<>();
        for (EventType leaf : classes) {
            Class<?> type = leaf.javaClass();
            if (type != null && declared.isAssignableFrom(type)) {
                events.add(eventWords.getOrDefault(leaf.id(), ""));
            }
        }
        return events;
    }

    private void note(Rule rule) {
        if (rule.trigger() instanceof Trigger.AfterSilence) {
            notes.add(Messages.silenceNote(rule.id()));
        }
        if (rule.trigger() instanceof Trigger.Every) {
            notes.add(Messages.tickNote(rule.id()));
        } else if (rule.trigger() instanceof Trigger.AfterPeriod after) {
            notes.add(Messages.periodNote(rule.id(), after.zone().getId()));
        } else if (rule.trigger() instanceof Trigger.OnDate on) {
            notes.add(Messages.dateNote(rule.id(), on.date(), "timer." + place(rule)));
        }
        if (rule.action().goesBack() && histories.word(rule) == null) {
            notes.add(
                    Messages.backNote(rule.id(), rule.action().targets().get(0).id()));
        }
        if (!rule.captures().isEmpty()) {
            notes.add(Messages.keptNote(rule.id(), rule.captures().toString()));
        }
        if (!rule.isActivity()) {
            notes.add(Messages.activityNote(rule.id()));
        }
        if (rule.action().reopens()) {
            notes.add(Messages.reopenNote(rule.id()));
        }
        if (!rule.touchpoints().isEmpty()) {
            notes.add(Messages.touchNote(
                    "rule '" + rule.id() + "'", rule.touchpoints().toString()));
        }
        rule.guardName().ifPresent(guard -> notes.add(Messages.guardNote(rule.id(), guard)));
        if (rule.action() instanceof Action.Choose choose) {
            notes.add(Messages.chooserNote(rule.id(), choose.chooser().name()));
        }
    }

    private static List<String> plus(List<String> conditions, String one) {
        List<String> more = new ArrayList<>(conditions);
        more.add(one);
        return more;
    }

    /** A string of ECMAScript. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
    }

    private String word(Stage stage) {
        return stageWords.getOrDefault(stage.id(), "");
    }
}
