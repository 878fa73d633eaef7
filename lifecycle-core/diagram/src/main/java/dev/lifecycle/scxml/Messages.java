package dev.lifecycle.scxml;

import dev.lifecycle.model.Capture;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every text that this package says to a developer, in one place. */
final class Messages {

    private Messages() {}

    static String notXml(int character) {
        return "a name contains the character U+" + Integer.toHexString(character)
                + ", which XML cannot hold; rename it";
    }

    /** @param option the limit's name in {@code DocumentLimits} */
    static String overLimit(String option, long seen, long limit) {
        return "the document has " + seen + " " + option + "; at most " + limit + " are read" + raise(option);
    }

    private static String raise(String option) {
        return "; if you trust where it comes from, raise the " + option + " of DocumentLimits";
    }

    static String tooDeep(int line, int limit) {
        return "line " + line + ": elements lie deeper than " + limit + " levels" + raise("depth");
    }

    static String notScxml(String root) {
        return "the document is no SCXML: its root is " + shown(root) + ", not scxml of the namespace "
                + Element.NAMESPACE;
    }

    static String notWellFormed(int line, String why) {
        return "line " + line + ": this is not XML that can be read: "
                + shortened(why.lines().reduce((a, b) -> b).orElse(""));
    }

    static String documentType(int line) {
        return "line " + line + ": document types and entities are not read; remove them";
    }

    static String phaseNote(String stage) {
        return "stage " + stage + " belongs to a phase, which SCXML does not have";
    }

    static String exitNote(String stage) {
        return "stage " + stage + " is an exit, a mark that SCXML does not have";
    }

    static String touchNote(String where, String touches) {
        return "the touchpoints of " + where + " are elements of " + Element.OWN_NAMESPACE + ": " + touches;
    }

    static String silenceNote(String rule) {
        return "rule '" + rule + "' waits for silence; SCXML has only the time since a state was entered";
    }

    static String tickNote(String rule) {
        return "rule '" + rule + "' fires again and again; other tools see its first time only";
    }

    static String periodNote(String rule, String zone) {
        return "rule '" + rule + "' waits by the calendar of " + zone
                + "; its delay is period(…), a function that the reading tool has to know";
    }

    static String dateNote(String rule, String date, String event) {
        return "rule '" + rule + "' waits for the date '" + date
                + "', which SCXML does not have; somebody has to send '" + event + "' there when it is due";
    }

    static String backNote(String rule, String fallback) {
        return "rule '" + rule
                + "' goes back to where its stage was entered from, which SCXML does not have; other tools see it lead to "
                + fallback;
    }

    static String keptNote(String rule, String captures) {
        return "what rule '" + rule + "' keeps of its event is elements of " + Element.OWN_NAMESPACE + ": " + captures;
    }

    static String activityNote(String rule) {
        return "the event of rule '" + rule + "' is no activity of the customer's, a mark that SCXML does not have";
    }

    static String rememberingNote(String stage) {
        return "stage " + stage + " remembers where it was entered from, a mark that SCXML does not have";
    }

    static String reopenNote(String rule) {
        return "rule '" + rule + "' starts the next episode, which SCXML does not have";
    }

    static String guardNote(String rule, String guard) {
        return "rule '" + rule + "' asks guard '" + guard + "', a function that the reading tool has to know";
    }

    static String chooserNote(String rule, String chooser) {
        return "rule '" + rule + "' asks chooser '" + chooser + "', a function that the reading tool has to know";
    }

    static String noCounterpart(String element) {
        return element + " has no counterpart in a stage model and is left out, with all that lies in it";
    }

    static String noId(String element, String given) {
        return element + " has no id and is called '" + given + "'";
    }

    static String sameStages(String element, String group) {
        return element + " is around the same stages as group '" + group + "' and is taken for it";
    }

    static String noSuchState(String element, String id) {
        return element + " refers to state '" + id + "', which there is not";
    }

    static String severalTargets(String element, String targets) {
        return element + " leads to several states at once (" + targets
                + "), which a stage model cannot; it is left out";
    }

    static String prefixed(String element, String event) {
        return element + " takes every event that begins with '" + event + "'; the rule takes events of that very name";
    }

    static String anyEvent(String element) {
        return element + " takes any event at all, which a rule cannot; it is left out";
    }

    static String withoutEvent(String element) {
        return element + " needs no event; it becomes a timer of no length, which asks its guard once";
    }

    static String ownTarget(String element, String target) {
        return element + " enters '" + target + "' again from itself; a group's rule is refused there";
    }

    static String groupTimer(String element) {
        return element + " is timed from entering the group; the rule is timed from entering each stage";
    }

    static String sendAsTouch(String element, String id) {
        return element + " becomes the touchpoint '" + id + "'";
    }

    static String unboundGuard(String element, String guard) {
        return element + " asks guard '" + shortened(guard)
                + "', which is not bound; give the bindings a guard of this name";
    }

    static String unboundChooser(String element, String chooser) {
        return element + " asks chooser '" + shortened(chooser)
                + "', which is not bound; give the bindings a chooser of this name";
    }

