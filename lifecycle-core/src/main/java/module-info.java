/** Customer lifecycle stages, rules, positions and history, embeddable in any host application. */
module dev.lifecycle {
    requires transitive org.jspecify;
    requires transitive java.sql;
    requires java.xml;
    requires org.slf4j;
    requires transitive tools.jackson.databind;
    // for the bridge alone; their modules are automatic, so a host that uses it requires them itself
    requires static spring.statemachine.core;
    requires static spring.messaging;
    requires static reactor.core;

    exports dev.lifecycle;
    exports dev.lifecycle.diagram;
    exports dev.lifecycle.json;
    exports dev.lifecycle.model;
    exports dev.lifecycle.preset;
    exports dev.lifecycle.spring;
    exports dev.lifecycle.store;
    exports dev.lifecycle.store.jdbc;
}
