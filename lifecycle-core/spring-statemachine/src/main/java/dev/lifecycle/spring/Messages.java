package dev.lifecycle.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every text that this package says to a developer, in one place. */
final class Messages {

    private Messages() {}

    static String springRefused(String model, Exception why) {
        return "Spring refuses model " + model + " as a configuration: " + why.getMessage();
    }

    static String sentPastUs(String event) {
        return "event '" + event
                + "' was sent to the Spring machine directly; use SpringMachine.send, which says when it happened";
    }

    static String stopped(String subject) {
        return "the Spring machine of '" + subject + "' has no state; it was stopped or reset from outside";
    }

    static String wentElsewhere(String subject, String spring, String decided) {
        return "the Spring machine of '" + subject + "' is in " + spring + ", but the model says "
                + decided
                + "; an interceptor or listener stopped it, or the machine is in error. Begin again with resume(position)";
    }

    static String contextWithoutId() {
        return "the context has no machine id to name the subject by; name the subject yourself";
    }

    static String contextWithoutState(String subject) {
        return "the context of '" + subject + "' has no state; a machine that was never started has no position";
    }

    static String contextOfRegions(String subject, int regions) {
        return "the context of '" + subject + "' is nothing but " + regions
                + " parallel regions; give each of context.getChilds() to the model of its region";
    }

    static String otherSpring(Class<?> owner, String field) {
        return "this bridge reads '" + field + "' of " + owner.getName()
                + " as Spring Statemachine 4.0 has it; the one on the class path has it no more";
    }

    static String noStates() {
        return "the Spring machine has no states in which it could rest; there is nothing to import";
    }

    static String stillOpen(List<String> open) {
        return "these guards are functions of Spring's context and must be bound first: " + quoted(open)
                + "; say what they ask by bind(name, signal -> …)";
    }

    static String noSuchGuard(String name, List<String> open) {
        return "no open guard is called '" + name + "'; open are " + quoted(open);
    }

    static String onlyRegions(int regions) {
        return "the machine is nothing but " + regions
                + " parallel regions; make each of regions() a model of its own and run them side by side";
    }

    static String parallel(int regions) {
        return regions + " parallel regions, which one model does not have; each is read on its own under regions(),"
                + " to become a model that runs beside this one";
    }

    static String stateActions(int actions) {
        return count(actions, "action")
                + " that ran while in the state; plan a touchpoint on entering, or do it in the host";
    }

    static String compositeActions(int actions) {
        return count(actions, "action") + " on entering, leaving or being in the substates as a whole; groups plan no"
                + " touchpoints, so put them on the rules that lead in and out";
    }

    static String initialActions(int actions) {
        return count(actions, "action")
                + " of the initial transition; put touchpoints on the rules that lead here, or act when"
                + " the host first hands a subject over";
    }

    static String listeners(int listeners) {
        return count(listeners, "listener") + "; a lifecycle tells its one LifecycleListener after each commit";
    }

    static String interceptors(int interceptors) {
        return count(interceptors, "interceptor")
                + "; what they forbid is a guard's work, and what they save is the store's";
    }

    static String monitors(int monitors) {
        return count(monitors, "monitor") + "; a LifecycleListener can feed the host's meters";
    }

    static String variables(List<String> names) {
        return "extended state variables " + quoted(names)
                + ", which a model does not keep; give guards what they ask in the"
                + " event, or let them ask the situation's counts and times";
    }

    static String notSpringsOwn(Class<?> machine) {
        return "of class " + machine.getName()
                + ", whose listeners, interceptors, monitors, initial actions and conflict policy"
                + " cannot be seen; give the machine it wraps if there is one";
    }

    static String parentFirstInside() {
        return "its conflict policy asks outer transitions first, except where one is configured inside its parent; here the"
                + " stage's own rules are always asked before its groups'";
    }

    static String linking(@Nullable String kind) {
        return "a state of kind " + kind + ", which a model does not have";
    }

