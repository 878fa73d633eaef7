package dev.lifecycle.jdbc;

import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.LifecycleStoreContract;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "isInstalled", disabledReason = "no MariaDB server (mariadbd, mariadb-install-db) is installed")
class JdbcStoreOnMariaDbTest extends LifecycleStoreContract {

    private static DataSource database;

    static boolean isInstalled() {
        return MariaDb.isInstalled();
    }

    @BeforeAll
    static void createTables() {
        DataSource source = Databases.of("mariadb");
        Databases.createTables(source, "mariadb", JdbcOptions.defaults());
        database = Pool.of(source, 16);
    }

    @Override
    protected LifecycleStore newStore() {
        Databases.empty(database, JdbcOptions.defaults());
        return new JdbcStore(database);
    }
}
