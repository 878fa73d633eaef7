package dev.lifecycle.metrics.survey;

import java.io.Serializable;

/**
 * The whole numbers a question can be answered with. The question's type is declared, never guessed from the answers.
 *
 * @param lowest  the lowest answer
 * @param highest the highest answer
 */
public record Scale(int lowest, int highest) implements Serializable {

    private static final int MOST_POINTS = 1000;

    /** 0 to 10, as NPS asks. */
    public static final Scale ZERO_TO_TEN = new Scale(0, 10);

    /** 1 to 5. */
    public static final Scale ONE_TO_FIVE = new Scale(1, 5);

    /** 1 to 7. */
    public static final Scale ONE_TO_SEVEN = new Scale(1, 7);

    /** @throws IllegalArgumentException if lowest is not below highest, or they are more than 1000 apart */
    public Scale {
        if (lowest >= highest) {
            throw new IllegalArgumentException(Messages.emptyScale(lowest, highest));
        }
        if ((long) highest - lowest >= MOST_POINTS) {
            throw new IllegalArgumentException(Messages.tooLong(lowest, highest));
        }
    }

    /** How many answers it has. */
    public int points() {
        return highest - lowest + 1;
    }

    /** Whether it has this answer. */
    public boolean contains(int score) {
        return score >= lowest && score <= highest;
    }
}
