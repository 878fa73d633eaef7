/** Customer lifecycle stages, rules, positions and history, embeddable in any host application. */
module dev.lifecycle {
    requires transitive org.jspecify;
    requires org.slf4j;

    exports dev.lifecycle;
    exports dev.lifecycle.model;
    exports dev.lifecycle.preset;
    exports dev.lifecycle.preset.event;
    exports dev.lifecycle.store;
}
