package consumer;

import dev.lifecycle.Lifecycle;
import dev.lifecycle.jdbc.JdbcOptions;
import dev.lifecycle.jdbc.JdbcStore;
import dev.lifecycle.jdbc.Schema;
import dev.lifecycle.preset.CrmCycle;
import jars.Jars;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.h2.jdbcx.JdbcDataSource;

final class Main {

    private Main() {}

    public static void main(String[] args) throws SQLException {
        Jars.print(Main.class);
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:consumer;DB_CLOSE_DELAY=-1");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : Schema.statements("h2", JdbcOptions.defaults())) {
                statement.execute(sql);
            }
        }
        Lifecycle customers =
                Lifecycle.of(CrmCycle.model()).store(new JdbcStore(database)).build();
        customers.adopt("c-1", CrmCycle.INTERACT, Instant.parse("2026-03-02T09:00:00Z"), "kept in a database");
        customers.history("c-1").forEach(System.out::println);
    }
}
