package dev.lifecycle.metrics.value.markov;

import java.util.Arrays;
import java.util.List;

/** What is said of chains that cannot be, and of values that do not exist. */
final class Messages {

    private Messages() {}

    static String chainShape(List<String> stages, int rows) {
        return "a chain needs one or more distinct stages and a row for each, but has stages " + stages + " and " + rows
                + " rows";
    }

    static String chainRow(String stage, double[] row, int stages) {
        return "the row of stage " + stage + " needs " + stages + " probabilities that add up to 1, but is "
                + Arrays.toString(row);
    }

    static String unknownStage(String id, List<String> stages) {
        return "there is no stage " + id + " in this chain; there are " + stages;
    }

    static String noHistory() {
        return "there is no history to estimate stage transitions from";
    }

    static String marginRefused(String stage, double margin) {
        return "the margin of stage " + stage + " must be a number, but is " + margin;
    }

    static String endlessStages(String stage, String earning) {
        return "a customer in stage " + stage + " may earn in " + earning
                + " for ever, so without a discount there is no value to the end of time; set a discount above 0, or ask"
                + " for valuesOver(periods)";
    }

    static String valueBeyondNumbers(double discount) {
        return "the value to the end of time is beyond what a number can hold at a discount of " + discount
                + " per period; choose a larger one, or valuesOver a number of periods";
    }
}
