package dev.lifecycle.metrics.value.rfm;

import dev.lifecycle.metrics.Result;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * One customer's recency, frequency and monetary value with their scores, from 1 for the worst on; what is said of 5 here is of fifths.
 *
 * @param recencyDays    days since the last purchase; few are good
 * @param frequency      purchase days, or purchases where these are counted
 * @param monetary       sum of the amounts
 * @param recencyScore   5 for the most recent fifth
 * @param frequencyScore 5 for the most frequent fifth
 * @param monetaryScore  5 for the fifth that spent most
 */
public record RfmScore(
        int recencyDays, int frequency, BigDecimal monetary, int recencyScore, int frequencyScore, int monetaryScore)
        implements Result, Serializable {

    /** The three scores as one text, such as {@code 545}. */
    public String segment() {
        return "" + recencyScore + frequencyScore + monetaryScore;
    }
}
