package dev.lifecycle.model;

import dev.lifecycle.model.types.Listing;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this package says to a developer, in one place. It takes plain values alone, so that it ties nobody to anybody. */
final class Messages {

    private Messages() {}

    static String guardNeedsSituation(String guard) {
        return "guard '" + guard
                + "' looks at the situation, which a step over plain numbers does not have; use decide";
    }

    static String ruleFailed(String model, int version, String subject, String rule, String event, String what) {
        return "rule " + rule + " of model " + model + " v" + version + " failed for subject '" + subject + "' on "
                + event + ": " + what + "; nothing was changed. Guards and choosers must be pure and must not throw";
    }

    static String chooserStrayed(String chooser, @Nullable String chosen, List<String> targets) {
        return "chooser '" + chooser + "' chose " + chosen + ", which is not one of its targets "
                + Listing.some(targets);
    }

    static String threw(String kind, String name, Exception thrown) {
        return kind + " '" + name + "' threw " + thrown;
    }

    static String cannotRecompute(String subject) {
        return "the past of '" + subject + "' cannot be worked out anew from its position alone;"
                + " let a Lifecycle over a store that keeps events do it, or ask with APPLY or REFUSE";
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

    static String shortColumn(int stages, String rows) {
        return "a column of " + stages + " stages is too short for " + rows;
    }

    static String placedBefore(String subject, String stage, Instant at, Instant asOf) {
        return "cannot place '" + subject + "' in " + stage + " at " + at + ": its position is already as of " + asOf
                + "; give that instant or a later one";
    }

    static String shadowed(String rule, String by) {
        return "rule '" + rule + "' can never fire, because '" + by
                + "' is asked earlier and always does; put it before, guard the earlier one, or remove it";
    }

    static String appliesNowhere(String rule) {
        return "rule '" + rule
                + "' applies in no stage, once its own target and terminal stages are left out; remove it";
    }

    static String twoRulesOneId(String id) {
        return "two rules have the id '" + id + "'; name one of them with as(…)";
    }

    static String twoStagesOneId(String id, String one, String other) {
        return "stages " + one + " and " + other + " both have the id '" + id + "'; stages are told apart by id alone";
    }

    static String noStart() {
        return "it does not say where a subject begins; call startAt(…)";
    }

    static String unreachable(String stage, String start) {
        return "stage " + stage + " cannot be reached from " + start + "; add a rule that leads to it, or remove it";
    }

    static String deadEnd(String stage) {
        return "nothing leads out of stage " + stage
                + "; declare it with terminal(…) or exit(…), or add a rule that leaves it";
    }

    static String outOfTerminal(String stage, String rule) {
        return "stage " + stage + " is terminal, yet rule '" + rule + "' leads out of it; remove one or the other";
    }

    static String notListed(String stage) {
        return "stage " + stage + " is used but missing from stages(…); add it there";
    }

    static String ownTarget(String rule, String stage) {
        return "rule '" + rule + "' leads from " + stage
                + " to itself; use stay() to remain or reenter() to leave and come back";
    }

    static String guardWithoutEvent(String rule, String guard) {
        return "rule '" + rule + "' is a timer, but its guard " + guard
                + " looks at an event; ask the situation instead";
    }

    static String ignoreWithTouch(String rule) {
        return "rule '" + rule
                + "' ignores its event, so its touchpoints would never go out; use stay() instead of ignore()";
    }

    static String negativeDelay(String rule) {
        return "rule '" + rule + "' waits a negative time; use zero or more";
    }

    static String tooFine(String rule) {
        return "rule '" + rule + "' waits less than a microsecond, the smallest time kept; use zero or at least one";
    }

    static String tooLong(String rule, Duration longest) {
        return "rule '" + rule + "' waits longer than " + longest.toDays() + " days, the longest a timer may";
    }

    static String forestalled(String timer, String by) {
        return "rule '" + timer + "' can never fire, because '" + by
                + "' is due no later and always leads away; give it a shorter delay, guard the other one, or remove it";
    }

    static String everyNothing(String rule) {
        return "rule '" + rule + "' fires every nothing, so no time would ever pass; give it an interval";
    }

    static String badPeriod(String rule, Period period, Duration longest) {
        return "rule '" + rule + "' waits for the period " + period
                + "; use years, months and days of zero or more, and " + longest.toDays() + " days at most";
    }

    static String unlessPastOfWhat(String rule) {
        return "the rule " + rule + " waits for no date, so unlessPast() says nothing; take it out, or use it with"
                + " atDate, beforeDate or afterDate";
    }

    static String dateNobodySets(String rule, String date) {
        return "rule '" + rule + "' waits for the date '" + date + "', which no rule sets; add sets(\"" + date
                + "\", …) to the rule whose event knows it";
    }

    static String dateAndText(String name) {
        return "'" + name + "' is both a date and a kept text; give one of them another name";
    }

    static String noWayIn(String rule, String stage) {
        return "rule '" + rule + "' goes back from " + stage + " to where it was entered from, but no rule leads into "
                + stage + "; use to(…) there, or leave the stage out";
    }

    static String keepsTwice(String rule, String capture) {
        return "the rule " + rule + " " + capture + " twice; once is enough";
    }

    static String nothingToKeep(String rule, String capture) {
        return "the rule " + rule + " " + capture
                + ", but a timer has no event to keep anything of; let a rule on an event do so";
    }

    static String aboutNothing(String name) {
        return "what a touchpoint is about has no text for '" + name + "' (null); leave the name out";
    }

    static String keptTextTooLong(String name, int length, int longest) {
        return "the text '" + name + "' has " + length + " characters, and at most " + longest + " are kept";
    }

    static String tooManySteps(String subject, String model, int most, String until) {
        return "'" + subject + "' has more than " + most + " timers of model " + model + " due before " + until
                + "; fire them in portions first, with advance(position, upTo, atMost)";
    }

    static String noSuchTimer(String id, String stage, String model) {
        return "model " + model + " has no timer '" + id + "', nor '" + id + "/" + stage
                + "' whose firings are counted; give the rule that time sets off an id with as(…), and ask by that";
    }

    static String unknownName(String what, String name, String model, List<String> known) {
        return "model " + model + " has no " + what + " '" + name + "'; "
                + (known.isEmpty() ? "it has none at all" : "there are " + Listing.some(known));
    }

    static String goesBackByNumbers(String rule) {
        return "rule '" + rule + "' goes back to where its stage was entered from";
    }

    static String timelessLoop(List<String> stages) {
        List<String> shown = stages;
        if (stages.size() > Listing.MOST_NAMES) {
            shown = new ArrayList<>(stages.subList(0, Listing.MOST_NAMES / 2));
            shown.add("… (" + (stages.size() - Listing.MOST_NAMES) + " more)");
            shown.addAll(stages.subList(stages.size() - Listing.MOST_NAMES / 2, stages.size()));
        }
        return "timers without delay lead round and round through " + String.join(" → ", shown)
                + ", so no time would ever pass; give one of them a delay";
    }

    static String unknownGroup(String group, Collection<String> known) {
        return "there is no group '" + group + "'; "
                + (known.isEmpty() ? "declare it with group(…)" : "there are " + Listing.some(known));
    }

    static String groupsOverlap(String one, String other) {
        return "groups '" + one + "' and '" + other + "' share stages but neither lies inside the other;"
                + " make them nested or separate";
    }

    static String groupsTooDeep(String group, int deepest) {
        return "group '" + group + "' has more than " + deepest
                + " groups in it, one inside the other; take some of them out";
    }

    static String groupStageTwice(String group, String stage) {
        return "group '" + group + "' names stage " + stage + " twice; once is enough";
    }

    static String unfinished(String rule) {
        return "the rule " + rule
                + " was begun but says nothing to do; end it with to, toPrevious, stay, reenter, reopensAt, reopensAtPrevious or ignore";
    }

    static String noSuchRule(String what, String id, List<String> known) {
        List<String> near = known.stream()
                .filter(k -> k.split("/", 2)[0].equals(id.split("/", 2)[0]))
                .toList();
        return "cannot " + what + " rule '" + id + "', as there is none of this id; there are "
                + Listing.some(near.isEmpty() ? known : near);
    }

    static String danglingPlace(String what) {
        return what + " was called but no rule followed; go on with from(…), fromGroup(…) or fromAny()";
    }

    static String unknownNeighbour(String stage, String neighbour) {
        return "cannot put stage " + stage + " after " + neighbour + ", which the model does not have";
    }

    static String ownNeighbour(String stage) {
        return "cannot put stage " + stage + " after itself; name the stage it is to follow";
    }

    static String listedTwice(String stage) {
        return "stages(…) names stage " + stage + " twice; once is enough";
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
}