    static String defers(List<String> events) {
        return "defers " + quoted(events)
                + " until it is left; a model refuses an event that comes too early, and the host may send it again";
    }

    static String noOrder(int count) {
        return count + " transitions; Spring asks their guards in no fixed order, here it is the order of declaration,"
                + " one without a guard last";
    }

    static String fromLinking(@Nullable String kind) {
        return "leads out of a state of kind " + kind + ", which a model does not have";
    }

    static String toNowhere(@Nullable String kind) {
        return kind == null
                ? "leads out of its parallel region, which a model of that region cannot say"
                : "leads to a state of kind " + kind + ", or on to one, in which a model cannot rest";
    }

    static String afterTheEnd() {
        return "the machine has ended there, so Spring never takes it";
    }

    static String completion() {
        return "fires when the substates have ended; let the rules that lead to their ends lead on instead";
    }

    static String ownTrigger(Class<?> trigger) {
        return "has a trigger of its own class " + trigger.getName() + "; send a signal where it fired";
    }

    static String secured() {
        return "its security rule; check who may send an event before you send it";
    }

    static String triggerless() {
        return "has no trigger and fires at once in Spring; here it is a timer of no length, which fires with the next"
                + " later event or sweep";
    }

    static String shallowAroundOthers(String history) {
        return "leads to the shallow history '" + history
                + "' of a state that has substates in substates: Spring begins the remembered"
                + " substate anew, a model goes back to the very stage; use a deep history, or lead to a stage";
    }

    static String begunAnew(String history, String rule) {
        return "leads to the history '" + history + "' of a state that '" + rule
                + "' begins anew as a whole after it was left: Spring does"
                + " not remember the substate it begins with, a model does; lead to a stage, or let '" + rule
                + "' lead to the substate itself";
    }

    static String beginsElsewhere(String history, String otherwise, String beginning) {
        return "leads to the history '" + history + "', which begins with " + otherwise
                + ", of a state that begins with " + beginning
                + ": Spring does not remember the substate it begins with, a model does; let both begin with one substate";
    }

    static String backFromInside(String history, String source) {
        return "leads to the history '" + history + "' of a state that " + source
                + " itself is in; a model goes back only to where " + source + " was entered from; lead to a stage";
    }

    static String enteredFromElsewhere(String history, String source, String from) {
        return "leads to the history '" + history + "', but " + source + " is entered from " + from
                + " too, which is not in that state or"
                + " goes back itself: Spring returns to the substate left last, a model to where " + source
                + " was entered from; lead to a stage, or give each way a stage of its own";
    }

    static String periodic(long millis) {
        return "Spring's timer(" + millis
                + ") ticks from the machine's start, at once and whatever the state; here it ticks that long after the stage"
                + " was entered, and again and again";
    }

    static String repeated(int count) {
        return "fires up to " + count + " times in Spring; here once for each time the stage is entered";
    }

    static String compositeTimer() {
        return "Spring counts from entering the substates as a whole; here each stage of the group counts from its own entering";
    }

    static String outward() {
        return "leads to the state around its source; Spring leaves and enters the substate again, or begins the source's own substates"
                + " anew, and so does the model";
    }

    static String innerStops() {
        return "Spring asks nobody further out once its guard says no, as it belongs to the inner machine; here the group's"
                + " rules are asked next";
    }

    static String branchActions(int actions) {
        return count(actions, "action") + " of one way out of a choice; plan a touchpoint on entering its target";
    }

    static String unreachable(String start) {
        return "no transition leads there from " + start + ", so it is no stage of the model";
    }

    static String neverAsked() {
        return "never fires: one without a guard, on the same event or due no later, always comes first";
    }

    static String noWayOut() {
        return "nothing leads out of it, so it is a terminal stage, though no end state in Spring";
    }

    static String trap() {
        return "leads to nothing but itself, which a model refuses unless you say exit(…) of it";
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String quoted(List<String> names) {
        return "'" + String.join("', '", names) + "'";
    }
}
