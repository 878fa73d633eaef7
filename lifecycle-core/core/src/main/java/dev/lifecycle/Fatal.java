package dev.lifecycle;

/** Tells what ends a whole run from what is one customer's own trouble. */
final class Fatal {

    private Fatal() {}

    /** Throws it again if the machine itself is in trouble; a stack overflow alone is the trouble of the code that was called. */
    static void rethrow(Throwable thrown) {
        if (thrown instanceof VirtualMachineError error && !(thrown instanceof StackOverflowError)) {
            throw error;
        }
    }
}
