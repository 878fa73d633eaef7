package dev.lifecycle.preset.event;

/**
 * A customer answered a survey.
 *
 * @param kind  what was asked
 * @param score the answer, on the scale of its kind
 */
public record SurveyAnswered(SurveyKind kind, int score) {

    /** @throws IllegalArgumentException if the score is not on the scale, which would make promoters of everybody */
    public SurveyAnswered {
        Messages.requireWithin(kind.lowest(), score, kind.highest(), "a " + kind + " score");
    }
}
