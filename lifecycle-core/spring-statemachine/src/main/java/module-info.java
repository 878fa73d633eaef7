/** The bridge to and from Spring Statemachine. */
module dev.lifecycle.spring {
    requires transitive dev.lifecycle;
    requires transitive org.jspecify;
    // automatic modules: a host that uses the bridge on the module path requires them itself
    requires static spring.statemachine.core;
    requires static spring.messaging;
    requires static reactor.core;

    exports dev.lifecycle.spring;
}
