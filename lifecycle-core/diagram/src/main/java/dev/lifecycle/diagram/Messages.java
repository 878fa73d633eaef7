package dev.lifecycle.diagram;

import java.util.List;

/** Every text that this package says to a developer, in one place. */
final class Messages {

    private Messages() {}

    static String unknownStage(String stage, String model, List<String> stages) {
        return "the population names stage '" + stage + "', but model " + model + " has only " + stages;
    }

    static String negativeCount(String stage, long count) {
        return "the population of stage '" + stage + "' is " + count + "; use zero or more";
    }
}
