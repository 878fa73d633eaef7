package dev.lifecycle.metrics.value.occasion;

import dev.lifecycle.metrics.value.LikelihoodDerivatives;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class OccasionDerivativesTest extends LikelihoodDerivatives {

    private static final List<OpportunityRow> OCCASIONS = List.of(
            new OpportunityRow(0, 0, 6, 3464),
            new OpportunityRow(1, 4, 6, 78),
            new OpportunityRow(6, 6, 6, 1203),
            new OpportunityRow(3, 20, 40, 5));

    @Property(tries = 60)
    void occasions(
            @ForAll("parameter") double alpha,
            @ForAll("parameter") double beta,
            @ForAll("parameter") double gamma,
            @ForAll("parameter") double delta) {
        check(new BgBbLikelihood(OCCASIONS), alpha, beta, gamma, delta);
    }
}
