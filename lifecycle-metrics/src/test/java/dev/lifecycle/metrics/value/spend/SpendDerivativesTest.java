package dev.lifecycle.metrics.value.spend;

import dev.lifecycle.metrics.value.LikelihoodDerivatives;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SpendDerivativesTest extends LikelihoodDerivatives {

    @Property(tries = 60)
    void gamma_gamma(@ForAll("parameter") double p, @ForAll("parameter") double q, @ForAll("parameter") double gamma) {
        check(new GammaGammaLikelihood(SpendRows.of(CUSTOMERS)), p, q, gamma);
    }
}
