/** Customer metrics: retention, churn, revenue, surveys, survival, journeys and lifetime value, each with its uncertainty. */
module dev.lifecycle.metrics {
    requires transitive dev.lifecycle;
    requires transitive org.jspecify;
    requires org.slf4j;
    requires hipparchus.core;
    requires org.apache.commons.numbers.gamma;

    exports dev.lifecycle.metrics;
    exports dev.lifecycle.metrics.churn;
    exports dev.lifecycle.metrics.effect;
    exports dev.lifecycle.metrics.engagement;
    exports dev.lifecycle.metrics.health;
    exports dev.lifecycle.metrics.journey;
    exports dev.lifecycle.metrics.journey.checkout;
    exports dev.lifecycle.metrics.journey.conformance;
    exports dev.lifecycle.metrics.members;
    exports dev.lifecycle.metrics.rate;
    exports dev.lifecycle.metrics.retention;
    exports dev.lifecycle.metrics.revenue;
    exports dev.lifecycle.metrics.service;
    exports dev.lifecycle.metrics.state;
    exports dev.lifecycle.metrics.survey;
    exports dev.lifecycle.metrics.survival;
    exports dev.lifecycle.metrics.value.fit;
    exports dev.lifecycle.metrics.value.forecast;
    exports dev.lifecycle.metrics.value.lifetime;
    exports dev.lifecycle.metrics.value.markov;
    exports dev.lifecycle.metrics.value.occasion;
    exports dev.lifecycle.metrics.value.purchase;
    exports dev.lifecycle.metrics.value.renewal;
    exports dev.lifecycle.metrics.value.rfm;
    exports dev.lifecycle.metrics.value.spend;
    exports dev.lifecycle.metrics.value.summary;
    exports dev.lifecycle.metrics.watch;
}
