package dev.lifecycle.model;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Provide;

/** What properties over any model draw from. */
abstract class RandomCases {

    @Provide
    Arbitrary<RandomModel> models() {
        return Arbitraries.randomValue(RandomModel::new);
    }

    @Provide
    Arbitrary<Random> seeds() {
        return Arbitraries.randomValue(random -> new Random(random.nextLong()));
    }
}
