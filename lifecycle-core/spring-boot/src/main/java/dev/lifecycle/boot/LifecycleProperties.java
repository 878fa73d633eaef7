package dev.lifecycle.boot;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a host may say about its lifecycles in its configuration.
 *
 * @param datasource  name of the DataSource bean that lifecycles are kept in; the only or primary one unless given
 * @param schema      what becomes of the tables when the application starts
 * @param tablePrefix what each table's name begins with
 * @param sweep       when timers fire
 * @param deliver     when touchpoints go out
 * @param metrics     how meters are read
 * @param health      when the lifecycle is not well
 * @param endpoint    what the actuator endpoint shows
 */
@ConfigurationProperties("lifecycle")
public record LifecycleProperties(
        @Nullable String datasource,
        @DefaultValue("create") SchemaMode schema,
        @DefaultValue("lifecycle_") String tablePrefix,
        @DefaultValue Sweep sweep,
        @DefaultValue Deliver deliver,
        @DefaultValue Metrics metrics,
        @DefaultValue Health health,
        @DefaultValue Endpoint endpoint) {

    /**
     * When timers fire.
     *
     * @param enabled whether this instance sweeps; any number of instances may
     * @param every   how long it waits from the end of one sweep to the next
     * @param lag     how late events may come in: timers due within this time of now wait for them
     */
    public record Sweep(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1m") Duration every,
            @DefaultValue("1m") Duration lag) {

        /** @throws IllegalArgumentException if {@code every} is not positive, or {@code lag} is negative */
        public Sweep {
            Messages.requirePositive("lifecycle.sweep.every", every);
            if (lag.isNegative()) {
                throw new IllegalArgumentException(Messages.negative("lifecycle.sweep.lag", lag));
            }
        }
    }

    /**
     * When touchpoints go out; never where there is no Sender bean.
     *
     * @param enabled whether this instance delivers; any number of instances may
     * @param every   how long it waits from the end of one round to the next
     */
    public record Deliver(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("10s") Duration every) {

        /** @throws IllegalArgumentException if {@code every} is not positive */
        public Deliver {
            Messages.requirePositive("lifecycle.deliver.every", every);
        }
    }

    /**
     * How meters are read.
     *
     * @param readAtMostEvery how long the figures of population and touchpoints are kept before the database is asked anew
     */
    public record Metrics(@DefaultValue("1m") Duration readAtMostEvery) {

        /** @throws IllegalArgumentException if it is not positive */
        public Metrics {
            Messages.requirePositive("lifecycle.metrics.read-at-most-every", readAtMostEvery);
        }
    }

    /**
     * When the lifecycle is not well.
     *
     * @param overdueAtMost how long the oldest touchpoint or timer may be overdue; longer is DOWN. Only shown unless given
     * @param failedAtMost  how many touchpoints may have been given up; more is DOWN. Only shown unless given
     */
    public record Health(
            @Nullable Duration overdueAtMost, @Nullable Integer failedAtMost) {}

    /**
     * What the actuator endpoint shows.
     *
     * @param showIds whether customers, event ids, keys, notes and kept texts are shown or masked
     * @param roles   who is authorized to see them, with WHEN_AUTHORIZED; everybody who is signed in unless given
     */
    public record Endpoint(
            @DefaultValue("never") ShowIds showIds,
            @DefaultValue Set<String> roles) {

        /** Copies the roles. */
        public Endpoint {
            roles = Set.copyOf(roles);
        }
    }

    /** To whom the endpoint shows ids. */
    public enum ShowIds {
        /** To nobody. */
        NEVER,
        /** To who is signed in and has one of the roles. */
        WHEN_AUTHORIZED,
        /** To everybody who may read the endpoint. */
        ALWAYS
    }
}
