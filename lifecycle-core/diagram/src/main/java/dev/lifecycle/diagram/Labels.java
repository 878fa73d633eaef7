package dev.lifecycle.diagram;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Capture;
import dev.lifecycle.model.Rule;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What is written on an arrow, in words that a person would use. */
final class Labels {

    private Labels() {}

    /** Such as {@code Subscribed [paid plan] (sets trial-end) / welcome}. */
    static String of(Rule rule, boolean touchpoints) {
        StringBuilder label = new StringBuilder(rule.trigger()
                .fold(
                        on -> on.type().id(),
                        after -> "after " + Texts.inWords(after.delay()),
                        silence -> "silent for " + Texts.inWords(silence.delay()),
                        every -> "every " + Texts.inWords(every.interval()),
                        after -> Texts.inWords(after.period()) + " after entering (" + after.zone() + ")",
                        Labels::date));
        rule.guardName().ifPresent(guard -> label.append(" [").append(guard).append(']'));
        List<String> marks = marks(rule);
        if (!marks.isEmpty()) {
            label.append(" (").append(String.join(", ", marks)).append(')');
        }
        if (touchpoints && !rule.touchpoints().isEmpty()) {
            label.append(" / ").append(touches(rule.touchpoints()));
        }
        return label.toString();
    }

    /** What a rule does besides leading from one stage to another; to ignore an event is to keep nothing of it. */
    private static List<String> marks(Rule rule) {
        List<String> marks = new ArrayList<>();
        Action action = rule.action();
        if (!(action instanceof Action.Ignore)) {
            for (Capture capture : rule.captures()) {
                marks.add(
                        switch (capture.kind()) {
                            case DATE -> "sets " + capture.name();
                            case TEXT -> "keeps " + capture.name();
                            case NOTE -> "notes";
                            case ABOUT -> "says what about";
                        });
            }
        }
        if (action.goesBack()) {
            marks.add("else " + action.targets().get(0).id());
        }
        if (action.reopens()) {
            marks.add("new episode");
        } else if (action instanceof Action.Reenter) {
            marks.add("enters again");
        } else if (action instanceof Action.Ignore) {
            marks.add("ignored");
        }
        if (!rule.isActivity()) {
            marks.add("no activity");
        }
        return marks;
    }

    /** Such as {@code 3 days before trial-end}. */
    private static String date(Trigger.OnDate on) {
        String when = on.shift().isZero()
                ? "at "
                : Texts.inWords(on.shift().abs()) + (on.shift().isNegative() ? " before " : " after ");
        return when + on.date() + (on.unlessPast() ? " unless past" : "");
    }

    /** Such as {@code welcome, win-back after 14 days}. */
    static String touches(List<Touch> touches) {
        List<String> words = new ArrayList<>();
        for (Touch touch : touches) {
            words.add(touch.id() + (touch.delay().isZero() ? "" : " after " + Texts.inWords(touch.delay())));
        }
        return String.join(", ", words);
    }
}
