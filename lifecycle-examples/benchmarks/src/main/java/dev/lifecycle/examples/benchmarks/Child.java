package dev.lifecycle.examples.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Another process of the same program: what is measured there finds nothing of what was measured before. */
final class Child {

    private Child() {}

    /**
     * Runs a main class to its end and tells what it printed, line by line.
     *
     * @throws IllegalStateException if it fails; its error stream is this process's
     */
    static List<String> run(Class<?> main, List<String> options, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error", "-cp", classPath(), main.getName()));
        command.addAll(List.of(args));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            List<String> printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        main.getName() + " " + List.of(args) + " ended with " + code + " and printed " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new IllegalStateException("could not start " + command.get(0), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + main.getName() + " was running", e);
        }
    }

    /** Makes the class path known to processes started from here, also where a build tool loaded this class. */
    static String classPath() {
        if (Child.class.getClassLoader() instanceof URLClassLoader loader) {
            StringJoiner path = new StringJoiner(File.pathSeparator);
            for (URL url : loader.getURLs()) {
                path.add(pathOf(url).toString());
            }
            System.setProperty("java.class.path", path.toString());
        }
        return System.getProperty("java.class.path");
    }

    private static Path pathOf(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has an entry that is no path: " + url, e);
        }
    }
}
