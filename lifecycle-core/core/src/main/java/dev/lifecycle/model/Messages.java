package dev.lifecycle.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every text that this package says to a developer, in one place. */
final class Messages {

    private static final int LONGEST_ID = 255;

    private Messages() {}

    static String requireText(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        return value;
    }

    static String requireId(String value, String what) {
        requireText(value, what);
        if (value.length() > LONGEST_ID) {
            throw new IllegalArgumentException(what + " may have " + LONGEST_ID
                    + " characters at most, but this one has " + value.length() + ": " + value.substring(0, 40) + "…");
        }
        return value;
    }

    /** Positions keep it in four bytes. */
    static int requireRevision(long revision, String subject) {
        if (revision < 0 || revision > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the position of '" + subject + "' needs a revision of 0 to 2147483647, but has " + revision);
        }
        return (int) revision;
    }

    static String guardNeedsSituation(String guard) {
        return "guard '" + guard
                + "' looks at the situation, which a step over plain numbers does not have; use decide";
    }

    static String ruleFailed(String model, int version, String subject, String rule, String event, String what) {
        return "rule " + rule + " of model " + model + " v" + version + " failed for subject '" + subject + "' on "
                + event + ": " + what + "; nothing was changed. Guards and choosers must be pure and must not throw";
    }

    static String chooserStrayed(String chooser, @Nullable Stage chosen, List<Stage> targets) {
        return "chooser '" + chooser + "' chose " + (chosen == null ? "null" : chosen.id())
                + ", which is not one of its targets " + ids(targets);
    }

    static String threw(String kind, String name, Exception thrown) {
        return kind + " '" + name + "' threw " + thrown;
    }

    static String unknownStage(String stage, String model, List<Stage> known) {
        return "model " + model + " has no stage '" + stage + "'; it has " + ids(known);
    }

    static String cannotRecompute(Position position) {
        return "the past of '" + position.subject() + "' cannot be worked out anew from its position alone;"
                + " let a Lifecycle over a store that keeps events do it, or ask with APPLY or REFUSE";
    }

    static String otherModel(Position position, String model, int version) {
        return "the position of '" + position.subject() + "' belongs to model " + position.model() + " v"
                + position.version() + ", not to " + model + " v" + version
                + "; migrate it, or ask the model it belongs to";
    }

    static String notByNumbers(String model, String reason) {
        return "model " + model + " cannot be stepped over plain numbers: " + reason + "; use decide";
    }

    static String columnLengths(int subjects, int events) {
        return "columns of events must be of one length, but there are " + subjects + " subjects and " + events
                + " events";
    }

    static String negativeSubject(int subject, int row) {
        return "subjects of columns are numbered from 0, but row " + row + " has number " + subject;
    }

    static String noParts(int parts) {
        return "columns can be shared out into 1 part or more, not " + parts;
    }

    static String otherTable() {
        return "these columns were made for another table; make them anew with this one's columns(…)";
    }

    static String shortColumn(int stages, EventColumns rows) {
        return "a column of " + stages + " stages is too short for " + rows;
    }

    static String placedBefore(Stage stage, Instant at, Position position) {
        return "cannot place '" + position.subject() + "' in " + stage.id() + " at " + at
                + ": its position is already as of " + position.asOf() + "; give that instant or a later one";
    }

    private static List<String> ids(List<Stage> stages) {
        return stages.stream().map(Stage::id).toList();
    }

    static String openEvent(Class<?> declared, Class<?> open) {
        String why = open.isPrimitive()
                ? "a primitive is no event"
                : open.isArray() ? "an array is no event" : "classes that nobody knows of yet could extend it";
        return "event type " + declared.getName() + (open == declared ? "" : " permits " + open.getName() + ", which")
                + " is open (" + why + "); make it a record, an enum, final or sealed, or use a named Signal";
    }

    static String twoTypesOneId(String id, Object one, Object other) {
        return "event types " + typeName(one) + " and " + typeName(other) + " both have the id '" + id
                + "'; give one its own with eventId(…)";
    }

    private static String typeName(Object owner) {
        return owner instanceof Class<?> type ? type.getName() : "named \"" + owner + "\"";
    }

    static String shadowed(Rule rule, Rule by) {
        return "rule '" + rule + "' can never fire, because '" + by
                + "' is asked earlier and always does; put it before, guard the earlier one, or remove it";
    }

    static String appliesNowhere(Rule rule) {
        return "rule '" + rule
                + "' applies in no stage, once its own target and terminal stages are left out; remove it";
    }

    static String twoRulesOneId(String id) {
        return "two rules have the id '" + id + "'; name one of them with as(…)";
    }

    static String twoStagesOneId(Stage one, Stage other) {
        return "stages " + stageName(one) + " and " + stageName(other) + " both have the id '" + one.id()
                + "'; stages are told apart by id alone";
    }

    private static String stageName(Stage stage) {
        return stage.getClass().getName() + "." + stage.name();
    }

    static String noStart() {
        return "it does not say where a subject begins; call startAt(…)";
    }

