package dev.lifecycle.boot;

import dev.lifecycle.Lifecycle;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** A host application as it is written: an order and its stage change in one transaction, over whichever manager it has. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = Host.class)
@Import(Shop.class)
class Host {

    @Entity
    @Table(name = "orders")
    static class Order {
        @Id
        private String number;

        protected Order() {}

        Order(String number) {
            this.number = number;
        }

        String number() {
            return number;
        }
    }

    @Bean
    Rows rows(DataSource source, ObjectProvider<EntityManager> entities) {
        return new Rows(new JdbcTemplate(source), entities.getIfAvailable());
    }

    @Bean
    Checkout checkout(Rows rows, Lifecycle customers) {
        return new Checkout(rows, customers);
    }

    @Bean
    Heard heard() {
        return new Heard();
    }

    /** The host's own rows. */
    static class Rows {
        private final JdbcTemplate jdbc;
        private final @Nullable EntityManager entities;

        Rows(JdbcTemplate jdbc, @Nullable EntityManager entities) {
            this.jdbc = jdbc;
            this.entities = entities;
            jdbc.execute((ConnectionCallback<Boolean>) Rows::createTable);
        }

        /** Kept whatever the pool's mode is. */
        private static boolean createTable(Connection connection) throws SQLException {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                return statement.execute("CREATE TABLE IF NOT EXISTS orders (number VARCHAR(255) PRIMARY KEY)");
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }

        void insert(String number) {
            if (entities == null) {
                jdbc.update("INSERT INTO orders VALUES (?)", number);
            } else {
                entities.persist(new Order(number));
            }
        }

        List<String> all() {
            return jdbc.queryForList("SELECT number FROM orders ORDER BY number", String.class);
        }
    }

    /** Published by the host within its transaction. */
    record Shipped(String customer, String number) {}

    @Bean
    Loyalty loyalty(Lifecycle customers) {
        return new Loyalty(customers);
    }

    /** Works after the commit, as it says. */
    static class Loyalty {
        private final Lifecycle customers;

        Loyalty(Lifecycle customers) {
            this.customers = customers;
        }

        @TransactionalEventListener
        void on(Shipped shipped) {
            customers.handle(shipped.customer(), new Shop.Ordered(shipped.number()), Instant.EPOCH, shipped.number());
        }
    }

    /** Told of stage changes by Spring. */
    static class Heard {
        final List<String> events = new CopyOnWriteArrayList<>();

        @EventListener
        void on(StageChanged changed) {
            events.add(changed.subject() + " in " + changed.to().id());
        }
    }

    /** What a host does. */
    static class Checkout {
        private final AtomicInteger runs = new AtomicInteger();
        private final Rows rows;
        private final Lifecycle customers;

        Checkout(Rows rows, Lifecycle customers) {
            this.rows = rows;
            this.customers = customers;
        }

        /** A field would be the proxy's own. */
        public AtomicInteger runs() {
            return runs;
        }

        @Transactional
        public void order(String customer, String number, Runnable afterwards) {
            rows.insert(number);
            customers.handle(customer, new Shop.Ordered(number), Instant.EPOCH, number);
            afterwards.run();
        }

        @RetryLostRace
        @Transactional
        public void payUntilWon(String customer, String number, Runnable meanwhile) {
            runs.incrementAndGet();
            rows.insert(number);
            customers.handle(customer, new Shop.Paid(meanwhile), Instant.EPOCH, number);
        }
    }
}
