package dev.lifecycle.metrics.value.renewal;

import dev.lifecycle.metrics.value.LikelihoodDerivatives;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RenewalDerivativesTest extends LikelihoodDerivatives {

    private static final RenewalTable CONTRACTS = RenewalTable.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);

    @Property(tries = 60)
    void contracts(@ForAll("parameter") double alpha, @ForAll("parameter") double beta, @ForAll("parameter") double c) {
        check((p, g, h) -> ShiftedBetaGeometric.logLikelihood(CONTRACTS, p, g, h), alpha, beta);
        check(new BetaDiscreteWeibullLikelihood(CONTRACTS), alpha, beta, Math.cbrt(c));
    }
}
