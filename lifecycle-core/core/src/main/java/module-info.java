/** Customer lifecycle stages, rules, positions and history, embeddable in any host application. */
module dev.lifecycle {
    requires transitive org.jspecify;
    requires org.slf4j;

    exports dev.lifecycle;
    exports dev.lifecycle.contact;
    exports dev.lifecycle.model;
    exports dev.lifecycle.model.document;
    exports dev.lifecycle.model.migration;
    exports dev.lifecycle.preset;
    exports dev.lifecycle.preset.event;
    exports dev.lifecycle.stage;
    exports dev.lifecycle.store;
}
