package dev.lifecycle.boot;

/** What becomes of the lifecycle's tables when the application starts. */
public enum SchemaMode {
    /** They are created, or brought to the version that is needed, by one node of several. */
    CREATE,
    /** They must be there and of the version that is needed, or the application does not start. */
    VALIDATE,
    /** Nobody looks; what is wrong with them is said at the first use. */
    NONE
}
