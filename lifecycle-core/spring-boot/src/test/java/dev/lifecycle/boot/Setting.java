package dev.lifecycle.boot;

/**
 * What a host runs on.
 *
 * @param database   {@code h2} in a file or {@code postgresql}
 * @param manager    {@code jdbc} or {@code jpa}
 * @param pool       how many connections there are
 * @param autoCommit how the pool hands them out
 */
record Setting(String database, String manager, int pool, boolean autoCommit) {

    boolean isJpa() {
        return manager.equals("jpa");
    }

    @Override
    public String toString() {
        return database + ", " + manager + ", pool of " + pool + ", auto-commit " + (autoCommit ? "on" : "off");
    }
}
