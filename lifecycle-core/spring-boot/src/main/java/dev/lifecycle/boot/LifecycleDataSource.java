package dev.lifecycle.boot;

import dev.lifecycle.boot.transaction.SpringTransactions;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Which of the host's data sources lifecycles are kept in. A bean of this type may say so in place of {@code lifecycle.datasource}.
 *
 * @param source as transaction managers know it
 */
public record LifecycleDataSource(DataSource source) {

    /** Looks through a proxy that hands out the connection of the open transaction: who may use that one is decided elsewhere. */
    public LifecycleDataSource {
        source = SpringTransactions.behindProxy(source);
    }

    static LifecycleDataSource named(@Nullable String name, ListableBeanFactory beans) {
        List<String> there = Arrays.asList(beans.getBeanNamesForType(DataSource.class));
        if (name == null) {
            DataSource only = beans.getBeanProvider(DataSource.class).getIfUnique();
            if (only == null) {
                throw new IllegalStateException(Messages.manyDataSources(there));
            }
            return new LifecycleDataSource(only);
        }
        if (!beans.containsBean(name) || !beans.isTypeMatch(name, DataSource.class)) {
            throw new IllegalStateException(Messages.noDataSource(name, there));
        }
        return new LifecycleDataSource(beans.getBean(name, DataSource.class));
    }
}
