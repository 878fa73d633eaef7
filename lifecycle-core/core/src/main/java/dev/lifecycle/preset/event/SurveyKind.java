package dev.lifecycle.preset.event;

/** What a survey asked, and with it the scale of its scores. */
public enum SurveyKind {
    /** How satisfied are you? From 1, not at all, to 5, very. */
    CSAT(1, 5),
    /** How likely are you to recommend us? From 0, not at all, to 10, extremely. */
    NPS(0, 10),
    /** How easy was it? From 1, very hard, to 7, very easy. */
    CES(1, 7);

    private final int lowest;
    private final int highest;

    SurveyKind(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** The worst score there is. */
    public int lowest() {
        return lowest;
    }

    /** The best score there is. */
    public int highest() {
        return highest;
    }
}
