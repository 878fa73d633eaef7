/** A host application as a module. */
module consumer {
    requires jars;
    requires dev.lifecycle.spring;
    requires spring.statemachine.core;
    requires spring.messaging;
    requires reactor.core;
}
