package dev.lifecycle.metrics.value.lifetime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lifecycle.metrics.value.WideRange;
import dev.lifecycle.metrics.value.purchase.PurchaseModel;
import dev.lifecycle.metrics.value.spend.GammaGamma;
import dev.lifecycle.metrics.value.summary.CustomerSummary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LifetimeWideRangeTest extends WideRange {

    @Property(tries = 10)
    void lifetime_value(@ForAll("parameters") double[] p, @ForAll("customers") CustomerSummary c) {
        GammaGamma spend = GammaGamma.of(2, 3, 10);
        for (PurchaseModel model : models(p)) {
            LifetimeValueDefinition definition =
                    LifetimeValue.of(model, spend).margin(0.3).discountPerYear(0.1);
            LifetimeValue value = definition.overWeeks(104);
            assertThat(value.value(c).orElseThrow()).as("%s", model).isFinite().isNotNegative();
            assertThat(definition.forEver().value(c).orElseThrow())
                    .as("%s", model)
                    .isFinite()
                    .isNotNegative();
            assertThat(value.valueOfNewCustomer().orElseThrow())
                    .as("%s", model)
                    .isFinite()
                    .isPositive();
        }
    }
}
