/** Customer lifecycle stages, rules, positions and history, embeddable in any host application. */
module dev.lifecycle {
    requires transitive org.jspecify;
    requires org.slf4j;
    requires tools.jackson.databind;

    exports dev.lifecycle.diagram;
    exports dev.lifecycle.json;
    exports dev.lifecycle.model;
    exports dev.lifecycle.store;
}
