package dev.lifecycle.examples.quickstart;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether a person is looking on. */
final class Terminal {

    private Terminal() {}

    /** From JDK 22 on there is a console without a terminal, too, which then says so. */
    @SuppressWarnings("SystemConsoleNull") // it is null up to JDK 21
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a console does not say whether it is a terminal", e);
        }
    }
}
