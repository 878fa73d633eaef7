package dev.lifecycle.scxml;

import dev.lifecycle.stage.Trigger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/** What sets a rule off, as attributes of our own on its transition. */
final class OwnTriggers {

    private OwnTriggers() {}

    static void write(Trigger trigger, Element transition) {
        trigger.fold(
                on -> transition.set("lifecycle:on", on.type().id()),
                after -> transition.set("lifecycle:after", after.delay().toString()),
                silence -> transition.set("lifecycle:silence", silence.delay().toString()),
                every -> transition.set("lifecycle:every", every.interval().toString()),
                after -> transition
                        .set("lifecycle:period", after.period().toString())
                        .set("lifecycle:zone", after.zone().getId()),
                on -> date(on, transition.set("lifecycle:date", on.date())));
    }

    private static Element date(Trigger.OnDate on, Element transition) {
        if (!on.shift().isZero()) {
            transition.set("lifecycle:shift", on.shift().toString());
        }
        return on.unlessPast() ? transition.set("lifecycle:unless-past", "true") : transition;
    }

    /** The timer that is written there; empty if there is none, or what is there cannot be read, which is a problem then. */
    static Optional<Trigger> timer(Element transition, Findings findings) {
        if (transition.get("lifecycle:date").isPresent()) {
            Duration shift = value(transition, "lifecycle:shift", Duration::parse, Duration.ZERO, findings);
            String date = transition.get("lifecycle:date").orElse("");
            return Optional.ofNullable(findings.attempt(
                    transition, () -> new Trigger.OnDate(date, shift, transition.is("lifecycle:unless-past"))));
        }
        if (transition.get("lifecycle:period").isPresent()) {
            Period period = value(transition, "lifecycle:period", Period::parse, Period.ZERO, findings);
            ZoneId zone = value(transition, "lifecycle:zone", ZoneId::of, ZoneOffset.UTC, findings);
            return Optional.of(new Trigger.AfterPeriod(period, zone));
        }
        for (String attribute : new String[] {"lifecycle:after", "lifecycle:silence", "lifecycle:every"}) {
            if (transition.get(attribute).isPresent()) {
                Duration length = value(transition, attribute, Duration::parse, Duration.ZERO, findings);
                return Optional.of(
                        switch (attribute) {
                            case "lifecycle:after" -> new Trigger.After(length);
                            case "lifecycle:silence" -> new Trigger.AfterSilence(length);
                            default -> new Trigger.Every(length);
                        });
            }
        }
        return Optional.empty();
    }

    private static <T> T value(
            Element transition, String attribute, Function<String, T> parse, T otherwise, Findings findings) {
        Optional<String> text = transition.get(attribute);
        try {
            return text.map(parse).orElse(otherwise);
        } catch (DateTimeException e) {
            findings.problem(Messages.notReadable(transition.toString(), attribute, text.orElse("")));
            return otherwise;
        }
    }
}
