package dev.lifecycle.examples.quickstart;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code mvn compile exec:java}: moves a customer base through its lifecycle and reports what happened. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        description = "Moves a customer base through its lifecycle and reports what happened.")
public final class Quickstart implements Callable<Integer> {

    Quickstart() {}

    /**
     * Runs the program; returns normally on success and throws on failure, so that a build that calls it fails too.
     *
     * @param args the command line, see {@code --help}
     */
    public static void main(String[] args) {
        int exit = new CommandLine(new Quickstart()).execute(args);
        if (exit != 0) {
            throw new IllegalStateException("quickstart ended with exit code " + exit + "; see the message above");
        }
    }

    @Override
    public Integer call() {
        return 0;
    }
}
