package dev.lifecycle.diagram;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Rule;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.util.ArrayList;
import java.util.List;

/** What is written on an arrow, in words that a person would use. */
final class Labels {

    private Labels() {}

    /** Such as {@code Subscribed [paid plan] / welcome}. */
    static String of(Rule rule, boolean touchpoints) {
        StringBuilder label = new StringBuilder(rule.trigger()
                .fold(
                        on -> on.type().id(),
                        after -> "after " + Texts.inWords(after.delay()),
                        silence -> "silent for " + Texts.inWords(silence.delay()),
                        every -> "every " + Texts.inWords(every.interval()),
                        after -> after.id(),
                        date -> Trigger.inWords(date.id()) + (date.unlessPast() ? " unless past" : "")));
        rule.guardName().ifPresent(guard -> label.append(" [").append(guard).append(']'));
        if (rule.action().goesBack()) {
            label.append(rule.action().reopens() ? " (back, new episode)" : " (back)");
        } else if (rule.action() instanceof Action.Reopen) {
            label.append(" (new episode)");
        } else if (rule.action() instanceof Action.Reenter) {
            label.append(" (enters again)");
        } else if (rule.action() instanceof Action.Ignore) {
            label.append(" (ignored)");
        }
        if (touchpoints && !rule.touchpoints().isEmpty()) {
            label.append(" / ").append(touches(rule.touchpoints()));
        }
        return label.toString();
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
