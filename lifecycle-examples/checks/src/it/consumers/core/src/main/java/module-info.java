/** A host application as a module. */
module consumer {
    requires jars;
    requires dev.lifecycle;
}
