package dev.lifecycle.diagram;

import dev.lifecycle.model.Rule;
import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.model.Touch;
import java.util.List;

/** Every text that this package says to a developer, in one place. */
final class Messages {

    private Messages() {}

    static String unknownStage(String stage, StageModel model) {
        return "the population names stage '" + stage + "', but model " + model + " has only "
                + model.stages().stream().map(Stage::id).toList();
    }

    static String negativeCount(String stage, long count) {
        return "the population of stage '" + stage + "' is " + count + "; use zero or more";
    }

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
        return "the document is no SCXML: its root is " + root + ", not scxml of the namespace " + Scxml.NAMESPACE;
    }

    static String notWellFormed(int line, String why) {
        return "line " + line + ": this is not XML that can be read: "
                + why.lines().reduce((a, b) -> b).orElse("");
    }

    static String documentType(int line) {
        return "line " + line + ": document types and entities are not read; remove them";
    }

    static String phaseNote(Stage stage) {
        return "stage " + stage.id() + " belongs to a phase, which SCXML does not have";
    }

    static String exitNote(Stage stage) {
        return "stage " + stage.id() + " is an exit, a mark that SCXML does not have";
    }

    static String touchNote(String where, List<Touch> touches) {
        return "the touchpoints of " + where + " are elements of " + Scxml.OWN_NAMESPACE + ": " + touches;
    }

    static String silenceNote(Rule rule) {
        return "rule '" + rule + "' waits for silence; SCXML has only the time since a state was entered";
    }

    static String reopenNote(Rule rule) {
        return "rule '" + rule + "' starts the next episode, which SCXML does not have";
    }

    static String guardNote(Rule rule, String guard) {
        return "rule '" + rule + "' asks guard '" + guard + "', a function that the reading tool has to know";
    }

    static String chooserNote(Rule rule, String chooser) {
        return "rule '" + rule + "' asks chooser '" + chooser + "', a function that the reading tool has to know";
    }

    static String noCounterpart(Element element) {
        return element + " has no counterpart in a stage model and is left out, with all that lies in it";
    }

    static String noId(Element element, String given) {
        return element + " has no id and is called '" + given + "'";
    }

    static String sameStages(Element element, String group) {
        return element + " is around the same stages as group '" + group + "' and is taken for it";
    }

    static String noSuchState(Element element, String id) {
        return element + " refers to state '" + id + "', which there is not";
    }

    static String severalTargets(Element element, String targets) {
        return element + " leads to several states at once (" + targets
                + "), which a stage model cannot; it is left out";
    }

    static String prefixed(Element element, String event) {
        return element + " takes every event that begins with '" + event + "'; the rule takes events of that very name";
    }

    static String anyEvent(Element element) {
        return element + " takes any event at all, which a rule cannot; it is left out";
    }

    static String withoutEvent(Element element) {
        return element + " needs no event; it becomes a timer of no length, which asks its guard once";
    }

    static String ownTarget(Element element, String target) {
        return element + " enters '" + target + "' again from itself; a group's rule is refused there";
    }

    static String groupTimer(Element element) {
        return element + " is timed from entering the group; the rule is timed from entering each stage";
    }

    static String sendAsTouch(Element element, String id) {
        return element + " becomes the touchpoint '" + id + "'";
    }

    static String unboundGuard(Element element, String guard) {
        return element + " asks guard '" + guard + "', which is not bound; give the bindings a guard of this name";
    }

    static String unboundChooser(Element element, String chooser) {
        return element + " asks chooser '" + chooser
                + "', which is not bound; give the bindings a chooser of this name";
    }

    static String notReadable(Element element, String attribute, String value) {
        return element + " has " + attribute + "=\"" + value + "\", which cannot be read";
    }

    static String noStates(Element element) {
        return element + " has no state that a stage could be made of";
    }
}
