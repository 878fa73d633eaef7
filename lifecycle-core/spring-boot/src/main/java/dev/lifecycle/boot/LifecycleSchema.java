package dev.lifecycle.boot;

import dev.lifecycle.jdbc.JdbcOptions;
import dev.lifecycle.jdbc.Schema;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;

/** Sees to the tables when the application starts, after whatever else the host keeps its schema with. The store comes after it. */
public final class LifecycleSchema implements InitializingBean {

    private final DataSource source;
    private final JdbcOptions options;
    private final SchemaMode mode;

    /** @param options whose table prefix to use */
    public LifecycleSchema(DataSource source, JdbcOptions options, SchemaMode mode) {
        this.source = source;
        this.options = options;
        this.mode = mode;
    }

    @Override
    public void afterPropertiesSet() {
        if (mode == SchemaMode.CREATE) {
            Schema.update(source, options);
        }
        if (mode != SchemaMode.NONE) {
            Schema.validate(source, options);
        }
    }
}