    static String unreachable(Stage stage, Stage start) {
        return "stage " + stage.id() + " cannot be reached from " + start.id()
                + "; add a rule that leads to it, or remove it";
    }

    static String deadEnd(Stage stage) {
        return "nothing leads out of stage " + stage.id()
                + "; declare it with terminal(…) or exit(…), or add a rule that leaves it";
    }

    static String outOfTerminal(Stage stage, Rule rule) {
        return "stage " + stage.id() + " is terminal, yet rule '" + rule + "' leads out of it; remove one or the other";
    }

    static String notListed(Stage stage) {
        return "stage " + stage.id() + " is used but missing from stages(…); add it there";
    }

    static String ownTarget(Rule rule, Stage stage) {
        return "rule '" + rule + "' leads from " + stage.id()
                + " to itself; use stay() to remain or reenter() to leave and come back";
    }

    static String guardWithoutEvent(Rule rule, Guard guard) {
        return "rule '" + rule + "' is a timer, but its guard " + guard
                + " looks at an event; ask the situation instead";
    }

    static String ignoreWithTouch(Rule rule) {
        return "rule '" + rule
                + "' ignores its event, so its touchpoints would never go out; use stay() instead of ignore()";
    }

    static String negativeDelay(Rule rule) {
        return "rule '" + rule + "' waits a negative time; use zero or more";
    }

    static String tooFine(Rule rule) {
        return "rule '" + rule + "' waits less than a microsecond, the smallest time kept; use zero or at least one";
    }

    static String tooLong(Rule rule, Duration longest) {
        return "rule '" + rule + "' waits longer than " + longest.toDays() + " days, the longest a timer may";
    }

    static String forestalled(Rule timer, Rule by) {
        return "rule '" + timer + "' can never fire, because '" + by
                + "' is due no later and always leads away; give it a shorter delay, guard the other one, or remove it";
    }

    static String timelessLoop(List<String> stages) {
        return "timers without delay lead round and round through " + String.join(" → ", stages)
                + ", so no time would ever pass; give one of them a delay";
    }

    static String unknownGroup(String group, Collection<String> known) {
        return "there is no group '" + group + "'; "
                + (known.isEmpty() ? "declare it with group(…)" : "there are " + known);
    }

    static String groupsOverlap(Group one, Group other) {
        return "groups '" + one.name() + "' and '" + other.name() + "' share stages but neither lies inside the other;"
                + " make them nested or separate";
    }

    static String groupStageTwice(String group, Stage stage) {
        return "group '" + group + "' names stage " + stage.id() + " twice; once is enough";
    }

    static String alreadySet(String what, Object before, Object now) {
        return what + " was already set to " + before + " and is now set to " + now + "; keep one";
    }

    static String unfinished(String rule) {
        return "the rule " + rule
                + " was begun but says nothing to do; end it with to, stay, reenter, reopensAt or ignore";
    }

    static String noSuchRule(String what, String id, List<String> known) {
        List<String> near = known.stream()
                .filter(k -> k.split("/", 2)[0].equals(id.split("/", 2)[0]))
                .toList();
        return "cannot " + what + " rule '" + id + "', as there is none of this id; there are "
                + (near.isEmpty() ? known : near);
    }

    static String danglingPlace(String what) {
        return what + " was called but no rule followed; go on with from(…), fromGroup(…) or fromAny()";
    }

    static String unknownNeighbour(Stage stage, Stage neighbour) {
        return "cannot put stage " + stage.id() + " after " + neighbour.id() + ", which the model does not have";
    }

    static String ownNeighbour(Stage stage) {
        return "cannot put stage " + stage.id() + " after itself; name the stage it is to follow";
    }

    static String listedTwice(Stage stage) {
        return "stages(…) names stage " + stage.id() + " twice; once is enough";
    }

    static String tooLarge(int stages, int types, int rules) {
        return "it is too large: " + stages + " stages, " + types + " event types, " + rules
                + " rules; the limits are 32767 stages," + " 1048575 rules, and 134217727 stages × event types";
    }

    static String signalClass() {
        return "rules listen to the name of a Signal, not to its class; use on(\"name\")";
    }

    static String badVersion(int version) {
        return "version " + version + " is below 1";
    }

    static String boundTwice(String what, String name, Object before, Object now) {
        return what + " '" + name + "' is already bound to " + before + ", and now to " + now
                + "; a name can mean one thing only";
    }

    static String noPlace(Position position, Stage stage, Migration migration) {
        return "the migration from " + migration + " has no place for stage " + stage.id() + " of '"
                + position.subject() + "'; say where it goes with stage(…)";
    }

    static String stageWithoutPlace(Stage stage, StageModel to) {
        return "stage " + stage.id() + " has no place in " + to + "; say where it goes with stage(…)";
    }

    static String versionMustRise(String model, int version, StageModel to) {
        return "version " + to.version() + " of " + to.name() + " must be above version " + version + " of " + model
                + ", so that stored positions can be told apart; raise it";
    }
}
