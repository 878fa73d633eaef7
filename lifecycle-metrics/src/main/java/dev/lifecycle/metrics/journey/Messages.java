package dev.lifecycle.metrics.journey;

import java.util.Collection;

/** The texts of this package's errors. */
final class Messages {

    private Messages() {}

    static String excludedStep(String event, Collection<String> steps) {
        return "'" + event + "' is one of the steps " + steps
                + ", so excluding it would empty the funnel; exclude another event";
    }

    static String laterInAnyOrder() {
        return "steps in any order need not be later than one another; declare anyOrder() or strictlyLater(), not both";
    }

    static String latestInAnyOrder() {
        return "steps in any order are timed from the first of them; leave timedFromLatest() out, or anyOrder()";
    }

    static String unknownStep(String name, Collection<String> known) {
        return "there is no step '" + name + "'; the steps are " + String.join(", ", known);
    }

    static String window(String window) {
        return "a window is longer than zero, but it is " + window;
    }

    static String otherSteps(Collection<String> before, Collection<String> after) {
        return "two funnels are compared step by step, but one has the steps " + before + " and the other " + after;
    }

    static String target(double target) {
        return "a goal for a share lies between 0 and 1, but it is " + target;
    }

    static String noOrder() {
        return "how far a stage is depends on the order of stages; declare it with stages(…)";
    }

    static String noExits() {
        return "which stages are a way out must be known; declare them with exits(…) or with stages(model)";
    }

    static String noPlace(String stage, Collection<String> declared) {
        return "the stage '" + stage + "' has no place in the declared order " + String.join(", ", declared)
                + "; add it there, or declare it as an exit";
    }

    static String shareOfVisits(double share) {
        return "the share of visits beyond which one is stuck lies between 0 and 1, but it is " + share;
    }

    static String endedVisits(int visits) {
        return "a limit needs at least one visit that has ended, but the least number declared is " + visits;
    }

    static String firstStages(int number) {
        return "a way has at least one stage, but only the first " + number + " were to be told";
    }

    static String otherPaths(String before, String after) {
        return "ways are compared under one definition, but one is '" + before + "' and the other '" + after + "'";
    }
}
