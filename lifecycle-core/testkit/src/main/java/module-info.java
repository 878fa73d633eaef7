/** For the tests of hosts and of stores: the store contract, stories told through a model, a clock set by hand. */
module dev.lifecycle.testkit {
    requires transitive dev.lifecycle;
    requires transitive org.jspecify;
    requires transitive org.junit.jupiter.api;

    exports dev.lifecycle.testkit;
}
