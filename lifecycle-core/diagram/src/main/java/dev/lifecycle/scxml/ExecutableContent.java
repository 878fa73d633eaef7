package dev.lifecycle.scxml;

import dev.lifecycle.model.Capture;
import dev.lifecycle.stage.Touch;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a document does on the way: touchpoints, and events that it sends itself as timers. */
final class ExecutableContent {

    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(9_000_000_000_000L);

    /** By the element's name, what is kept of the event of a transition. */
    static final Map<String, Capture.Kind> KEPT = Map.of(
            "lifecycle:sets", Capture.Kind.DATE,
            "lifecycle:keeps", Capture.Kind.TEXT,
            "lifecycle:notes", Capture.Kind.NOTE,
            "lifecycle:about", Capture.Kind.ABOUT);

    /** What can be said of a touchpoint. */
    private static final List<String> OF_TOUCHES =
            List.of("id", "after", "at", "expiresAfter", "via", "transactional", "cancelIfLeft");

    private static final String A_DURATION = "a duration of days, hours, minutes and seconds such as P14D or PT36H";

    /** What a state takes, and by event what it sends itself on being entered. */
    private record Own(Set<String> taken, Map<String, Element> sent) {}

    private final Findings findings;
    private final Set<String> events;
    private final IdentityHashMap<Element, Own> ofStates = new IdentityHashMap<>();

    /** @param events that some transition takes; sending any other one is telling somebody outside */
    ExecutableContent(Findings findings, Set<String> events) {
        this.findings = findings;
        this.events = events;
    }

    /** The touchpoints of an {@code onentry}, an {@code onexit} or a transition of the state. */
    List<Touch> touches(Element parent, Element state) {
        List<Touch> touches = new ArrayList<>();
        for (Element element : parent.children()) {
            if (element.name.equals("lifecycle:touch")) {
                add(touches, planned(element));
            } else if (element.name.equals("send")) {
                send(element, parent, state, touches);
            } else if (!(KEPT.containsKey(element.name) && parent.name.equals("transition"))
                    && !(element.name.equals("cancel") && parent.name.equals("onexit"))) {
                findings.note(Messages.noCounterpart(element.toString()));
            }
        }
        return touches;
    }

    private void send(Element send, Element parent, Element state, List<Touch> touches) {
        String event = send.get("event").orElse("");
        if (parent.name.equals("onentry") && send.get("lifecycle:period").isPresent()) {
            return; // of our own: the transition says the same
        }
        if (send.get("delayexpr").isPresent()) {
            findings.note(Messages.noCounterpart(send.toString()));
            return;
        }
        if (parent.name.equals("onentry") && (own(state).taken().contains(event) || event.startsWith("timer."))) {
            if (own(state).sent().get(event) != send) {
                findings.note(Messages.noCounterpart(send.toString()));
            }
            return;
        }
        if (event.isBlank() || events.contains(event)) {
            findings.note(Messages.noCounterpart(send.toString()));
            return;
        }
        findings.note(Messages.sendAsTouch(send.toString(), Messages.shown(event)));
        Optional<Duration> after = send.get("delay").map(text -> delay(send, text));
        Optional<String> via = send.get("target").or(() -> send.get("type"));
        add(touches, findings.attempt(send, () -> touch(event, after, via)));
    }

    private static void add(List<Touch> touches, @Nullable Touch touch) {
        if (touch != null) {
            touches.add(touch);
        }
    }

    /** As we write it, or somebody by hand: a mark that is misread would send what is not to be sent. */
    private @Nullable Touch planned(Element element) {
        element.attributes((name, value) -> {
            if (!OF_TOUCHES.contains(name)) {
                findings.note(Messages.noAttribute(element.toString(), Messages.shown(name), OF_TOUCHES));
            }
        });
        Optional<Duration> after = value(element, "after", Duration::parse, A_DURATION);
        Optional<LocalTime> hour = value(element, "at", LocalTime::parse, "a time of day such as 09:00");
        Optional<Duration> expiry = value(element, "expiresAfter", Duration::parse, A_DURATION);
        boolean isOwed = isMarked(element, "transactional");
        boolean isCancelled = isMarked(element, "cancelIfLeft");
        return findings.attempt(element, () -> {
            Touch touch = touch(element.get("id").orElse(""), after, element.get("via"));
            touch = hour.isPresent() ? touch.at(hour.get()) : touch;
            touch = expiry.isPresent() ? touch.expiresAfter(expiry.get()) : touch;
            touch = isOwed ? touch.transactional() : touch;
            return isCancelled ? touch.cancelIfLeft() : touch;
        });
    }

    private static Touch touch(String id, Optional<Duration> after, Optional<String> via) {
        Touch touch = Touch.of(id).after(after.orElse(Duration.ZERO));
        return via.isPresent() ? touch.via(via.get()) : touch;
    }

    private <T> Optional<T> value(Element element, String attribute, Function<String, T> parse, String expected) {
        String text = element.get(attribute).orElse(null);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException e) {
            findings.problem(Messages.notReadable(element.toString(), attribute, text, expected));
            return Optional.empty();
        }
    }

    private boolean isMarked(Element element, String attribute) {
        String text = element.get(attribute).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            findings.problem(Messages.notReadable(element.toString(), attribute, text, "true, or leave it out"));
        }
        return text.equals("true");
    }

    /** How long after entering the state it sends itself this event; empty if it does not. */
    Optional<Duration> timer(Element state, String event) {
        Element send = own(state).sent().get(event);
        return send == null
                ? Optional.empty()
                : Optional.of(delay(send, send.get("delay").orElse("0s")));
    }

    private Own own(Element state) {
        Own known = ofStates.get(state);
        if (known != null) {
            return known;
        }
        Set<String> taken = new HashSet<>();
        Map<String, Element> sent = new HashMap<>();
        for (Element child : state.children()) {
            if (child.name.equals("transition")) {
                taken.addAll(EventDescriptors.of(child));
            } else if (child.name.equals("onentry")) {
                for (Element send : child.all("send")) {
                    if (send.get("delayexpr").isEmpty()) {
                        send.get("event").ifPresent(event -> sent.putIfAbsent(event, send));
                    }
                }
            }
        }
        Own own = new Own(taken, sent);
        ofStates.put(state, own);
        return own;
    }

    /** A time as in CSS: seconds or milliseconds. */
    private Duration delay(Element send, String text) {
        String number = text.strip();
        boolean millis = number.endsWith("ms");
        number = number.replaceFirst("m?s$", "");
        if (number.matches("[0-9]{0,13}(\\.[0-9]{1,9})?") && !number.isEmpty() && !number.equals(text.strip())) {
            BigDecimal seconds = new BigDecimal(number).movePointLeft(millis ? 3 : 0);
            if (seconds.compareTo(LONGEST_SECONDS) < 0) {
                return Duration.ofNanos(0)
                        .plusSeconds(seconds.longValue())
                        .plusNanos(seconds.remainder(BigDecimal.ONE)
                                .movePointRight(9)
                                .longValue());
            }
        }
        findings.problem(Messages.notReadable(send.toString(), "delay", text));
        return Duration.ZERO;
    }
}
