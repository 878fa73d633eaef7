package dev.lifecycle.boot.test;

import dev.lifecycle.boot.LifecycleAutoConfiguration;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.ManualClock;
import dev.lifecycle.testkit.Scenario;
import java.time.InstantSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/** What a {@link LifecycleTest} has in place of a database and of time that passes; what the test defines itself is left to it. */
@AutoConfiguration(before = LifecycleAutoConfiguration.class)
public final class LifecycleTestAutoConfiguration {

    private static final String NEW_YEAR = "2026-01-01T00:00:00Z";

    @Bean
    @ConditionalOnMissingBean(InstantSource.class)
    ManualClock lifecycleClock() {
        return ManualClock.at(NEW_YEAR);
    }

    @Bean
    @ConditionalOnMissingBean(LifecycleStore.class)
    InMemoryStore lifecycleStore(InstantSource clock) {
        return new InMemoryStore(clock);
    }

    /** Each point of injection gets a story of its own. */
    @Bean
    @Scope("prototype")
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(StageModel.class)
    Scenario lifecycleScenario(StageModel model) {
        return Scenario.of(model);
    }
}
