/** A host application as a module. */
module consumer {
    requires jars;
    requires dev.lifecycle.jdbc;
    requires com.h2database;
    requires java.naming;
}
