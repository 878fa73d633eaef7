package dev.lifecycle.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lifecycle.json.JacksonEventCodec;
import dev.lifecycle.model.document.Bindings;
import dev.lifecycle.stage.Occurrence;
import dev.lifecycle.store.EventCodec;
import dev.lifecycle.store.LifecycleStore;
import dev.lifecycle.testkit.LifecycleStoreContract;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract once more, with the events themselves kept by the codec over JSON. */
class JdbcStoreKeepingEventsTest extends LifecycleStoreContract {

    private static final JdbcOptions OPTIONS =
            JdbcOptions.defaults().keepEvents(new JacksonEventCodec(Bindings.none()));

    private DataSource database;

    @BeforeEach
    void nameTheDatabase() {
        assertThat(store().keepsEvents()).isTrue();
    }

    @Override
    protected LifecycleStore newStore() {
        database = Databases.h2();
        Databases.createTables(database, "h2", OPTIONS);
        return new JdbcStore(Pool.of(database, 16), OPTIONS);
    }

    @Test
    void an_event_that_the_codec_refuses_is_an_error_and_nothing_is_kept() {
        EventCodec refusing = new EventCodec() {
            @Override
            public Encoded encode(Object event) {
                throw new IllegalArgumentException("cannot write " + event);
            }

            @Override
            public Object decode(Encoded encoded) {
                return encoded;
            }
        };
        LifecycleStore store = new JdbcStore(database, JdbcOptions.defaults().keepEvents(refusing));
        assertThatThrownBy(() -> Customers.in(store).handle("c-1", Customers.paid(), Customers.MONDAY, "e-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot write Signal");
        assertThat(StoredState.of(database)).isEmpty();
    }

    @Test
    void a_store_without_a_codec_leaves_what_another_kept() {
        Customers.in(store()).handle("c-1", Customers.paid(), Customers.MONDAY, "e-1");
        LifecycleStore forgetful = new JdbcStore(database);
        Customers.in(forgetful).handle("c-1", Customers.paid(), Customers.MONDAY.plusSeconds(1), "e-2");
        assertThat(forgetful.events(Customers.MODEL, "c-1")).isEmpty();
        assertThat(store().events(Customers.MODEL, "c-1"))
                .isEqualTo(List.of(new Occurrence("c-1", Customers.paid(), Customers.MONDAY, "e-1")));
    }
}
