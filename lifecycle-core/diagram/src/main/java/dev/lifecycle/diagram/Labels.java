package dev.lifecycle.diagram;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Capture;
import dev.lifecycle.model.Rule;
import dev.lifecycle.stage.Texts;
import dev.lifecycle.stage.Touch;
import dev.lifecycle.stage.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is written on an arrow, in words that a person would use. */
final class Labels {

    private Labels() {}

    /** Such as {@code Subscribed [paid plan] (sets trial-end) / welcome}; what touchpoints are about is said where they are. */
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
        List<String> marks = marks(rule, touchpoints);
        if (!marks.isEmpty()) {
            label.append(" (").append(String.join(", ", marks)).append(')');
        }
        if (touchpoints && !rule.touchpoints().isEmpty()) {
            label.append(" / ").append(touches(rule.touchpoints()));
        }
        return label.toString();
    }

    /** What a rule does besides leading from one stage to another; to ignore an event is to keep nothing of it. */
    private static List<String> marks(Rule rule, boolean touchpoints) {
        List<String> marks = new ArrayList<>();
        Action action = rule.action();
        if (!(action instanceof Action.Ignore)) {
            for (Capture capture : rule.captures()) {
                switch (capture.kind()) {
                    case DATE -> marks.add("sets " + capture.name());
                    case TEXT -> marks.add("keeps " + capture.name());
                    case NOTE -> marks.add("notes");
                    case ABOUT -> {
                        if (touchpoints) {
                            marks.add(about(capture.name()));
                        }
                    }
                }
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

    /** By the name that written models call it by; code need not give it one. */
    private static String about(String name) {
        return name.equals("about") ? "says what about" : "about " + name;
    }

    /** Such as {@code 3 days before trial-end}. */
    private static String date(Trigger.OnDate on) {
        String when = on.shift().isZero()
                ? "at "
                : Texts.inWords(on.shift().abs()) + (on.shift().isNegative() ? " before " : " after ");
        return when + on.date() + (on.unlessPast() ? " unless past" : "");
    }

    /** Such as {@code welcome, win-back after 14 days at 09:00 via email (cancelled if left)}. */
    static String touches(List<Touch> touches) {
        return touches.stream().map(Labels::touch).collect(Collectors.joining(", "));
    }

    private static String touch(Touch touch) {
        StringBuilder words = new StringBuilder(touch.id());
        if (!touch.delay().isZero()) {
            words.append(" after ").append(Texts.inWords(touch.delay()));
        }
        touch.hour().ifPresent(hour -> words.append(" at ").append(hour));
        touch.channel().ifPresent(channel -> words.append(" via ").append(channel));
        List<String> marks = new ArrayList<>();
        if (touch.isTransactional()) {
            marks.add("transactional");
        }
        if (touch.isCancelledIfLeft()) {
            marks.add("cancelled if left");
        }
        touch.expiry().ifPresent(expiry -> marks.add("expires after " + Texts.inWords(expiry)));
        return words + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")");
    }
}
