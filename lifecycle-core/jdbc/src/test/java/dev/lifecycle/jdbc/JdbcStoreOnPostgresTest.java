package dev.lifecycle.jdbc;

import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.LifecycleStoreContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;

class JdbcStoreOnPostgresTest extends LifecycleStoreContract {

    private static DataSource database;

    @BeforeAll
    static void createTables() {
        DataSource source = Databases.postgres();
        Databases.createTables(source, "postgresql", JdbcOptions.defaults());
        database = Pool.of(source, 16);
    }

    @Override
    protected LifecycleStore newStore() {
        Databases.empty(database, JdbcOptions.defaults());
        return new JdbcStore(database);
    }
}
