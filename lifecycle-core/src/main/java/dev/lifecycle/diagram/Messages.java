package dev.lifecycle.diagram;

import dev.lifecycle.model.Stage;
import dev.lifecycle.model.StageModel;

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
}
