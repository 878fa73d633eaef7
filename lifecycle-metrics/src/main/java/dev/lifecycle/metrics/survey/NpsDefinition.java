package dev.lifecycle.metrics.survey;

/** What the net promoter score counts, before it is told of which period. Immutable: every option gives a new definition. */
public final class NpsDefinition<T> extends SurveyDefinition<T, Nps, NpsDefinition<T>> {

    private static final long serialVersionUID = 1L;

    NpsDefinition(SurveyRows<T> rows) {
        super(rows);
    }

    @Override
    NpsDefinition<T> with(SurveyRows<T> other) {
        return new NpsDefinition<>(other);
    }

    @Override
    SurveyReading<Nps> reading() {
        return new Promoters();
    }

    private record Promoters() implements SurveyReading<Nps> {

        private static final int FIRST_PASSIVE = 7;
        private static final int FIRST_PROMOTER = 9;

        @Override
        public Scale scale() {
            return Scale.ZERO_TO_TEN;
        }

        @Override
        public String id(Asked asked) {
            return "nps" + asked.rules();
        }

        @Override
        public Nps read(Answers answers, Asked asked) {
            return new Nps(
                    answers.between(FIRST_PROMOTER, 10),
                    answers.between(FIRST_PASSIVE, FIRST_PROMOTER - 1),
                    answers.between(0, FIRST_PASSIVE - 1),
                    answers.dismissed(),
                    asked.whole(answers),
                    id(asked),
                    asked.complete());
        }
    }
}
