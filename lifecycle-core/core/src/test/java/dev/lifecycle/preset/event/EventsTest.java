package dev.lifecycle.preset.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {

    @ParameterizedTest
    @CsvSource({"CSAT, 1, 5", "NPS, 0, 10", "CES, 1, 7"})
    void survey_scores_lie_on_the_scale_of_their_kind(SurveyKind kind, int lowest, int highest) {
        assertThat(new SurveyAnswered(kind, lowest).score()).isEqualTo(lowest);
        assertThat(new SurveyAnswered(kind, highest).score()).isEqualTo(highest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SurveyAnswered(kind, highest + 1))
                .withMessage("a " + kind + " score lies between " + lowest + " and " + highest + ", but is "
                        + (highest + 1) + "; convert it first");
        assertThatIllegalArgumentException().isThrownBy(() -> new SurveyAnswered(kind, lowest - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void ratings_are_one_to_five_stars(int rating) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReviewPosted(rating))
                .withMessage("a rating lies between 1 and 5, but is " + rating + "; convert it first");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void the_share_of_a_profile_is_no_percentage(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProfileCompleted(share))
                .withMessage("the share of the profile lies between 0 and 1, but is " + share
                        + "; divide a percentage by 100");
    }

    @Test
    void a_whole_profile_is_a_share_of_one() {
        assertThat(new ProfileCompleted(1).share()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 70, Double.NaN})
    void a_risk_is_no_percentage(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RiskAssessed(share))
                .withMessage(
                        "the share of risk lies between 0 and 1, but is " + share + "; divide a percentage by 100");
    }

    @Test
    void nothing_is_less_than_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CartChanged(-1))
                .withMessage("the number of items is at least 0, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MilestoneReached("live", -1))
                .withMessage("the number of remaining milestones is at least 0, but is -1");
        assertThat(new CartChanged(0).items()).isZero();
        assertThat(new MilestoneReached("live", 0).remaining()).isZero();
    }

    @Test
    @SuppressWarnings({"DataFlowIssue", "NullAway"}) // what a host that knows no null checks may do
    void a_contract_without_end_has_an_end_far_away() {
        String message = "a contract has an end; give one without end a date far away, such as the year 9999";
        assertThatNullPointerException()
                .isThrownBy(() -> new ContractSigned("k-1", null))
                .withMessage(message);
        assertThatNullPointerException()
                .isThrownBy(() -> new ContractRenewed(null))
                .withMessage(message);
    }
}
