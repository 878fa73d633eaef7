package dev.lifecycle.scxml;

/** Every text that this package says to a developer, in one place. */
final class Messages {

    private Messages() {}

    static String notXml(int character) {
        return "a name contains the character U+" + Integer.toHexString(character)
                + ", which XML cannot hold; rename it";
    }

    static String tooLong(int seen, int limit) {
        return "the document has " + seen + " characters; at most " + limit + " are read";
    }

    static String tooDeep(int line, int limit) {
        return "line " + line + ": elements lie deeper than " + limit + " levels";
    }

    static String notScxml(String root) {
        return "the document is no SCXML: its root is " + root + ", not scxml of the namespace " + Element.NAMESPACE;
    }

    static String notWellFormed(int line, String why) {
        return "line " + line + ": this is not XML that can be read: "
                + why.lines().reduce((a, b) -> b).orElse("");
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
        return element + " asks guard '" + guard + "', which is not bound; give the bindings a guard of this name";
    }

    static String unboundChooser(String element, String chooser) {
        return element + " asks chooser '" + chooser
                + "', which is not bound; give the bindings a chooser of this name";
    }

    static String notReadable(String element, String attribute, String value) {
        return element + " has " + attribute + "=\"" + value + "\", which cannot be read";
    }

    static String noStates(String element) {
        return element + " has no state that a stage could be made of";
    }
}
