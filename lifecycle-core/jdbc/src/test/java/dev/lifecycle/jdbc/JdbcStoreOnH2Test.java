package dev.lifecycle.jdbc;

import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.LifecycleStoreContract;
import javax.sql.DataSource;

class JdbcStoreOnH2Test extends LifecycleStoreContract {

    @Override
    protected LifecycleStore newStore() {
        DataSource database = Databases.h2();
        Databases.createTables(database, "h2", JdbcOptions.defaults());
        return new JdbcStore(Pool.of(database, 16));
    }
}
