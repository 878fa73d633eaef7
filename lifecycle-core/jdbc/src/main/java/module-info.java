/** The store over a {@code DataSource}. */
module dev.lifecycle.jdbc {
    requires org.slf4j;
    requires transitive dev.lifecycle;
    requires transitive java.sql;
    requires transitive org.jspecify;

    exports dev.lifecycle.jdbc;
}
