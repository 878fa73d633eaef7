package dev.lifecycle.metrics.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the customer effort score counts, before it is told of which period. Immutable: every option gives a new definition.
 *
 * <p>Without options answers go from 1 to 7 and agree that it was easy.
 */
public final class CesDefinition<T> extends SurveyDefinition<T, Ces, CesDefinition<T>> {

    private static final long serialVersionUID = 1L;

    private final Agreement agreement;

    private CesDefinition(SurveyRows<T> rows, Agreement agreement) {
        super(rows);
        this.agreement = agreement;
    }

    static <T> CesDefinition<T> of(SurveyRows<T> rows) {
        return new CesDefinition<>(rows, new Agreement(Scale.ONE_TO_SEVEN, false));
    }

    @Override
    CesDefinition<T> with(SurveyRows<T> other) {
        return new CesDefinition<>(other, agreement);
    }

    @Override
    SurveyReading<Ces> reading() {
        return agreement;
    }

    /** Another scale. */
    public CesDefinition<T> scale(Scale scale) {
        return new CesDefinition<>(rows(), new Agreement(scale, agreement.hard()));
    }

    /** The question asked how hard it was: the scale is turned round, so that high is always good. */
    public CesDefinition<T> askingForDifficulty() {
        return new CesDefinition<>(rows(), new Agreement(agreement.scale(), true));
    }

    /** @param hard whether high means hard */
    private record Agreement(Scale scale, boolean hard) implements SurveyReading<Ces> {

        @Override
        public String id(Asked asked) {
            return "ces/mean-" + scale.lowest() + "-" + scale.highest() + "/" + (hard ? "difficulty-turned" : "ease")
                    + asked.rules();
        }

        @Override
        public Ces read(Answers answers, Asked asked) {
            List<Long> counts = new ArrayList<>(answers.counts());
            if (hard) {
                Collections.reverse(counts);
            }
            return new Ces(new Answers(scale, counts, answers.dismissed()), id(asked), asked.complete());
        }
    }
}
