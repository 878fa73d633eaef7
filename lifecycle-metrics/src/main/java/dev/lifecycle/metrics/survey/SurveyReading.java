package dev.lifecycle.metrics.survey;

import java.io.Serializable;

/** What is made of the answers on a scale; serialisable like the metric that carries it. */
interface SurveyReading<R> extends Serializable {

    /** The scale the question was asked on. */
    Scale scale();

    /** What is counted and how. */
    String id(Asked asked);

    /** The result. */
    R read(Answers answers, Asked asked);

    /**
     * What a result says about how it was asked.
     *
     * @param denominator whom shares are of
     * @param rows        the definition id's part that says which rows count; empty text for all
     * @param complete    whether the period was observed to its end
     */
    record Asked(Denominator denominator, String rows, boolean complete) {

        String rules() {
            return "/" + denominator.id() + rows;
        }

        long whole(Answers answers) {
            return denominator == Denominator.SHOWN ? answers.shown() : answers.answered();
        }
    }
}