    static String notReadable(String element, String attribute, String value) {
        return element + " has " + attribute + "=\"" + shortened(value) + "\", which cannot be read";
    }

    /** @param expected what to give instead */
    static String notReadable(String element, String attribute, String value, String expected) {
        return notReadable(element, attribute, value) + "; give " + expected;
    }

    static String noAttribute(String element, String attribute, Collection<String> known) {
        return element + " has the attribute " + attribute + ", which is left out; known are " + known;
    }

    static String noStates(String element) {
        return element + " has no state that a stage could be made of";
    }

    static String more(int count) {
        return "… and " + count + " more, not kept";
    }

    static String refused(String element, String why) {
        return element + " cannot be taken over: " + shortened(why);
    }

    static String sameId(String element) {
        return element + " has the id of another state; give one of them its own";
    }

    static String emptyEvent(String element) {
        return element + " has event=\"\", which names no event; it is left out";
    }

    static String raisedThere(String element, String event) {
        return element + " takes '" + event + "', which SCXML raises itself; here somebody has to send it";
    }

    static String oneRegion(String parallel, String region) {
        return parallel + " is in several states at once, which a stage model cannot; it is read as " + region
                + ", and what runs beside that is left out";
    }

    static String severalInitials(String element, String ids) {
        return element + " begins in several states at once (" + ids + "), which a stage model cannot; it begins in the"
                + " first that is read";
    }

    static String initialLeftOut(String element, String initial) {
        return element + " begins in " + initial
                + ", which a stage model does not have; it begins in the first state that is read";
    }

    static String unreachable(String element) {
        return element + " cannot be reached and is left out";
    }

    static String neverFires(String element) {
        return element + " can never be taken, since another one always is, or nothing gets there; it is left out";
    }

    static String timeless(String element) {
        return element + " would close a circle in which no time passes; it is left out";
    }

    static String leftFinal(String element) {
        return element + " is final, yet a group around it leads out of it; it is not terminal";
    }

    static String nothingLeadsOut(String element) {
        return element + " has nothing that leads out of it and becomes terminal";
    }

    static String trap(String element) {
        return element
                + " is left for itself alone and becomes an exit, as a model must say so of a stage without a way out";
    }

    /** Long or unprintable text must not flood a log. */
    static String shown(String text) {
        return cut(text, 60);
    }

    static String shortened(String text) {
        return cut(text, 300);
    }

    private static String cut(String text, int longest) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(longest).forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '·'));
        return text.length() > longest && text.codePointCount(0, text.length()) > longest
                ? shown + "…"
                : shown.toString();
    }

    private static boolean isPrintable(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    static String shallowAroundOthers(String element, String history) {
        return element + " leads to the shallow " + history
                + " of a state around others: SCXML begins the remembered state anew, a model"
                + " goes back to the very stage; it is left out";
    }

    static String backFromInside(String element, String history, String source) {
        return element + " leads to " + history + " of a state that '" + source
                + "' itself is in; a model goes back only to where it was" + " entered from; it is left out";
    }

    static String enteredByHistory(String element, String history, String source) {
        return element + " leads to " + history + " from '" + source
                + "', which a history leads to as well; a model's going back leaves"
                + " alone where it was entered from; it is left out";
    }

    static String enteredFromElsewhere(String element, String history, String source, String from) {
        return element + " leads to " + history + " from '" + source + "', which is entered from '" + from
                + "' too, outside that state: SCXML returns to where the state was left last, a model to where '"
                + source
                + "' was entered from; it is left out";
    }

    /**
     * @param rule  its id; empty if it has none
     * @param bound what else that name is bound as
     */
    static String unboundCapture(
            String element, String rule, Capture.Kind kind, String name, Collection<Capture.Kind> bound) {
        String others = bound.stream().map(Messages::article).collect(Collectors.joining(" and "));
        return keeping(element, rule, kind, name) + ", which is "
                + (others.isEmpty() ? "not bound" : "bound as " + others)
                + "; give the bindings Capture." + what(kind) + "(\"" + shortened(name) + "\", …)";
    }

    static String timerHasNoEvent(String element, String rule, Capture.Kind kind, String name) {
        return keeping(element, rule, kind, name)
                + " of its event, but a timer has none; remove it, or let an event set the rule off";
    }

    static String onceAlone(String element, String rule, Capture.Kind kind, String name) {
        return keeping(element, rule, kind, name) + " beside another one; a rule can do so once";
    }

    /** Such as {@code <transition> (line 3) of rule 'TRIAL/started' keeps the date 'trial-end'}. */
    private static String keeping(String element, String rule, Capture.Kind kind, String name) {
        return element + (rule.isEmpty() ? "" : " of rule '" + shown(rule) + "'")
                + (kind == Capture.Kind.ABOUT
                        ? " says what its touchpoints are about by '"
                        : " keeps the " + what(kind) + " '")
                + shortened(name) + "'";
    }

    private static String article(Capture.Kind kind) {
        return kind == Capture.Kind.ABOUT ? "an about" : "a " + what(kind);
    }

    private static String what(Capture.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String keptTwice(String element, String name) {
        return element + " keeps '" + name + "' twice; once is enough";
    }
}
