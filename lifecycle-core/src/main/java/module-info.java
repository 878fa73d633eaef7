/** Customer lifecycle stages, rules, positions and history, embeddable in any host application. */
module dev.lifecycle {
    requires transitive org.jspecify;
    requires java.xml;
    requires org.slf4j;
    requires transitive tools.jackson.databind;

    exports dev.lifecycle;
    exports dev.lifecycle.diagram;
    exports dev.lifecycle.json;
    exports dev.lifecycle.model;
    exports dev.lifecycle.preset;
    exports dev.lifecycle.store;
}
