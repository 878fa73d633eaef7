package consumer;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The libraries it runs with, by name, and on which path. */
final class Jars {

    private Jars() {}

    static void print() {
        boolean named = Jars.class.getModule().isNamed();
        System.out.println("on the " + (named ? "module" : "class") + " path");
        System.out.println("with " + of(System.getProperty(named ? "jdk.module.path" : "java.class.path")));
    }

    private static String of(String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .map(entry -> new File(entry).getName())
                .filter(name -> name.endsWith(".jar"))
                .map(name -> name.replaceFirst("-\\d.*", ""))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
