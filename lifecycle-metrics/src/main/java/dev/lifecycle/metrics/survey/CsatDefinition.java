package dev.lifecycle.metrics.survey;

import dev.lifecycle.metrics.rate.MeasuredRate;
import dev.lifecycle.metrics.rate.Rate;

/**
 * What customer satisfaction counts, before it is told of which period. Immutable: every option gives a new definition.
 *
 * <p>Without {@link #scale} answers go from 1 to 5, and 4 and 5 are satisfied.
 */
public final class CsatDefinition<T> extends SurveyDefinition<T, Csat, CsatDefinition<T>> {

    private static final long serialVersionUID = 1L;
    private static final int TWO_BOXES = 2;

    private final Top top;

    private CsatDefinition(SurveyRows<T> rows, Top top) {
        super(rows);
        this.top = top;
    }

    static <T> CsatDefinition<T> of(SurveyRows<T> rows) {
        Scale five = Scale.ONE_TO_FIVE;
        return new CsatDefinition<>(rows, new Top(five, five.highest() - TWO_BOXES + 1));
    }

    @Override
    CsatDefinition<T> with(SurveyRows<T> other) {
        return new CsatDefinition<>(other, top);
    }

    @Override
    SurveyReading<Csat> reading() {
        return top;
    }

    /**
     * Another scale, whose top is declared.
     *
     * @param topFrom the lowest score that counts as satisfied, such as 6 on 1 to 7
     * @throws IllegalArgumentException if it is not on the scale
     */
    public CsatDefinition<T> scale(Scale scale, int topFrom) {
        if (!scale.contains(topFrom)) {
            throw new IllegalArgumentException(Messages.topOutside(topFrom, scale.lowest(), scale.highest()));
        }
        return new CsatDefinition<>(rows(), new Top(scale, topFrom));
    }

    private record Top(Scale scale, int from) implements SurveyReading<Csat> {

        @Override
        public String id(Asked asked) {
            return "csat/top-from-" + from + "-of-" + scale.lowest() + "-" + scale.highest() + asked.rules();
        }

        @Override
        public Csat read(Answers answers, Asked asked) {
            Rate rate = new Rate(answers.between(from, scale.highest()), asked.whole(answers));
            return new Csat(answers, from, MeasuredRate.of(rate, asked.complete(), id(asked)));
        }
    }
}
