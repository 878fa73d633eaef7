package dev.lifecycle.boot;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.boot.transaction.SpringTransactions;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.jdbc.JdbcOptions;
import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.EventCodec;
import dev.lifecycle.store.LifecycleStore;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;
import org.springframework.resilience.annotation.EnableResilientMethods;

/**
 * A {@link StageModel} bean is enough: a store in the application's database that joins its transactions, the tables, a {@link Lifecycle} bean
 * for each model, and the schedules. Each part is left out where the host has a bean of its own.
 */
@AutoConfiguration(
        after = {DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration"
        })
@ConditionalOnBean(StageModel.class)
@EnableConfigurationProperties(LifecycleProperties.class)
@EnableResilientMethods(proxyTargetClass = true)
@ImportRuntimeHints(LifecycleRuntimeHints.class)
public final class LifecycleAutoConfiguration {

    @Bean
    static LifecycleRegistrar lifecycleRegistrar() {
        return new LifecycleRegistrar();
    }

    @Bean(LifecycleRegistrar.FACTORY)
    LifecycleFactory lifecycleFactory(BeanFactory beans, ApplicationEventPublisher publisher) {
        return new LifecycleFactory(beans, publisher);
    }

    @Bean
    @ConditionalOnMissingBean
    Lifecycles lifecycles(ObjectProvider<Lifecycle> beans) {
        return new Lifecycles(beans);
    }

    @Bean
    @ConditionalOnMissingBean(name = "lifecycleSchedules")
    LifecycleSchedules lifecycleSchedules(
            Lifecycles lifecycles,
            LifecycleProperties properties,
            ListableBeanFactory beans,
            ObjectProvider<InstantSource> clock,
            ObjectProvider<RunListener> listeners,
            Environment environment) {
        Runs runs = new Runs(lifecycles, properties, clock.getIfUnique(InstantSource::system), listeners);
        return new LifecycleSchedules(runs, properties, senders(beans), environment);
    }

    private static ObjectProvider<Sender> senders(ListableBeanFactory beans) {
        ObjectProvider<Sender> senders = beans.getBeanProvider(Sender.class);
        if (senders.getIfUnique() == null && senders.stream().findAny().isPresent()) {
            throw new IllegalStateException(Messages.manySenders(List.of(beans.getBeanNamesForType(Sender.class))));
        }
        return senders;
    }

    /** The store in the host's database, unless the host has another one. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(DataSource.class)
    @ConditionalOnMissingBean(LifecycleStore.class)
    @Import(DatabaseInitializationDependencyConfigurer.class)
    static final class InDatabase {

        @Bean
        @ConditionalOnMissingBean
        LifecycleDataSource lifecycleDataSource(LifecycleProperties properties, ListableBeanFactory beans) {
            return LifecycleDataSource.named(properties.datasource(), beans);
        }

        @Bean
        @ConditionalOnMissingBean
        JdbcOptions lifecycleJdbcOptions(LifecycleProperties properties, ObjectProvider<EventCodec> codec) {
            JdbcOptions options = JdbcOptions.defaults().tablePrefix(properties.tablePrefix());
            EventCodec keeping = codec.getIfUnique();
            return keeping == null ? options : options.keepEvents(keeping);
        }

        @Bean
        @ConditionalOnMissingBean
        @DependsOnDatabaseInitialization
        LifecycleSchema lifecycleSchema(
                LifecycleDataSource database, JdbcOptions options, LifecycleProperties properties) {
            return new LifecycleSchema(database.source(), options, properties.schema());
        }

        /** Connections that it takes outside of a transaction are its own, whatever mode the pool hands them out in. */
        @Bean
        JdbcStore lifecycleStore(LifecycleDataSource database, JdbcOptions options, LifecycleSchema tables) {
            return new JdbcStore(
                    database.source(),
                    options.ownConnections()
                            .joining(new SpringTransactions(database.source()))
                            .lookingLater());
        }
    }
}
