package dev.lifecycle.diagram;

import dev.lifecycle.model.Action;
import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Touch;
import java.time.Duration;
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
                        after -> "after " + words(after.delay()),
                        silence -> "silent for " + words(silence.delay())));
        rule.guardName().ifPresent(guard -> label.append(" [").append(guard).append(']'));
        if (rule.action() instanceof Action.Reopen) {
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
            words.add(touch.id() + (touch.delay().isZero() ? "" : " after " + words(touch.delay())));
        }
        return String.join(", ", words);
    }

    /** Such as {@code 14 days}, {@code 1 day 2 hours} or {@code 0.25 s}. */
    static String words(Duration duration) {
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDaysPart(), "day");
        add(parts, duration.toHoursPart(), "hour");
        add(parts, duration.toMinutesPart(), "minute");
        if (duration.toNanosPart() > 0) {
            Duration rest = Duration.ofSeconds(duration.toSecondsPart(), duration.toNanosPart());
            parts.add(rest.toString().substring("PT".length()).replace("S", " s"));
        } else {
            add(parts, duration.toSecondsPart(), "second");
        }
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit + (count == 1 ? "" : "s"));
        }
    }
}
