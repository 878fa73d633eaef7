package dev.lifecycle.boot.test;

import dev.lifecycle.boot.LifecycleDataSource;
import dev.lifecycle.jdbc.JdbcOptions;
import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.jdbc.Schema;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.LifecycleStoreContract;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The store contract over the application's own {@code DataSource}, with its pool, its driver and its database, in one line:
 *
 * <pre>{@code
 * class OurDatabaseTest extends HostStoreContract {}
 * }</pre>
 *
 * <p>It works in tables of its own, {@code lifecycle_contract_…}, which it creates and empties before each test; those of the application are
 * not touched. Threads race in it, so the pool needs several connections.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"lifecycle.sweep.enabled=false", "lifecycle.deliver.enabled=false"})
public abstract class HostStoreContract extends LifecycleStoreContract {

    private static final JdbcOptions OPTIONS =
            JdbcOptions.defaults().tablePrefix("lifecycle_contract_").ownConnections();

    @Autowired
    private LifecycleDataSource database;

    /** For subclasses. */
    protected HostStoreContract() {}

    @Override
    protected LifecycleStore newStore() {
        Schema.update(database.source(), OPTIONS);
        JdbcTemplate host = new JdbcTemplate(database.source());
        Schema.tables(OPTIONS).forEach(table -> host.update("DELETE FROM " + table));
        return new JdbcStore(database.source(), OPTIONS);
    }
}
