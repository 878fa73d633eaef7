/** A host application as a module. */
module consumer {
    requires dev.lifecycle;
}
