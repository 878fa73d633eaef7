package dev.lifecycle.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.lifecycle.AheadOfTimeException;
import dev.lifecycle.Lifecycle;
import dev.lifecycle.LifecycleListener;
import dev.lifecycle.boot.Shop.Ordered;
import dev.lifecycle.boot.Shop.Standing;
import dev.lifecycle.contact.ContactRules;
import dev.lifecycle.contact.Sender;
import dev.lifecycle.jdbc.JdbcOptions;
import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.jdbc.Schema;
import dev.lifecycle.model.Position;
import dev.lifecycle.model.StageModel;
import dev.lifecycle.store.InMemoryStore;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.store.StoreException;
import dev.lifecycle.testkit.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A model bean is enough; what a host says itself is left to it. */
class AutoConfigurationTest {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    Path folder;

    private final ApplicationContextRunner host = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TransactionAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    FlywayAutoConfiguration.class,
                    LiquibaseAutoConfiguration.class,
                    LifecycleAutoConfiguration.class))
            .withPropertyValues(
                    "spring.datasource.url=" + url(), "spring.flyway.enabled=false", "spring.liquibase.enabled=false");

    private final ApplicationContextRunner shop = host.withUserConfiguration(Shop.class);

    private static String url() {
        return "jdbc:h2:mem:boot" + DATABASES.incrementAndGet() + ";DB_CLOSE_DELAY=-1";
    }

    @Test
    void a_model_bean_is_enough() {
        shop.run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(Lifecycle.class).hasBean("shopLifecycle");
            Lifecycle customers = context.getBean(Lifecycle.class);
            customers.handle("c-1", new Ordered("o-1"), Instant.EPOCH, "o-1");
            assertThat(customers.find("c-1").map(Position::stage)).contains(Standing.ACTIVE);
            assertThat(context.getBean(JdbcTemplate.class)
                            .queryForObject("SELECT COUNT(*) FROM lifecycle_position", Integer.class))
                    .isEqualTo(1);
            assertThat(context.getBean(Lifecycles.class).of("shop")).isSameAs(customers);
            assertThat(context.getBean(Lifecycles.class).models()).containsExactly("shop");
            assertThatThrownBy(() -> context.getBean(Lifecycles.class).of("saas"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'saas'")
                    .hasMessageContaining("[shop]");
        });
    }

    @Test
    void without_a_model_there_is_nothing() {
        host.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(Lifecycles.class)
                .doesNotHaveBean(LifecycleStore.class)
                .doesNotHaveBean(LifecycleSchedules.class));
    }

    @Test
    void several_models_have_a_lifecycle_each_that_goes_by_the_models_bean() {
        host.withUserConfiguration(Shop.class, Club.class, Desk.class).run(context -> {
            assertThat(context).hasNotFailed().hasBean("shopLifecycle").hasBean("clubLifecycle");
            Desk desk = context.getBean(Desk.class);
            assertThat(desk.byName.model().name()).isEqualTo("shop");
            assertThat(desk.qualified.model().name()).isEqualTo("members");
            assertThat(context.getBean(Lifecycles.class).models()).containsExactly("members", "shop");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Club {
        @Bean
        StageModel club() {
            return Shop.SHOP.extend("members").build();
        }
    }

    static class Desk {
        final Lifecycle byName;
        final Lifecycle qualified;

        Desk(Lifecycle shopLifecycle, @Qualifier("club") Lifecycle members) {
            byName = shopLifecycle;
            qualified = members;
        }
    }

    @Test
    void the_lifecycle_of_the_primary_model_is_primary() {
        host.withUserConfiguration(Club.class, PrimaryShop.class)
                .run(context -> assertThat(
                                context.getBean(Lifecycle.class).model().name())
                        .isEqualTo("shop"));
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryShop {
        @Bean
        @Primary
        StageModel shop() {
            return Shop.SHOP;
        }
    }

    @Test
    void two_models_of_one_name_are_refused_where_they_would_be_mixed_up() {
        host.withUserConfiguration(Shop.class, PrimaryClub.class)
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(Lifecycles.class).models())
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("two lifecycles have the model 'shop'"));
    }

    @Configuration(proxyBeanMethods = false)
    static class PrimaryClub {
        @Bean
        StageModel club() {
            return Shop.SHOP;
        }
    }

    @Test
    void every_bean_backs_off() {
        shop.withUserConfiguration(Own.class).run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBeansOfType(Lifecycle.class)).containsOnlyKeys("mine");
            assertThat(context.getBeansOfType(LifecycleStore.class)).containsOnlyKeys("memory");
            assertThat(context.getBeansOfType(Lifecycles.class)).containsOnlyKeys("all");
            assertThat(context).doesNotHaveBean(LifecycleSchedules.class);
            assertThat(context).doesNotHaveBean(LifecycleSchema.class).doesNotHaveBean(LifecycleDataSource.class);
        });
        shop.withUserConfiguration(OwnTables.class).run(context -> {
            assertThat(context.getBeansOfType(JdbcOptions.class)).containsOnlyKeys("options");
            assertThat(context.getBeansOfType(LifecycleDataSource.class)).containsOnlyKeys("place");
            assertThat(context.getBeansOfType(LifecycleSchema.class)).containsOnlyKeys("tables");
            context.getBean(Lifecycle.class).handle("c-1", new Ordered("o-1"), Instant.EPOCH, "o-1");
            assertThat(new JdbcTemplate(
                                    context.getBean(LifecycleDataSource.class).source())
                            .queryForObject("SELECT COUNT(*) FROM crm_position", Integer.class))
                    .isEqualTo(1);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {
        @Bean
        Lifecycle mine(LifecycleStore store) {
            return Lifecycle.of(Shop.SHOP).store(store).build();
        }

        @Bean
        LifecycleStore memory() {
            return new InMemoryStore();
        }

        @Bean
        Lifecycles all(ObjectProvider<Lifecycle> beans) {
            return new Lifecycles(beans);
        }

        @Bean
        String lifecycleSchedules() {
            return "the host has a scheduler of its own";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnTables {
        @Bean
        JdbcOptions options() {
            return JdbcOptions.defaults().tablePrefix("crm_");
        }

        @Bean
        LifecycleDataSource place() {
            return new LifecycleDataSource(new TransactionAwareDataSourceProxy(database()));
        }

        @Bean
        LifecycleSchema tables(LifecycleDataSource place, JdbcOptions options) {
            return new LifecycleSchema(place.source(), options, SchemaMode.CREATE);
        }
    }

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url());
        return database;
    }

    @Test
    void clock_rules_and_what_a_customizer_says_are_the_hosts() {
        shop.withUserConfiguration(Said.class).run(context -> {
            Lifecycle customers = context.getBean(Lifecycle.class);
            customers.handle("c-1", new Ordered("o-1"), NOW, "o-1");
            assertThat(customers.history("c-1").get(0).times().recorded()).isEqualTo(NOW);
            assertThat(customers.deliver(NOW, claim -> {}).suppressed())
                    .as("no consent")
                    .hasSize(1);
            assertThatThrownBy(() -> customers.handle("c-1", new Ordered("o-2"), NOW.plusSeconds(2), "o-2"))
                    .isInstanceOf(AheadOfTimeException.class);
            assertThat(context.getBean(Said.class).heard).containsExactly("shop c-1 null ACTIVE");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Said {
        final List<String> heard = new ArrayList<>();

        @Bean
        InstantSource clock() {
            return ManualClock.at(NOW);
        }

        @Bean
        ContactRules rules() {
            return ContactRules.of().consent(claim -> false);
        }

        @Bean
        LifecycleCustomizer ahead() {
            return (model, builder) -> builder.aheadAtMost(Duration.ofSeconds(1));
        }

        @EventListener
        void heard(StageChanged changed) {
            heard.add(changed.model() + " " + changed.subject() + " "
                    + changed.from().orElse(null) + " " + changed.to().id());
        }
    }

    @Test
    void nowhere_to_keep_them_is_said() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LifecycleAutoConfiguration.class))
                .withUserConfiguration(Shop.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("nowhere to keep its customers")
                        .hasMessageContaining("DataSource"));
    }

    @Test
    void one_of_several_data_sources_is_named_primary_or_asked_for() {
        ApplicationContextRunner two = shop.withUserConfiguration(TwoDataSources.class);
        two.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("several DataSource beans, [orders, crm]")
                .hasMessageContaining("lifecycle.datasource"));
        two.withPropertyValues("lifecycle.datasource=archive")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("names 'archive'")
                        .hasMessageContaining("[orders, crm]"));
        two.withPropertyValues("lifecycle.datasource=crm").run(context -> {
            Lifecycle customers = context.getBean(Lifecycle.class);
            customers.handle("c-1", new Ordered("o-1"), Instant.EPOCH, "o-1");
            assertThat(new JdbcTemplate(context.getBean("crm", DataSource.class))
                            .queryForObject("SELECT COUNT(*) FROM lifecycle_position", Integer.class))
                    .isEqualTo(1);
            TransactionTemplate other = new TransactionTemplate(
                    new DataSourceTransactionManager(context.getBean("orders", DataSource.class)));
            assertThatThrownBy(() -> other.executeWithoutResult(
                            status -> customers.handle("c-1", new Ordered("o-2"), Instant.EPOCH, "o-2")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not over the lifecycle's data source")
                    .hasMessageContaining("lifecycle.datasource");
            TransactionTemplate same =
                    new TransactionTemplate(new DataSourceTransactionManager(context.getBean("crm", DataSource.class)));
            same.executeWithoutResult(status -> {
                customers.handle("c-1", new Ordered("o-2"), Instant.EPOCH, "o-2");
                status.setRollbackOnly();
            });
            assertThat(customers.history("c-1")).hasSize(2);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoDataSources {
        @Bean
        DataSource orders() {
            return database();
        }

        @Bean
        DataSource crm() {
            return database();
        }
    }

    @Test
    void a_transaction_that_nobody_can_see_is_refused() {
        shop.run(context -> {
            DataSourceTransactionManager silent = new DataSourceTransactionManager(context.getBean(DataSource.class));
            silent.setTransactionSynchronization(DataSourceTransactionManager.SYNCHRONIZATION_NEVER);
            assertThatThrownBy(() -> new TransactionTemplate(silent)
                            .executeWithoutResult(
                                    status -> context.getBean(Lifecycle.class).find("c-1")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("SYNCHRONIZATION_NEVER");
        });
    }

    @Test
    void tables_are_created_looked_at_or_left_alone() {
        shop.withPropertyValues("lifecycle.schema=validate")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("table lifecycle_position cannot be read"));
        shop.withPropertyValues("lifecycle.schema=none").run(context -> {
            assertThat(context).hasNotFailed();
            assertThatThrownBy(() -> context.getBean(Lifecycle.class).find("c-1"))
                    .isInstanceOf(StoreException.class);
            Schema.update(context.getBean(DataSource.class), JdbcOptions.defaults());
            assertThat(context.getBean(Lifecycle.class).find("c-1")).isEmpty();
        });
        shop.withPropertyValues("lifecycle.table-prefix=crm_")
                .run(context -> assertThat(context.getBean(JdbcTemplate.class)
                                .queryForObject("SELECT version FROM crm_schema", Integer.class))
                        .isEqualTo(Schema.version()));
    }

    @Test
    void flyway_and_liquibase_come_first_whether_they_know_the_tables_or_not() throws Exception {
        Path flyway = Files.createDirectory(folder.resolve("flyway"));
        Files.writeString(flyway.resolve("V1__orders.sql"), "CREATE TABLE orders (id VARCHAR(20) PRIMARY KEY);");
        String locations = "spring.flyway.locations=filesystem:" + flyway;
        shop.withPropertyValues("spring.datasource.url=" + url(), "spring.flyway.enabled=true", locations)
                .run(context ->
                        assertThat(context.getBean(Lifecycle.class).find("c-1")).isEmpty());
        Files.writeString(flyway.resolve("V2__lifecycle.sql"), Schema.script("h2", JdbcOptions.defaults()));
        shop.withPropertyValues(
                        "spring.datasource.url=" + url(),
                        "spring.flyway.enabled=true",
                        locations,
                        "lifecycle.schema=validate")
                .run(context ->
                        assertThat(context.getBean(Lifecycle.class).find("c-1")).isEmpty());

        Files.writeString(
                folder.resolve("changes.sql"),
                "--liquibase formatted sql\n--changeset shop:1\n" + Schema.script("h2", JdbcOptions.defaults()));
        shop.withPropertyValues(
                        "spring.datasource.url=" + url(),
                        "spring.liquibase.enabled=true",
                        "spring.liquibase.change-log=file:" + folder.resolve("changes.sql"),
                        "lifecycle.schema=validate")
                .run(context ->
                        assertThat(context.getBean(Lifecycle.class).find("c-1")).isEmpty());
    }

    @Test
    void several_senders_and_times_that_are_none_are_refused() {
        shop.withBean("one", Sender.class, () -> claim -> {})
                .withBean("other", Sender.class, () -> claim -> {})
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("several Sender beans, [one, other]"));
        shop.withPropertyValues("lifecycle.sweep.every=0s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("lifecycle.sweep.every must be longer than nothing"));
        shop.withPropertyValues("lifecycle.sweep.lag=-1s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("lifecycle.sweep.lag must not be negative"));
    }

    @Test
    void a_listener_may_hold_the_lifecycle() {
        shop.withUserConfiguration(Holding.class).run(context -> {
            assertThat(context).hasNotFailed();
            context.getBean(Lifecycle.class).handle("c-1", new Ordered("o-1"), Instant.EPOCH, "o-1");
            assertThat(context.getBean(Holding.class).seen).containsExactly("c-1 in ACTIVE");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Holding {
        final List<String> seen = new ArrayList<>();

        @Bean
        LifecycleListener failing() {
            return change -> {
                throw new IllegalStateException("a listener that fails keeps no other from hearing");
            };
        }

        @Bean
        LifecycleListener listener(Lifecycle customers) {
            return change -> seen.add(change.subject() + " in "
                    + customers.find(change.subject()).orElseThrow().stage().id());
        }
    }

    @Test
    void there_is_no_mapper_of_json_among_what_it_makes() {
        shop.run(context -> assertThat(context.getBeanDefinitionNames())
                .extracting(name -> context.getType(name).getName())
                .noneMatch(type -> type.contains("jackson")));
    }

    @Configuration(proxyBeanMethods = false)
    static class OldMapper {
        @Bean
        ObjectMapper mapper() {
            return new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        }
    }

    record Receipt(String orderId) {}

    @Test
    void a_mapper_of_jackson_2_stays_the_hosts_own() {
        shop.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class))
                .withUserConfiguration(OldMapper.class)
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(ObjectMapper.class);
                    ObjectMapper mapper = context.getBean(ObjectMapper.class);
                    assertThat(mapper).isSameAs(context.getBean("mapper"));
                    assertThat(mapper.getRegisteredModuleIds()).isEmpty();
                    assertThat(mapper.writeValueAsString(new Receipt("o-1"))).isEqualTo("{\"order_id\":\"o-1\"}");
                    context.getBean(Lifecycle.class).handle("c-1", new Ordered("o-1"), Instant.EPOCH, "o-1");
                    assertThat(mapper.writeValueAsString(new Receipt("o-2"))).isEqualTo("{\"order_id\":\"o-2\"}");
                });
    }

    @Test
    void the_store_joins_and_is_the_only_one_of_its_kind() {
        shop.run(context -> assertThat(context).getBean(LifecycleStore.class).isInstanceOf(JdbcStore.class));
    }
}
