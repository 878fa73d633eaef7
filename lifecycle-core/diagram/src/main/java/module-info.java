/** Pictures of a stage model, and SCXML both ways. */
module dev.lifecycle.diagram {
    requires transitive dev.lifecycle;
    requires transitive org.jspecify;
    requires java.xml;

    exports dev.lifecycle.diagram;
    exports dev.lifecycle.scxml;
}
