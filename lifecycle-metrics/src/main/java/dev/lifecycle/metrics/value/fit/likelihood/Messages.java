package dev.lifecycle.metrics.value.fit.likelihood;

import java.util.ArrayList;
import java.util.List;

/** What is said of fits that found no maximum, and of those that cannot be made. */
final class Messages {

    private Messages() {}

    static String nobody(String model, String whom, String source) {
        return model + " cannot be fitted to no " + whom + "; give a " + source + " with at least one";
    }

    static String atBoundary(List<String> growing, List<String> vanishing, String advice) {
        List<String> moves = new ArrayList<>();
        if (!growing.isEmpty()) {
            moves.add(verb(growing, "grows", "grow") + " without bound");
        }
        if (!vanishing.isEmpty()) {
            moves.add(verb(vanishing, "goes", "go") + " to 0");
        }
        return "the likelihood still rises as " + String.join(" while ", moves) + "; " + advice;
    }

    private static String verb(List<String> names, String singular, String plural) {
        return String.join(" and ", names) + " " + (names.size() == 1 ? singular : plural);
    }

    static String flat(List<String> names, String advice) {
        return "the likelihood is flat: many values of " + String.join(", ", names) + " fit the data equally well; "
                + advice;
    }

    static String exhausted(int iterations, String advice) {
        return "no optimum was found in " + iterations + " evaluations; " + advice;
    }
}
