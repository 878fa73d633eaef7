/** Customer metrics: retention, churn, revenue, surveys, survival, journeys and lifetime value, each with its uncertainty. */
module dev.lifecycle.metrics {
    requires transitive dev.lifecycle;
    requires transitive org.jspecify;
    requires org.slf4j;
    requires hipparchus.core;
    requires org.apache.commons.numbers.gamma;

    exports dev.lifecycle.metrics;
    exports dev.lifecycle.metrics.churn;
    exports dev.lifecycle.metrics.engagement;
    exports dev.lifecycle.metrics.journey;
    exports dev.lifecycle.metrics.rate;
    exports dev.lifecycle.metrics.retention;
    exports dev.lifecycle.metrics.revenue;
    exports dev.lifecycle.metrics.survey;
    exports dev.lifecycle.metrics.survival;
    exports dev.lifecycle.metrics.value;
}
