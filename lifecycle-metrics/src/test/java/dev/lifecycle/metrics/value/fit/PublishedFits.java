package dev.lifecycle.metrics.value.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

/** How close a fit must come to an exact optimum: 1e-4 relative on parameters and errors, 1e-5 absolute on the likelihood. */
public final class PublishedFits {

    private PublishedFits() {}

    public static void assertFit(Fit fit, double logLikelihood, double[] parameters, double[] standardErrors) {
        assertFit(fit, logLikelihood, 1e-7, parameters, standardErrors);
    }

    public static void assertFit(
            Fit fit, double logLikelihood, double tolerance, double[] parameters, double[] standardErrors) {
        assertThat(fit.verdict().converged()).as("%s", fit).isTrue();
        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(tolerance));
        assertThat(fit.gradientNorm()).isLessThan(1e-6);
        for (int i = 0; i < parameters.length; i++) {
            Fit.Parameter p = fit.parameters().get(i);
            assertThat(p.value()).as(p.name()).isCloseTo(parameters[i], withinPercentage(1e-4));
            if (standardErrors.length > 0) {
                assertThat(p.standardError().orElseThrow())
                        .as("standard error of %s", p.name())
                        .isCloseTo(standardErrors[i], withinPercentage(1e-3));
            }
        }
    }
}
