package dev.lifecycle.json;

import dev.lifecycle.model.Capture;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every text that this package says to a developer, in one place. */
final class Messages {

    private static final int SHOWN = 60;
    private static final int LONGEST_MESSAGE = 500;
    private static final int MOST_NAMES = 20;

    private Messages() {}

    /** @param option the limit's name in {@code DocumentLimits} */
    static String overLimit(String option, long seen, long limit) {
        return "the document has " + seen + " " + option + "; at most " + limit + " are read" + raise(option);
    }

    static String overLimit(String option, String why) {
        return "the document is beyond a limit: " + why + raise(option);
    }

    private static String raise(String option) {
        return "; if you trust where it comes from, raise the " + option + " of DocumentLimits";
    }

    static String notJson(String why) {
        return "this is not JSON that can be read: " + why;
    }

    static String nothing() {
        return "there is nothing in it; give a JSON object";
    }

    static String missing(String name) {
        return "'" + name + "' is missing";
    }

    static String unknownProperty(String name, Collection<String> known) {
        return "there is no property '" + shown(name) + "' here; known are " + known;
    }

    static String wrongType(String expected, String seen) {
        return "this must be " + expected + ", not " + seen;
    }

    static String blank() {
        return "this must not be blank";
    }

    static String outOfRange(String seen, long low, long high) {
        return "this must be a whole number from " + low + " to " + high + ", not " + shown(seen);
    }

    static String notOneOf(String what, String seen, Collection<String> known) {
        return "there is no " + what + " '" + shown(seen) + "'; there are " + some(known);
    }

    static String notADuration(String seen) {
        return "'" + shown(seen) + "' is not an ISO 8601 duration of days, hours, minutes and seconds, such as P14D or"
                + " PT36H, of less than 290,000 years";
    }

    static String notAnInstant(String seen) {
        return "'" + shown(seen) + "' is not an ISO 8601 instant, such as 2026-03-03T09:12:00Z";
    }

    static String wrongSchema(String seen, String expected) {
        return "this document follows " + shown(seen) + ", but only " + expected + " can be read here";
    }

    static String unboundGuard(String name) {
        return "guard '" + shown(name) + "' is not bound; give the bindings a guard of this name";
    }

    static String unboundChooser(String name) {
        return "chooser '" + shown(name) + "' is not bound; give the bindings a chooser of this name";
    }

    static String unboundEvent(String name) {
        return "event type '" + shown(name) + "' is not bound; give the bindings its class";
    }

    static String unboundClass(String name) {
        return "events of " + name + " have no id here; bind the class with event(" + name.replaceAll(".*[.$]", "")
                + ".class)";
    }

    static String signalMark(String id) {
        return "event type '" + shown(id) + "' begins with @, which marks signals; bind the class to another id";
    }

    static String notSignalData(String value, String type) {
        return "a signal cannot carry " + shown(value) + " (" + type
                + ") as JSON; use text, a truth value,"
                + " a number, an Instant, a LocalDate, a Duration, or a list or map of these";
    }

    static String notTagged(String tag, String text) {
        return "'" + shown(text) + "' is no " + tag.substring(1);
    }

    static String notEqualAgain(String event, String back) {
        return "the event " + shown(event) + " would come back as " + shown(back)
                + ", which is not equal to it; give its class an equals, or a form in which nothing is lost";
    }

    static String unreadableEvent(String type, String why) {
        return "the text of this " + shown(type) + " cannot be read: " + why;
    }

    static String unwritableEvent(String type, String why) {
        return "this " + shown(type) + " cannot be written as JSON: " + why;
    }

    static String otherKind(String expected, String seen) {
        return "this is no " + expected + ": " + shown(seen);
    }

    static String exactlyOne(Collection<String> names, Collection<String> seen) {
        return "exactly one of " + names + " is needed, but there "
                + (seen.isEmpty() ? "is none" : (seen.size() == 1 ? "is " : "are ") + seen);
    }

    static String onlyTrue(String name) {
        return "'" + name + "' can only be true; leave it out otherwise";
    }

    static String timerCannotIgnore() {
        return "a timer cannot be ignored; remove the rule, or use 'stay'";
    }

    static String twice(String what, String name) {
        return what + " '" + shown(name) + "' is there twice";
    }

    static String empty(String name) {
        return "'" + name + "' needs at least one entry";
    }

    /** The names as a list is printed, cut where there are many or they are long. */
    private static String some(Collection<String> names) {
        String first = names.stream().limit(MOST_NAMES).map(Messages::shown).collect(Collectors.joining(", "));
        int more = names.size() - MOST_NAMES;
        return "[" + first + (more > 0 ? ", … and " + more + " more]" : "]");
    }

    static String notADouble(String seen) {
        return shown(seen) + " is beyond what a double can hold; write it as {\"@decimal\": \"…\"}";
    }

    static String nullEvent(String type) {
        return "the text of this " + shown(type) + " is null, which is no event";
    }

    /** Long or unprintable text must not flood a log. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(SHOWN).forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '·'));
        return text.codePointCount(0, text.length()) > SHOWN ? shown + "…" : shown.toString();
    }

    private static boolean isPrintable(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    /** The first part of a message that others wrote. */
    static String shortened(String message) {
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
    }

    static String notAPeriod(String seen) {
        return "'" + shown(seen) + "' is not an ISO 8601 period of years, months and days, such as P1M or P1Y6M";
    }

    static String notATime(String seen) {
        return "'" + shown(seen) + "' is no time of day; give one such as 09:00 or 21:30:00";
    }

    static String notAZone(String seen) {
        return "there is no time zone '" + shown(seen) + "'; give one such as Europe/Paris, +01:00 or Z";
    }

    /**
     * @param rule  its id; empty if the document gives it none
     * @param bound what else that name is bound as
     */
    static String unboundCapture(Capture.Kind kind, String name, String rule, Collection<Capture.Kind> bound) {
        String what = what(kind);
        String others = bound.stream().map(Messages::article).collect(Collectors.joining(" and "));
        return (rule.isEmpty() ? "this rule " : "rule '" + shown(rule) + "' ")
                + switch (kind) {
                    case DATE -> "sets the date '";
                    case TEXT -> "keeps the text '";
                    case NOTE -> "keeps the note '";
                    case ABOUT -> "says what its touchpoints are about by '";
                }
                + shown(name) + "', but "
                + (others.isEmpty() ? "no " + what + " is bound to that name" : "that name is bound as " + others)
                + "; give the bindings Capture." + what + "(\"" + shown(name) + "\", …)";
    }

    private static String article(Capture.Kind kind) {
        return kind == Capture.Kind.ABOUT ? "an about" : "a " + what(kind);
    }

    private static String what(Capture.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String timerHasNoEvent(String property) {
        return "'" + property
                + "' speaks of an event, but a timer has none; remove it, or let an event set the rule off";
    }
}
