package dev.lifecycle.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lifecycle.metrics.value.SharedData;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kaplan–Meier and log-rank on published data: aml (R survival 3.5-3), and the leukaemia remissions of Freireich et al. 1963. */
class SurvivalPublishedTest {

    record Patient(double weeks, boolean event, String group) {}

    private static List<Patient> aml() {
        return SharedData.rows("aml.csv").stream()
                .map(c -> new Patient(Double.parseDouble(c[0]), c[1].equals("1"), c[2]))
                .toList();
    }

    private static KaplanMeier curve(List<Patient> patients, String group) {
        return patients.stream()
                .filter(p -> p.group.equals(group))
                .collect(KaplanMeier.of(Patient::weeks, Patient::event).metric());
    }

    @Test
    @DisplayName("aml, Maintained: S and standard errors at 9, 13, 18, 23, 31, 34, 48; median 31 (18, none)")
    void maintained() {
        KaplanMeier curve = curve(aml(), "Maintained");
        double[] times = {9, 13, 18, 23, 31, 34, 48};
        double[] survival = {.9091, .8182, .7159, .6136, .4909, .3682, .1841};
        double[] errors = {.08668, .11629, .13966, .15263, .16419, .16267, .15349};
        assertThat(curve.points())
                .extracting(SurvivalPoint::time)
                .containsExactly(9.0, 13.0, 18.0, 23.0, 31.0, 34.0, 48.0);
        for (int i = 0; i < times.length; i++) {
            assertThat(curve.survival(times[i])).isCloseTo(survival[i], within(5e-5));
            assertThat(curve.standardError(times[i]).orElseThrow()).isCloseTo(errors[i], within(5e-6));
        }
        assertThat(curve.median()).hasToString("31 (18–none)");
        assertThat(curve).hasToString("11 subjects, 7 events, median 31 (18–none), 95 % log intervals");
    }

    @Test
    @DisplayName("aml, Nonmaintained: S at 5..45 down to 0; median 23 (8, none); undefined at S = 0")
    void nonmaintained() {
        KaplanMeier curve = curve(aml(), "Nonmaintained");
        double[] times = {5, 8, 12, 23, 27, 30, 33, 43, 45};
        double[] survival = {.83333, .66667, .58333, .48611, .38889, .29167, .19444, .09722, 0};
        for (int i = 0; i < times.length; i++) {
            assertThat(curve.survival(times[i])).isCloseTo(survival[i], within(5e-6));
        }
        assertThat(curve.median()).hasToString("23 (8–none)");
        assertThat(curve.standardError(45)).isEmpty();
        assertThat(curve.interval(45)).isEmpty();
    }

    @Test
    @DisplayName("aml: log-rank chi2 3.3963887, p 0.065339322, expected 10.689336 / 7.310664")
    void log_rank() {
        LogRank test = aml().stream()
                .collect(LogRank.of(Patient::group, Patient::weeks, Patient::event)
                        .metric());
        assertThat(test.chiSquared().orElseThrow()).isCloseTo(3.3963887, within(5e-8));
        assertThat(test.pValue().orElseThrow()).isCloseTo(0.065339322, within(5e-10));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.groups().get(0).group()).isEqualTo("Maintained");
        assertThat(test.groups().get(0).expected()).isCloseTo(10.689336, within(5e-7));
        assertThat(test.groups().get(1).expected()).isCloseTo(7.310664, within(5e-7));
    }

    @Test
    @DisplayName("T-KM-1: S(1)=0.875, S(2)=0.75, S(3)=0.6, S(5)=0.4, median 5, and 40 % at month 6")
    void worked_example() {
        KaplanMeier curve = KaplanMeier.ofColumns(
                new double[] {1, 2, 2, 3, 4, 5, 6, 6},
                new boolean[] {true, true, false, true, false, true, false, false});
        assertThat(List.of(
                        curve.survival(1), curve.survival(2), curve.survival(3), curve.survival(5), curve.survival(6)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : 1)
                .containsExactly(0.875, 0.75, 0.6, 0.4, 0.4);
        assertThat(curve.median().time()).hasValue(5);
    }

    /** Remission in weeks, negative where still in remission. */
    private static final double[] TREATED = {
        6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35
    };

    private static final double[] PLACEBO = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};

    private static List<Patient> remissions() {
        return Stream.concat(
                        Arrays.stream(TREATED).mapToObj(w -> new Patient(Math.abs(w), w > 0, "6-MP")),
                        Arrays.stream(PLACEBO).mapToObj(w -> new Patient(w, true, "placebo")))
                .toList();
    }

    @Test
    @DisplayName("Remissions (Kleinbaum and Klein): log-rank 16.79, Fleming-Harrington rho=1 14.45, Peto 14.08")
    void weighted_tests() {
        LogRankDefinition<Patient> metric = LogRank.of(Patient::group, Patient::weeks, Patient::event);
        assertThat(remissions().stream().collect(metric.metric()).chiSquared().orElseThrow())
                .isCloseTo(16.79, within(5e-3));
        assertThat(remissions().stream()
                        .collect(metric.weighted(Weighting.PETO_PETO).metric())
                        .chiSquared()
                        .orElseThrow())
                .isCloseTo(14.46, within(1e-2));
        assertThat(remissions().stream()
                        .collect(metric.weighted(Weighting.PETO_PETO_MODIFIED).metric())
                        .chiSquared()
                        .orElseThrow())
                .isCloseTo(14.08, within(5e-3));
    }

    @ParameterizedTest(name = "T-RANK-1: {0} {1}")
    @CsvSource({
        "LOG_RANK, 16.79294099",
        "PETO_PETO, 14.45715082",
        "GEHAN_BRESLOW, 13.45785205",
        "TARONE_WARE, 15.12357530"
    })
    void weights_of_the_log_rank_family(Weighting weighting, double chiSquared) {
        LogRankDefinition<Patient> metric = LogRank.of(Patient::group, Patient::weeks, Patient::event);
        LogRank test = remissions().stream().collect(metric.weighted(weighting).metric());
        assertThat(test.chiSquared().orElseThrow()).isCloseTo(chiSquared, within(5e-8));
    }

    @Test
    @DisplayName("Remissions: S(6) 0.857, S(7) 0.807, S(10) 0.753, S(13) 0.690, S(16) 0.627, S(22) 0.538, S(23) 0.448")
    void textbook_curve() {
        KaplanMeier curve = curve(remissions(), "6-MP");
        double[] times = {6, 7, 10, 13, 16, 22, 23};
        double[] survival = {0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482};
        for (int i = 0; i < times.length; i++) {
            assertThat(curve.survival(times[i])).isCloseTo(survival[i], within(6e-5));
        }
        assertThat(curve(remissions(), "placebo").median().time()).hasValue(8);
    }
}
