/** Stage models, positions, history and events as JSON. */
module dev.lifecycle.json {
    requires transitive dev.lifecycle;
    requires transitive org.jspecify;
    requires transitive tools.jackson.databind;

    exports dev.lifecycle.json;
}
